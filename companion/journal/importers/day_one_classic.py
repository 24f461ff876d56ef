"""Pages from Day One Classic: a folder `.dayone` of property lists (formats.md, Importers 3)."""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any, Final
from xml.parsers.expat import ExpatError

from companion.errors import ImportUnreadable
from companion.journal.importers.attached import Arrival
from companion.journal.importers.bundle import Bundle
from companion.journal.importers.common import STARRED, Source
from companion.journal.importers.formats import DAY_ONE_CLASSIC
from companion.journal.importers.left_out import (
    not_an_entry,
    unreadable,
    unreadable_date,
    unreadable_text,
)
from companion.journal.importers.notices import Notice
from companion.journal.importers.zones import in_zone
from companion.journal.model import Page

MOST_BYTES: Final = 2_000_000
"""The largest entry that is read: older parsers of XML take a time that grows with the
square of the length of one tag (CVE-2023-52425)."""
_ENTRY: Final = re.compile(r"(?:.*/)?entries/([^/]+)\.doentry")
_PHOTO: Final = re.compile(r"(?:.*/)?photos/([^/]+)\.[^/.]+")
_PLACES: Final = ("Location", "Weather")
# What a list can hold to make the parser of the standard library stumble.
_STUMBLES: Final = (
    ExpatError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError,
)  # fmt: skip


def open_bundle(bundle: Bundle) -> Source | None:
    """Return the entries as a source, or None when there is none."""
    names = [name for name in bundle.names if _ENTRY.fullmatch(name)]
    if not names:
        return None
    found = (_PHOTO.fullmatch(name) for name in bundle.names)
    photos = {one[1].casefold(): one[0] for one in found if one}

    def pages(source: Source) -> Iterator[Arrival]:
        with bundle.reading() as read:
            for name in names:
                try:
                    data = read(name, MOST_BYTES)
                except ImportUnreadable as error:
                    source.skip_file(PurePosixPath(name).name, error)
                    continue
                yield from _page(source, bundle, photos, name, data)

    return Source(DAY_ONE_CLASSIC, pages, total=len(names), files=set(photos.values()))


def _page(
    source: Source, bundle: Bundle, photos: dict[str, str], name: str, data: bytes
) -> Iterator[Arrival]:
    where = PurePosixPath(name).name

    def raw() -> str:
        return data.decode("utf-8", "replace")

    try:
        # Only XML: there, entities are refused, and nothing outside the file is opened.
        entry = plistlib.loads(data, fmt=plistlib.FMT_XML)
    except _STUMBLES:
        source.skip(where, unreadable(), raw())
        return
    if not isinstance(entry, dict):
        source.skip(where, not_an_entry(), raw())
        return
    text = entry.get("Entry Text") or ""
    if not isinstance(text, str):
        source.skip(where, unreadable_text(), raw())
        return
    moment = _moment(source, entry)
    if moment is None:
        source.skip(where, unreadable_date(), raw())
        return
    local, zone, created = moment
    own_id = entry.get("UUID")
    source_id = own_id if isinstance(own_id, str) and own_id else PurePosixPath(name).stem
    photo = photos.get(source_id.casefold())
    attachments = (bundle.attached(photo),) if photo else ()
    if not text.strip() and photo:
        text = f"![]({PurePosixPath(photo).name})"  # an entry of a picture only is an entry
    if any(entry.get(key) for key in _PLACES):
        source.note(Notice.PLACE_LEFT)
    page = Page(
        text=text,
        local_date=local.date(),
        local_time=local.time().replace(microsecond=0),
        zone=zone,
        tags=_tags(entry),
    )
    yield from source.accepted(
        page, source_id, where=where, raw=raw, created=created, attachments=attachments
    )


def _moment(source: Source, entry: dict[str, Any]) -> tuple[datetime, str, datetime] | None:
    """Return local date and time, the zone's name, and the moment in UTC."""
    stamp = entry.get("Creation Date")
    if not isinstance(stamp, datetime):
        return None
    created = stamp.replace(tzinfo=UTC)
    try:
        placed = in_zone(created, entry.get("Time Zone"))
    except (ValueError, OverflowError):
        return None
    if placed is None:
        source.note(Notice.ZONE_UNKNOWN)
        return created, "UTC", created
    return *placed, created


def _tags(entry: dict[str, Any]) -> tuple[str, ...]:
    listed = entry.get("Tags")
    tags = [tag for tag in listed if isinstance(tag, str)] if isinstance(listed, list) else []
    return (*tags, STARRED) if entry.get("Starred") is True else tuple(tags)
