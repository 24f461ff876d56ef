"""Pages from Day One's JSON export, in its zip or bare (formats.md, Importers 1)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path, PurePosixPath
from typing import Any, Final
from zoneinfo import ZoneInfo

from companion.errors import ImportUnknownFormat, ImportUnreadable
from companion.i18n import _
from companion.journal.importers.common import (
    DAY_ONE,
    MOST_JSON_BYTES,
    STARRED,
    Source,
    digest_id,
    read_whole,
    unreadable_date,
)
from companion.journal.importers.notices import Notice
from companion.journal.importers.safe_json import Document, parsed
from companion.journal.importers.safe_zip import opened_zip
from companion.journal.model import LONGEST_TITLE, Page, SourcedPage, zone_of

# The lists of an entry that name its media, and how the text refers to each kind.
_MEDIA: Final = {
    "photos": "![](dayone-moment://{})",
    "videos": "![](dayone-moment:/video/{})",
    "audios": "![](dayone-moment:/audio/{})",
    "pdfAttachments": "![](dayone-moment:/pdfAttachment/{})",
}
_REFERENCE: Final = re.compile(
    r"dayone-moment:/{1,2}(?:(?:audio|video|photo|pdfAttachment)/)?([\w-]+)", re.ASCII
)
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING: Final = re.compile(r"# +(\S[^\r\n]*)(?:\r?\n(?:[ \t]*\r?\n)?|\Z)")
_OFFSET: Final = re.compile(r"(?:GMT|UTC)([+-])(\d{2}):?(\d{2})", re.ASCII)
_ZERO_WIDTH_SPACE: Final = "\u200b"
_PLACES: Final = ("location", "weather")


@dataclass(slots=True)
class _Reading:
    """What is known while the entries are gone through."""

    source: Source
    media: set[str] = field(default_factory=set)
    """Identifiers over all entries: a picture copied to another entry is listed once only."""
    unnamed_media: int = 0
    zones: dict[str, tzinfo | None] = field(default_factory=dict)


def recognised(value: Any) -> bool:
    """Say whether a JSON value has the shape of a journal of Day One."""
    if not isinstance(value, dict) or not isinstance(value.get("entries"), list):
        return False
    entries, metadata = value["entries"], value.get("metadata")
    if any(isinstance(entry, dict) and "creationDate" in entry for entry in entries):
        return True
    named = isinstance(metadata, dict) and "version" in metadata and "application" not in metadata
    return not entries and named


def open_zip(path: Path) -> Source:
    """Return the journals of an exported archive as one source.

    Raises ImportUnknownFormat when no journal of Day One is in it, and what
    `safe_zip` and `safe_json` raise.
    """
    with opened_zip(path) as archive:
        names = [name for name in archive.names() if _may_be_journal(name)]
        return _open_files(path, names, archive.read)


def open_folder(folder: Path) -> Source:
    """Return the journals of an archive that was unpacked already; raises as `open_zip` does."""
    try:
        names = sorted(file.name for file in folder.iterdir() if _may_be_journal(file.name))
    except OSError as error:
        raise ImportUnreadable(folder) from error
    return _open_files(folder, names, lambda name, most: read_whole(folder / name, most))


def _open_files(path: Path, names: list[str], read: Callable[[str, int], bytes]) -> Source:
    documents: list[tuple[str, Document]] = []
    damaged: list[str] = []
    left = MOST_JSON_BYTES
    for name in names:
        data = read(name, left)
        left -= len(data)
        try:
            document = parsed(data, path)
        except ImportUnreadable:
            damaged.append(name)
            continue
        if recognised(document.value):
            documents.append((PurePosixPath(name).name, document))
    if not documents:
        raise ImportUnreadable(path) if damaged else ImportUnknownFormat(path)
    source = open_documents(documents)
    for name in damaged:
        source.skip(name, _("It could not be read."))
    return source


def open_documents(documents: list[tuple[str, Document]]) -> Source:
    """Return some journals, each with its file's name, as one source."""

    def pages(source: Source) -> Iterator[SourcedPage]:
        reading = _Reading(source)
        for name, document in documents:
            for number, entry in enumerate(document.value["entries"], start=1):
                where = _("entry {number}").format(number=number)
                if len(documents) > 1:
                    where = f"{name}, {where}"
                yield from _page(reading, entry, where)
                source.attachments = len(reading.media) + reading.unnamed_media

    total = sum(len(document.value["entries"]) for _name, document in documents)
    source = Source(DAY_ONE, pages, total=total)
    source.note(Notice.KEYS_TWICE, sum(document.keys_twice for _name, document in documents))
    return source


