"""What a copy in our own format holds beside the pages: notebooks, templates, learned words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from companion.errors import ImportUnreadable, ImportUnsafe
from companion.journal import notebooks
from companion.journal.importers.reading import read_whole
from companion.journal.importers.safe_json import parsed
from companion.journal.learned_words import LONGEST_WORD
from companion.journal.model import FIRST, LONGEST_TITLE, MOST_CHARACTERS, storable
from companion.journal.notebooks import Notebook
from companion.journal.own_format import JOURNAL
from companion.journal.tables import kind_of, learned_word, moment_of, page_template, stamp
from companion.journal.templates import LONGEST_NAME

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MOST_BYTES: Final = 64 * 1024 * 1024
_MOST_TEMPLATES: Final = 1_000
_MOST_WORDS: Final = 200_000
_MOST_NOTEBOOKS: Final = 1_000
_LONGEST_ID: Final = 16
_NOTEBOOK_ID: Final = re.compile(f"{FIRST}|[0-9a-f]{{16}}")


def bring_in_notebooks(connection: Connection, folder: Path) -> None:
    """Add notebooks that are not here, by id and by name; the first takes a name if it has none."""
    here = notebooks.listed(connection)
    names = {one.name.casefold() for one in here}
    ids = {one.id for one in here if one.title}
    for record in _records(_read(folder), "notebooks", _MOST_NOTEBOOKS):
        row = _notebook(record)
        if row is None or row.id in ids or row.title.casefold() in names:
            continue
        ids.add(row.id)
        names.add(row.title.casefold())
        notebooks.put(connection, row, moment_of(record["created_utc"]))


def bring_in_rest(connection: Connection, folder: Path) -> None:
    """Add templates and words that are not here; what cannot be read is passed over."""
    value = _read(folder)
    here = set(connection.execute(select(page_template.c.uid)).scalars())
    for record in _records(value, "templates", _MOST_TEMPLATES):
        row = _template(record)
        if row is not None and row["uid"] not in here:
            here.add(row["uid"])
            connection.execute(page_template.insert(), row)
    for record in _records(value, "learned_words", _MOST_WORDS):
        language, word = record.get("language"), record.get("word")
        if isinstance(language, str) and isinstance(word, str) and 0 < len(word) <= LONGEST_WORD:
            row = {"language": storable(language)[:_LONGEST_ID], "word": storable(word)}
            connection.execute(insert(learned_word).values(**row).on_conflict_do_nothing())


def _read(folder: Path) -> Any:
    """Return what the file beside the pages holds; a copy of some pages only has none."""
    try:
        return parsed(read_whole(folder / JOURNAL, _MOST_BYTES), folder).value
    except (ImportUnreadable, ImportUnsafe):
        return None


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


def _records(value: Any, name: str, most: int) -> list[dict[str, Any]]:
    found = value.get(name) if isinstance(value, dict) else None
    listed = found if isinstance(found, list) else []
    return [each for each in listed[:most] if isinstance(each, dict)]


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
        "name": storable(record["name"])[:LONGEST_NAME],
        "kind": kind_of(record["kind"]).value,
        "title": storable(record["title"])[:LONGEST_TITLE],
        "body": storable(record["text"])[:MOST_CHARACTERS],
        "changed_utc": changed_utc,
    }
