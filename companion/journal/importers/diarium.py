"""Pages from Diarium's JSON (formats.md, Importers 7): little is known of it, so little is asked.

Its fields were seen only through other apps; the report asks the person to look.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from companion.journal.importers.attached import Arrival, Attached
from companion.journal.importers.common import (
    Source,
    digest_id,
    not_an_entry,
    numbered,
    unreadable_date,
    unreadable_text,
    with_title,
)
from companion.journal.importers.formats import DIARIUM
from companion.journal.importers.html_to_markdown import converted
from companion.journal.importers.notices import Notice
from companion.journal.importers.safe_json import Document
from companion.journal.model import Page, zone_of


def open_document(document: Document, _path: Path) -> Source | None:
    """Return the entries as a source, or None when they are of another app."""
    value = document.value
    entries = value.get("entries") if isinstance(value, dict) else value
    if not isinstance(entries, list) or not any(map(_is_entry, entries)):
        return None

    def pages(source: Source) -> Iterator[Arrival]:
        for number, entry in enumerate(entries, start=1):
            yield from _page(source, entry, numbered(number))

    source = Source(DIARIUM, pages, total=len(entries))
    source.note(Notice.LITTLE_TRIED, len(entries))
    source.note(Notice.KEYS_TWICE, document.keys_twice)
    return source


def _is_entry(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and "date" in value
        and "body" not in value  # jrnl has these
        and ("html" in value or ("heading" in value and "text" in value))
    )


def _page(source: Source, entry: Any, where: str) -> Iterator[Arrival]:
    def raw() -> str:
        return json.dumps(entry, ensure_ascii=False)

    if not isinstance(entry, dict):
        source.skip(where, not_an_entry(), raw())
        return
    heading = entry.get("heading") or ""
    text = entry.get("html") or entry.get("text") or ""
    if not isinstance(heading, str) or not isinstance(text, str):
        source.skip(where, unreadable_text(), raw())
        return
    moment = _moment(entry.get("date"))
    if moment is None:
        source.skip(where, unreadable_date(), raw())
        return
    source_id = digest_id(DIARIUM, moment, heading, text)
    pictures: tuple[Attached, ...] = ()
    if entry.get("html"):
        made = converted(text)
        text, pictures = made.text, made.pictures
        source.attachments += len(pictures)
    if entry.get("location"):
        source.note(Notice.PLACE_LEFT)
    if entry.get("rating"):
        source.note(Notice.MOOD_LEFT)
    title, text = with_title(heading, text)
    page = Page(
        text=text,
        title=title,
        local_date=moment.date(),
        local_time=moment.time().replace(microsecond=0, tzinfo=None),
        zone="" if moment.tzinfo is None else zone_of(moment),
        tags=_tags(entry.get("tags")),
    )
    created = _in_utc(moment)
    yield from source.accepted(
        page, source_id, where=where, raw=raw, created=created, attachments=pictures
    )


def _moment(stamp: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(stamp) if isinstance(stamp, str) else None
    except ValueError:
        return None


def _in_utc(moment: datetime) -> datetime | None:
    try:
        return None if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:  # the first or the last day of the calendar
        return None


def _tags(listed: Any) -> tuple[str, ...]:
    """Return tags that are given as words or as objects with a name."""
    named = (
        one.get("name") if isinstance(one, dict) else one
        for one in (listed if isinstance(listed, list) else ())
    )
    return tuple(name for name in named if isinstance(name, str))
