"""Pages from jrnl's JSON export (formats.md, Importers 4)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, Final

from companion.i18n import _
from companion.journal.importers.common import (
    JRNL,
    STARRED,
    Source,
    digest_id,
    unreadable_date,
    with_title,
)
from companion.journal.importers.notices import Notice
from companion.journal.importers.safe_json import Document
from companion.journal.model import Page, SourcedPage

_DAY_LENGTH: Final = len("2024-01-31")


def recognised(value: Any) -> bool:
    """Say whether a JSON value has the shape of jrnl's export: a journal or one entry."""
    if not isinstance(value, dict):
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
    symbol = _common_symbol(listed)

    def pages(source: Source) -> Iterator[SourcedPage]:
        for number, entry in enumerate(listed, start=1):
            yield from _page(source, entry, number, symbol)

    source = Source(JRNL, pages, total=len(listed))
    source.note(Notice.KEYS_TWICE, document.keys_twice)
    return source


def _is_entry(value: Any) -> bool:
    return isinstance(value, dict) and "date" in value and "body" in value


def _page(source: Source, entry: Any, number: int, symbol: str) -> Iterator[SourcedPage]:
    where = _("entry {number}").format(number=number)

    def raw() -> str:
        return json.dumps(entry, ensure_ascii=False)

    if not isinstance(entry, dict):
        source.skip(where, _("It is not an entry of a journal."), raw())
        return
    title, text = entry.get("title") or "", entry.get("body") or ""
    if not isinstance(title, str) or not isinstance(text, str):
        source.skip(where, _("Its text could not be read."), raw())
        return
    day = _day(entry.get("date"))
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


def _common_symbol(entries: list[Any]) -> str:
    """Return the sign that every tag begins with ('@' unless the person chose another), or ''."""
    beginnings = {tag[:1] for entry in entries for tag in _tags(entry)}
    symbol = beginnings.pop() if len(beginnings) == 1 else ""
    return "" if symbol.isalnum() else symbol


def _day(value: Any) -> date | None:
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
