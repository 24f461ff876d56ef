"""Pages from Mini Diary and from Mini Diarium (formats.md, Importers 8)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from companion.journal.importers.attached import Arrival, Attached
from companion.journal.importers.common import Source, digest_id
from companion.journal.importers.formats import MINI_DIARIUM, MINI_DIARY
from companion.journal.importers.html_to_markdown import converted
from companion.journal.importers.jrnl import day_from
from companion.journal.importers.left_out import (
    not_an_entry,
    numbered,
    shown,
    unreadable_date,
    unreadable_text,
)
from companion.journal.importers.notices import Notice
from companion.journal.importers.safe_json import Document
from companion.journal.importers.zones import utc_from
from companion.journal.model import Page, with_title


def open_document(document: Document, _path: Path) -> Source | None:
    """Return the entries of an export as a source, or None when it is of another app."""
    value = document.value
    metadata = value.get("metadata") if isinstance(value, dict) else None
    app = metadata.get("application") if isinstance(metadata, dict) else None
    if not isinstance(app, str) or app not in {"Mini Diary", "Mini Diarium"}:
        return None
    entries = value.get("entries")
    if app == "Mini Diary" and isinstance(entries, dict):
        return _opened(document, MINI_DIARY, len(entries), _by_day(entries))
    if app == "Mini Diarium" and isinstance(entries, list):
        return _opened(document, MINI_DIARIUM, len(entries), _in_order(entries))
    return None


def _by_day(entries: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    yield from ((shown(day), day, entry) for day, entry in entries.items())


def _in_order(entries: list[Any]) -> Iterator[tuple[str, Any, Any]]:
    for number, entry in enumerate(entries, start=1):
        yield numbered(number), entry.get("date") if isinstance(entry, dict) else None, entry


def _opened(
    document: Document, kind: str, total: int, entries: Iterator[tuple[str, Any, Any]]
) -> Source:
    """Return a source of entries, each with where it stands and its day."""

    def pages(source: Source) -> Iterator[Arrival]:
        for where, day, entry in entries:
            yield from _page(source, entry, day, where)

    source = Source(kind, pages, total=total)
    source.note(Notice.KEYS_TWICE, document.keys_twice)
    return source


def _page(source: Source, entry: Any, stamp: Any, where: str) -> Iterator[Arrival]:
    def raw() -> str:
        return json.dumps(entry, ensure_ascii=False)

    if not isinstance(entry, dict):
        source.skip(where, not_an_entry(), raw())
        return
    title, text = entry.get("title") or "", entry.get("text") or ""
    if not isinstance(title, str) or not isinstance(text, str):
        source.skip(where, unreadable_text(), raw())
        return
    day = day_from(stamp)
    if day is None:
        source.skip(where, unreadable_date(), raw())
        return
    pictures: tuple[Attached, ...] = ()
    if source.format == MINI_DIARY:
        source_id = day.isoformat()
    else:
        source_id = _id_of(entry, day, title, text)
        made = converted(text)
        text, pictures = made.text, made.pictures
    title, text = with_title(title, text)
    yield from source.accepted(
        Page(text=text, title=title, local_date=day),
        source_id,
        where=where,
        raw=raw,
        created=utc_from(entry.get("dateCreated")),
        attachments=pictures,
    )


def _id_of(entry: dict[str, Any], day: date, title: str, text: str) -> str:
    """Return the id with the content: the number alone is another entry's in another diary."""
    content = digest_id(MINI_DIARIUM, datetime.combine(day, time.min), title, text)
    return f"{entry.get('id', '')}-{content}"
