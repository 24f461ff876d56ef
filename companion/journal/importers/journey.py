"""Pages from Journey's zip, packed or unpacked: a JSON file for each (formats.md, Importers 6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any, Final

from companion.errors import ImportUnreadable, ImportUnsafe
from companion.journal.importers.attached import Arrival, Attached, missing
from companion.journal.importers.bundle import Bundle
from companion.journal.importers.common import MOST_FILES, STARRED, Source
from companion.journal.importers.formats import JOURNEY
from companion.journal.importers.html_to_markdown import converted
from companion.journal.importers.left_out import (
    not_an_entry,
    shown,
    unreadable,
    unreadable_date,
    unreadable_text,
)
from companion.journal.importers.notices import Notice
from companion.journal.importers.safe_json import parsed
from companion.journal.importers.zones import in_zone, utc_from_milliseconds
from companion.journal.model import Page

MOST_BYTES: Final = 20_000_000
"""The largest entry that is read."""
_PROBED: Final = 5
_MOST_PROBED: Final = 1_000_000
_UNSET: Final = 1e300  # Journey writes the largest number for what is not set


def open_bundle(bundle: Bundle) -> Source | None:
    """Return the entries as a source, or None when the files are of another app."""
    names = [name for name in bundle.names if name.lower().endswith(".json")]
    with bundle.reading() as read:
        if not any(_is_entry(_probed(read, name, bundle.path)) for name in names[:_PROBED]):
            return None
    files = set(bundle.names) - set(names)

    def pages(source: Source) -> Iterator[Arrival]:
        with bundle.reading() as read:
            for name in names:
                where = PurePosixPath(name).name
                try:
                    data = read(name, MOST_BYTES)
                except ImportUnreadable as error:
                    source.skip_file(where, error)
                    continue
                yield from _page(source, bundle, files, name, data)

    return Source(JOURNEY, pages, total=len(names), files=set(files))


def _probed(read: Any, name: str, path: Path) -> Any:
    try:
        return parsed(read(name, _MOST_PROBED), path).value
    except (ImportUnreadable, ImportUnsafe):
        return None


def _is_entry(value: Any) -> bool:
    return isinstance(value, dict) and "date_journal" in value and "text" in value


def _page(
    source: Source, bundle: Bundle, files: set[str], name: str, data: bytes
) -> Iterator[Arrival]:
    where = PurePosixPath(name).name

    def raw() -> str:
        return data.decode("utf-8", "replace")

    try:
        document = parsed(data, bundle.path)
    except (ImportUnreadable, ImportUnsafe):  # too deep: no reason to leave out the others
        source.skip(where, unreadable(), raw())
        return
    entry = document.value
    source.note(Notice.KEYS_TWICE, document.keys_twice)
    if not isinstance(entry, dict) or "date_journal" not in entry:
        source.skip(where, not_an_entry(), raw())
        return
    text = entry.get("text") or ""
    if not isinstance(text, str):
        source.skip(where, unreadable_text(), raw())
        return
    created = utc_from_milliseconds(entry.get("date_journal"))
    local = _local(source, created, entry.get("timezone")) if created else None
    if local is None:
        source.skip(where, unreadable_date(), raw())
        return
    pictures: tuple[Attached, ...] = ()
    if entry.get("type") == "html":
        made = converted(text)
        text, pictures = made.text, made.pictures
    media, named = _media(bundle, files, name, entry)
    if not text.strip():
        text = "\n".join(f"![]({one})" for one in named)  # an entry of pictures is an entry
    _note_what_stays(source, entry)
    own_id = entry.get("id")
    page = Page(
        text=text,
        local_date=local[0].date(),
        local_time=local[0].time().replace(microsecond=0),
        zone=local[1],
        tags=_tags(entry),
    )
    source_id = own_id if isinstance(own_id, str) and own_id else where
    yield from source.accepted(
        page, source_id, where=where, raw=raw, created=created, attachments=(*media, *pictures)
    )


def _local(source: Source, created: datetime, zone: Any) -> tuple[datetime, str] | None:
    try:
        placed = in_zone(created, zone)
    except (ValueError, OverflowError):
        return None
    if placed is None:
        source.note(Notice.ZONE_UNKNOWN)
    return placed or (created, "UTC")


def _media(
    bundle: Bundle, files: set[str], name: str, entry: dict[str, Any]
) -> tuple[list[Attached], list[str]]:
    """Return the files of an entry, and their names."""
    listed = entry.get("photos")
    within = listed[: MOST_FILES + 1] if isinstance(listed, list) else []  # one more is told
    named = [one for one in within if isinstance(one, str)]
    beside = name[: name.rfind("/") + 1]
    media = [
        bundle.attached(beside + one) if beside + one in files else missing(shown(one), bundle.path)
        for one in dict.fromkeys(named)
    ]
    return media, named


def _note_what_stays(source: Source, entry: dict[str, Any]) -> None:
    if entry.get("mood"):
        source.note(Notice.MOOD_LEFT)
    weather = entry.get("weather")
    has_weather = isinstance(weather, dict) and _is_set(weather.get("degree_c"))
    if entry.get("address") or _is_set(entry.get("lat")) or has_weather:
        source.note(Notice.PLACE_LEFT)


def _is_set(number: Any) -> bool:
    return isinstance(number, int | float) and number != 0 and abs(number) < _UNSET


def _tags(entry: dict[str, Any]) -> tuple[str, ...]:
    listed = entry.get("tags")
    tags = [tag for tag in listed if isinstance(tag, str)] if isinstance(listed, list) else []
    return (*tags, STARRED) if entry.get("favourite") is True else tuple(tags)
