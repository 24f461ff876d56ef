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
from companion.journal.importers.attached import Arrival, Attached, link_to
from companion.journal.importers.bundle import Bundle, Read, together
from companion.journal.importers.common import MOST_JSON_BYTES, Source, digest_id
from companion.journal.importers.formats import DIARIUM
from companion.journal.importers.html_to_markdown import converted
from companion.journal.importers.left_out import (
    not_an_entry,
    numbered,
    unreadable_date,
    unreadable_text,
)
from companion.journal.importers.notices import Notice
from companion.journal.importers.safe_json import Document, parsed_one
from companion.journal.model import Page, with_title, zone_of

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

    def names(self) -> set[str]:
        """Return the names of all of them in the bundle."""
        return {name for names in self._by_stamp.values() for name in names}


def open_bundle(bundle: Bundle) -> Source | None:
    """Return the entries of an export with its media, or None when it is of another app."""
    documents: list[tuple[str, Document]] = []
    damaged: list[tuple[str, ImportUnreadable]] = []
    with bundle.reading() as read:
        read_likely = _likely(together(read, MOST_JSON_BYTES))
        for name in bundle.names:
            if not name.lower().endswith(".json"):
                continue
            try:
                document = parsed_one(read_likely, name, MOST_JSON_BYTES, bundle.path)
            except ImportUnreadable as error:
                damaged.append((name, error))
                continue
            if _entries(document):
                documents.append((PurePosixPath(name).name, document))
    if not documents:
        return None
    source = _opened(documents, bundle)
    for name, fault in damaged:
        source.skip_file(name, fault)
    return source


def _likely(read: Read) -> Read:
    """Return a reader for which a file of another app is empty: it need not be understood."""

    def read_likely(name: str, most: int) -> bytes:
        data = read(name, most)
        return data if _LIKELY.search(data[:_BEGINNING]) else b"null"

    return read_likely


def open_document(document: Document, _path: Path) -> Source | None:
    """Return the entries as a source, or None when they are of another app."""
    return _opened([("", document)], None) if _entries(document) else None


def _entries(document: Document) -> list[Any]:
    """Return the entries of a file; none when it is of another app."""
    value = document.value
    entries = value.get("entries") if isinstance(value, dict) else value
    return entries if isinstance(entries, list) and any(map(_is_entry, entries)) else []


def _opened(documents: list[tuple[str, Document]], bundle: Bundle | None) -> Source:
    media = _Media(bundle)
    listed = [(name, _entries(document)) for name, document in documents]

    def pages(source: Source) -> Iterator[Arrival]:
        with nullcontext() if bundle is None else bundle.reading():
            for name, entries in listed:
                inside = f"{name}, " if len(listed) > 1 else ""
                for number, entry in enumerate(entries, start=1):
                    yield from _page(source, media, entry, inside + numbered(number))

    total = sum(len(entries) for _name, entries in listed)
    source = Source(DIARIUM, pages, total=total, files=media.names())
    source.note(Notice.LITTLE_TRIED, total)
    source.note(Notice.KEYS_TWICE, sum(one.keys_twice for _name, one in documents))
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
    files = (*media.of(moment), *pictures)
    if not heading.strip() and not text.strip():  # an entry of pictures only is an entry
        text = "\n".join(f"![]({link_to(file.name)})" for file in files)
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