def _may_be_journal(name: str) -> bool:
    parts = name.split("/")
    return parts[-1].lower().endswith(".json") and not any(
        part.startswith((".", "__MACOSX")) for part in parts
    )


def _page(reading: _Reading, entry: Any, where: str) -> Iterator[SourcedPage]:
    source = reading.source

    def raw() -> str:
        return json.dumps(entry, ensure_ascii=False)

    if not isinstance(entry, dict):
        source.skip(where, _("It is not an entry of a journal."), raw())
        return
    written = entry.get("text") or ""
    if not isinstance(written, str):
        source.skip(where, _("Its text could not be read."), raw())
        return
    moment = _moment(reading, entry)
    if moment is None:
        source.skip(where, unreadable_date(), raw())
        return
    local, zone, created = moment
    references = _media(reading, entry, written)
    title, text = _title_and_text(written)
    if not title and not text.strip():
        text = "\n".join(references)  # an entry of pictures only is an entry
    if any(entry.get(key) for key in _PLACES):
        source.note(Notice.PLACE_LEFT)
    page = Page(
        text=text,
        title=title,
        local_date=local.date(),
        local_time=local.time().replace(microsecond=0),
        zone=zone,
        tags=_tags(entry),
    )
    own_id = entry.get("uuid")
    known = isinstance(own_id, str) and own_id
    source_id = str(own_id) if known else digest_id(DAY_ONE, local, title, text)
    yield from source.accepted(page, source_id, where=where, raw=raw, created=created)


def _title_and_text(written: str) -> tuple[str, str]:
    """Return title and text with the escapes undone; a first heading is the title."""
    written = written.replace(_ZERO_WIDTH_SPACE, "")
    heading = _HEADING.match(written)
    # A heading that holds a picture, or is too long for a title, stays where it is.
    if heading and len(heading[1]) <= LONGEST_TITLE and not _REFERENCE.search(heading[1]):
        return _unescaped(heading[1]), _unescaped(written[heading.end() :])
    return "", _unescaped(written)


def _unescaped(text: str) -> str:
    """Undo backslashes before punctuation; all others are the person's own."""
    return _ESCAPE.sub(r"\1", text)


def _moment(reading: _Reading, entry: dict[str, Any]) -> tuple[datetime, str, datetime] | None:
    """Return local date and time, the zone's name, and the moment in UTC."""
    stamp, name = entry.get("creationDate"), entry.get("timeZone")
    try:
        created = datetime.fromisoformat(stamp) if isinstance(stamp, str) else None
        if created is None:
            return None
        created = created.replace(tzinfo=UTC) if created.tzinfo is None else created.astimezone(UTC)
        zone = _zone(reading, name) if isinstance(name, str) else None
        if zone is None:
            reading.source.note(Notice.ZONE_UNKNOWN)
            return created, "UTC", created
        local = created.astimezone(zone)
        return local, zone_of(local), created
    except (ValueError, OverflowError):
        return None


def _zone(reading: _Reading, name: str) -> tzinfo | None:
    if name not in reading.zones:
        reading.zones[name] = _zone_named(name)
    return reading.zones[name]


def _zone_named(name: str) -> tzinfo | None:
    offset = _OFFSET.fullmatch(name)
    try:
        if offset:
            hours, minutes = int(offset[2]), int(offset[3])
            sign = -1 if offset[1] == "-" else 1
            return timezone(sign * timedelta(hours=hours, minutes=minutes))
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return None


def _media(reading: _Reading, entry: dict[str, Any], written: str) -> list[str]:
    """Count what belongs to an entry; return a reference for each of its media."""
    references: list[str] = []
    for key, form in _MEDIA.items():
        listed = entry.get(key)
        for medium in listed if isinstance(listed, list) else ():
            known = isinstance(medium, dict) and (medium.get("identifier") or medium.get("md5"))
            identifier = str(known or "")
            references.append(form.format(identifier))
            if identifier:
                reading.media.add(identifier.casefold())
            else:
                reading.unnamed_media += 1
    reading.media.update(found.casefold() for found in _REFERENCE.findall(written))
    return references


def _tags(entry: dict[str, Any]) -> tuple[str, ...]:
    listed = entry.get("tags")
    tags = [tag for tag in listed if isinstance(tag, str)] if isinstance(listed, list) else []
    return (*tags, STARRED) if entry.get("starred") is True else tuple(tags)
