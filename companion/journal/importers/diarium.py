"""Pages from Diarium's JSON (formats.md, Importers 7): little is known of it, so little is asked.

Its fields were seen only through other apps; the report asks the person to look.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any, Final

from companion.errors import ImportUnreadable
from companion.journal.importers.attached import Arrival, Attached
from companion.journal.importers.bundle import Bundle
from companion.journal.importers.common import (
    MOST_JSON_BYTES,
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
from companion.journal.importers.safe_json import Document, parsed
from companion.journal.model import Page, zone_of

_DATED: Final = re.compile(r"(?a)\d{4}-?\d{2}-?\d{2}(?:[_T ]?\d{2}[-:.]?\d{2}[-:.]?\d{2}[\d.]*)?")
_TO_THE_SECOND, _TO_THE_DAY = 14, 8
_LIKELY: Final = re.compile(rb'"(?:html|heading)"')
_BEGINNING: Final = 65_536


class _Media:
    """The files of an export: in folders named by the day, and mostly the time, of an entry."""

    def __init__(self, bundle: Bundle | None) -> None:
        self.bundle = bundle
        self._by_stamp: dict[str, list[str]] = {}
        for name in bundle.names if bundle else ():
            dated = _DATED.fullmatch(PurePosixPath(name).parent.name)
            if dated:
                stamp = "".join(character for character in dated[0] if character.isdecimal())
                self._by_stamp.setdefault(stamp[:_TO_THE_SECOND], []).append(name)

    def of(self, moment: datetime) -> Iterator[Attached]:
        """Give the files of an entry; those of a day alone go to its first entry."""
        stamp = f"{moment:%Y%m%d%H%M%S}"
        for known in (stamp, stamp[:_TO_THE_DAY]):
            for name in self._by_stamp.pop(known, ()):
                if self.bundle is not None:
                    yield self.bundle.attached(name)

    def left(self) -> int:
        """Return how many files belong to no entry."""
        return sum(map(len, self._by_stamp.values()))


def open_bundle(bundle: Bundle) -> Source | None:
    """Return the entries of an export with its media, or None when it is of another app."""
    for name in bundle.names:
        if name.lower().endswith(".json"):
            with bundle.reading() as read:
                data = read(name, MOST_JSON_BYTES)
            if _LIKELY.search(data[:_BEGINNING]) is None:
                continue
            try:
                source = _opened(parsed(data, bundle.path), bundle)
            except ImportUnreadable:
                continue
            if source is not None:
                return source
    return None


def open_document(document: Document, _path: Path) -> Source | None:
    """Return the entries as a source, or None when they are of another app."""
    return _opened(document, None)


def _opened(document: Document, bundle: Bundle | None) -> Source | None:
    value = document.value
    entries = value.get("entries") if isinstance(value, dict) else value
    if not isinstance(entries, list) or not any(map(_is_entry, entries)):
        return None

    def pages(source: Source) -> Iterator[Arrival]:
        media = _Media(bundle)
        with nullcontext() if bundle is None else bundle.reading():
            for number, entry in enumerate(entries, start=1):
                yield from _page(source, media, entry, numbered(number))
        source.unattached = media.left()

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


def _page(source: Source, media: _Media, entry: Any, where: str) -> Iterator[Arrival]:
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
    files = (*media.of(moment), *pictures)
    yield from source.accepted(
        page, source_id, where=where, raw=raw, created=created, attachments=files
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
