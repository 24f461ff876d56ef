"""Pages from jrnl's JSON export (formats.md, Importers 4)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

from companion.journal.importers.attached import Arrival
from companion.journal.importers.common import STARRED, Source, digest_id
from companion.journal.importers.formats import JRNL
from companion.journal.importers.json_entries import EntriesFile, NotInEntries
from companion.journal.importers.left_out import (
    not_an_entry,
    numbered,
    unreadable_date,
    unreadable_text,
)
from companion.journal.importers.notices import Notice
from companion.journal.importers.safe_json import Document
from companion.journal.model import Page, with_title

_DAY_LENGTH: Final = len("2024-01-31")


def recognised(value: Any) -> bool:
    """Say whether a JSON value has the shape of jrnl's export: a journal or one entry."""
    if not isinstance(value, dict) or _names_another_app(value):
        return False
    entries = value.get("entries")
    if not isinstance(entries, list):
        return _is_entry(value)
    counted_tags = isinstance(value.get("tags"), dict) and "metadata" not in value
    return counted_tags or any(_is_entry(entry) for entry in entries)


def open_document(document: Document) -> Source:
    """Return the entries of jrnl's export as a source."""
    entries = document.value.get("entries")
    listed: list[Any] = entries if isinstance(entries, list) else [document.value]
    beginnings = {tag[:1] for entry in listed for tag in _tags(entry)}
    return _opened(lambda: listed, len(listed), beginnings, document.keys_twice)


def open_long(path: Path, is_cancelled: Callable[[], bool] = lambda: False) -> Source | None:
    """Return the entries of a long file as a source that holds one at a time.

    None when the file is of another app, or no list of entries. Raises
    ImportUnsafe, ImportUnreadable and Cancelled.
    """
    file = EntriesFile(path, is_cancelled)
    count, known = 0, False
    beginnings: set[str] = set()
    try:
        for entry in file.entries():
            count += 1
            known = known or _is_entry(entry)
            if isinstance(entry, dict) and "creationDate" in entry:
                return None
            beginnings.update(tag[:1] for tag in _tags(entry))
    except NotInEntries:
        return None
    rest = file.rest.value
    if not (known and isinstance(rest, dict)) and not recognised(rest):
        return None
    if _names_another_app(rest):
        return None
    return _opened(file.entries, count, beginnings, file.keys_twice)


def _opened(
    entries: Callable[[], Iterable[Any]], count: int, beginnings: set[str], keys_twice: int
) -> Source:
    symbol = _common_symbol(beginnings)

    def pages(source: Source) -> Iterator[Arrival]:
        for number, entry in enumerate(entries(), start=1):
            yield from _page(source, entry, number, symbol)

    source = Source(JRNL, pages, total=count)
    source.note(Notice.KEYS_TWICE, keys_twice)
    return source


def _names_another_app(value: dict[str, Any]) -> bool:
    metadata = value.get("metadata")
    return isinstance(metadata, dict) and "application" in metadata


def _is_entry(value: Any) -> bool:
    return isinstance(value, dict) and "date" in value and "body" in value


def _page(source: Source, entry: Any, number: int, symbol: str) -> Iterator[Arrival]:
    where = numbered(number)

    def raw() -> str:
        return json.dumps(entry, ensure_ascii=False)

    if not isinstance(entry, dict):
        source.skip(where, not_an_entry(), raw())
        return
    title, text = entry.get("title") or "", entry.get("body") or ""
    if not isinstance(title, str) or not isinstance(text, str):
        source.skip(where, unreadable_text(), raw())
        return
    day = day_from(entry.get("date"))
    if day is None:
        source.skip(where, unreadable_date(), raw())
        return
    at = _time(entry.get("time"))
    if at is None:
        source.note(Notice.TIME_UNREAD)
        at = time.min
    own_id = entry.get("uuid")
    moment = datetime.combine(day, at)
    source_id = own_id if isinstance(own_id, str) and own_id else ""
    source_id = source_id or digest_id(JRNL, moment, title, text)
    tags = [tag.removeprefix(symbol) for tag in _tags(entry)]
    if entry.get("starred") is True:
        tags.append(STARRED)
    title, text = with_title(title, text)
    page = Page(text=text, title=title, local_date=day, local_time=at, tags=tuple(tags))
    yield from source.accepted(page, source_id, where=where, raw=raw)


def _tags(entry: Any) -> list[str]:
    tags = entry.get("tags") if isinstance(entry, dict) else None
    return [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []


def _common_symbol(beginnings: set[str]) -> str:
    """Return the sign that every tag begins with ('@' unless the person chose another), or ''."""
    symbol = next(iter(beginnings)) if len(beginnings) == 1 else ""
    return "" if symbol.isalnum() else symbol


def day_from(value: Any) -> date | None:
    """Return the day that a value like '2024-01-31' gives, or None."""
    if not isinstance(value, str) or len(value) != _DAY_LENGTH:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _time(value: Any) -> time | None:
    """Return the time of day; midnight when there is none, None when it cannot be read."""
    if value is None:
        return time.min
    try:
        return time.fromisoformat(value).replace(microsecond=0, tzinfo=None)
    except (TypeError, ValueError):
        return None
