"""What a copy in our own format holds beside the pages: notebooks, templates, learned words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from companion.errors import ImportUnreadable, ImportUnsafe
from companion.journal import notebooks
from companion.journal.importers.left_out import LeftOut, too_long, unreadable
from companion.journal.importers.reading import TooLarge, read_one
from companion.journal.importers.safe_json import parsed
from companion.journal.learned_words import LONGEST_WORD
from companion.journal.model import FIRST
from companion.journal.notebooks import Notebook
from companion.journal.own_format import JOURNAL
from companion.journal.tables import kind_of, learned_word, moment_of, page_template, stamp
from companion.values import storable

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MOST_BYTES: Final = 64 * 1024 * 1024
_LONGEST_ID: Final = 16
_NOTEBOOK_ID: Final = re.compile(f"{FIRST}|[0-9a-f]{{16}}")


def read_rest(folder: Path, left_out: LeftOut) -> Any:
    """Return what the file beside the pages holds; a copy of some pages only has none.

    What of it cannot come in is noted in `left_out`.
    """
    try:
        value = parsed(read_one(folder / JOURNAL, _MOST_BYTES), folder).value
    except TooLarge:
        left_out.add(JOURNAL, too_long())
        return None
    except (ImportUnreadable, ImportUnsafe):
        if (folder / JOURNAL).exists():
            left_out.add(JOURNAL, unreadable())
        return None
    for name, (most, read) in _KINDS.items():
        found = value.get(name, []) if isinstance(value, dict) else None
        if not isinstance(found, list):
            left_out.add(f"{JOURNAL}: {name}", unreadable())
            continue
        if len(found) > most:
            left_out.add(f"{JOURNAL}: {name}", too_long())
        for number, record in enumerate(found[:most], 1):
            if not isinstance(record, dict) or read(record) is None:
                left_out.add(f"{JOURNAL}: {name} {number}", unreadable())
    return value


def bring_in_notebooks(connection: Connection, value: Any) -> None:
    """Add notebooks that are not here, by id and by name; the first takes a name if it has none."""
    here = notebooks.listed(connection)
    names = {one.name.casefold() for one in here}
    ids = {one.id for one in here if one.title}
    for record in _records(value, "notebooks"):
        row = _notebook(record)
        if row is None or row.id in ids or row.title.casefold() in names:
            continue
        ids.add(row.id)
        names.add(row.title.casefold())
        notebooks.put(connection, row, moment_of(record["created_utc"]))


def bring_in_rest(connection: Connection, value: Any) -> None:
    """Add templates and words that are not here."""
    here = set(connection.execute(select(page_template.c.uid)).scalars())
    for record in _records(value, "templates"):
        row = _template(record)
        if row is not None and row["uid"] not in here:
            here.add(row["uid"])
            connection.execute(page_template.insert(), row)
    for record in _records(value, "learned_words"):
        row = _word(record)
        if row is not None:
            connection.execute(insert(learned_word).values(**row).on_conflict_do_nothing())


def _notebook(record: dict[str, Any]) -> Notebook | None:
    if not all(isinstance(record.get(name), str) for name in ("id", "name", "created_utc")):
        return None
    try:
        created = moment_of(record["created_utc"])
        is_known = created.tzinfo is not None and bool(stamp(created))
    except (ValueError, OverflowError):  # the first or the last day of the calendar
        return None
    title = notebooks.tidy(record["name"])
    if not is_known or not title or not _NOTEBOOK_ID.fullmatch(record["id"]):
        return None
    return Notebook(record["id"], title)


def _records(value: Any, name: str) -> list[dict[str, Any]]:
    found = value.get(name) if isinstance(value, dict) else None
    listed = found if isinstance(found, list) else []
    return [each for each in listed[: _KINDS[name][0]] if isinstance(each, dict)]


def _word(record: dict[str, Any]) -> dict[str, Any] | None:
    language, word = record.get("language"), record.get("word")
    if not isinstance(language, str) or not isinstance(word, str):
        return None
    if not 0 < len(word) <= LONGEST_WORD:
        return None
    return {"language": storable(language)[:_LONGEST_ID], "word": storable(word)}


def _template(record: dict[str, Any]) -> dict[str, Any] | None:
    names = ("id", "name", "kind", "title", "text", "changed_utc")
    if not all(isinstance(record.get(name), str) for name in names):
        return None
    try:
        changed = moment_of(record["changed_utc"])
        changed_utc = stamp(changed)
    except (ValueError, OverflowError):
        return None
    if changed.tzinfo is None or not record["name"].strip():
        return None
    return {
        "uid": storable(record["id"])[:_LONGEST_ID],
        "name": storable(record["name"]),
        "kind": kind_of(record["kind"]).value,
        "title": storable(record["title"]),
        "body": storable(record["text"]),
        "changed_utc": changed_utc,
    }


_KINDS: Final[dict[str, tuple[int, Callable[[dict[str, Any]], object]]]] = {
    "notebooks": (1_000, _notebook),
    "templates": (1_000, _template),
    "learned_words": (200_000, _word),
}
"""How many of each are read at most, and what reads one; None for what cannot be read."""
