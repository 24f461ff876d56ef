"""Pages from Day One's JSON export, in its zip or bare (formats.md, Importers 1)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Final

from companion.errors import ImportUnknownFormat, ImportUnreadable
from companion.journal.importers.attached import Arrival, Attached
from companion.journal.importers.bundle import Bundle, Read
from companion.journal.importers.common import (
    MOST_JSON_BYTES,
    STARRED,
    Source,
    digest_id,
    not_an_entry,
    numbered,
    unreadable,
    unreadable_date,
    unreadable_text,
)
from companion.journal.importers.formats import DAY_ONE
from companion.journal.importers.notices import Notice
from companion.journal.importers.safe_json import Document, parsed
from companion.journal.importers.zones import in_zone, utc_from
from companion.journal.model import LONGEST_TITLE, Page

# The lists of an entry that name its media, and how the text refers to each kind.
_MEDIA: Final = {
    "photos": "![](dayone-moment://{})",
    "videos": "![](dayone-moment:/video/{})",
    "audios": "![](dayone-moment:/audio/{})",
    "pdfAttachments": "![](dayone-moment:/pdfAttachment/{})",
}
_FOLDERS: Final = {"photos", "videos", "audios", "pdfs"}
_REFERENCE: Final = re.compile(
    r"dayone-moment:/{1,2}(?:(?:audio|video|photo|pdfAttachment)/)?([\w-]+)", re.ASCII
)
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING: Final = re.compile(r"# +(\S[^\r\n]*)(?:\r?\n(?:[ \t]*\r?\n)?|\Z)")
_ZERO_WIDTH_SPACE: Final = "\u200b"
_PLACES: Final = ("location", "weather")


@dataclass(slots=True)
class _Reading:
    """What is known while the entries are gone through."""

    source: Source
    files: dict[str, Attached]
    """By identifier, over all entries as well."""
    media: set[str] = field(default_factory=set)
    """Identifiers over all entries: a picture copied to another entry is listed once only."""
    unnamed_media: int = 0


def recognised(value: Any) -> bool:
    """Say whether a JSON value has the shape of a journal of Day One."""
    if not isinstance(value, dict) or not isinstance(value.get("entries"), list):
        return False
    entries, metadata = value["entries"], value.get("metadata")
    if any(isinstance(entry, dict) and "creationDate" in entry for entry in entries):
        return True
    named = isinstance(metadata, dict) and "version" in metadata and "application" not in metadata
    return not entries and named


def open_bundle(bundle: Bundle) -> Source:
    """Return the journals of an exported archive, packed or unpacked, as one source.

    Raises ImportUnknownFormat when no journal of Day One is in it, and what
    `safe_zip` and `safe_json` raise.
    """
    names = [name for name in bundle.names if name.lower().endswith(".json")]
    with bundle.reading() as read:
        return _open_files(bundle, names, read)


def _open_files(bundle: Bundle, names: list[str], read: Read) -> Source:
    path = bundle.path
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
    source = open_documents(documents, bundle)
    for name in damaged:
        source.skip(name, unreadable())
    return source


def open_documents(documents: list[tuple[str, Document]], bundle: Bundle | None = None) -> Source:
    """Return some journals, each with its file's name, as one source.

    Their media are in the bundle, where there is one.
    """

    def pages(source: Source) -> Iterator[Arrival]:
        reading = _Reading(source, _files(documents, bundle))
        for name, document in documents:
            for number, entry in enumerate(document.value["entries"], start=1):
                where = numbered(number)
                if len(documents) > 1:
                    where = f"{name}, {where}"
                yield from _page(reading, entry, where)
                source.attachments = len(reading.media) + reading.unnamed_media

    total = sum(len(document.value["entries"]) for _name, document in documents)
    source = Source(DAY_ONE, pages, total=total)
    source.note(Notice.KEYS_TWICE, sum(document.keys_twice for _name, document in documents))
    return source


def _page(reading: _Reading, entry: Any, where: str) -> Iterator[Arrival]:
    source = reading.source

    def raw() -> str:
        return json.dumps(entry, ensure_ascii=False)

    if not isinstance(entry, dict):
        source.skip(where, not_an_entry(), raw())
        return
    written = entry.get("text") or ""
    if not isinstance(written, str):
        source.skip(where, unreadable_text(), raw())
        return
    moment = _moment(reading, entry)
    if moment is None:
        source.skip(where, unreadable_date(), raw())
        return
    local, zone, created = moment
    references = _media(reading, entry, written)
    attachments = tuple(_attached(reading, entry, written))
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
    yield from source.accepted(
        page, source_id, where=where, raw=raw, created=created, attachments=attachments
    )


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
    created = utc_from(entry.get("creationDate"))
    if created is None:
        return None
    try:
        placed = in_zone(created, entry.get("timeZone"))
    except (ValueError, OverflowError):
        return None
    if placed is None:
        reading.source.note(Notice.ZONE_UNKNOWN)
        return created, "UTC", created
    return *placed, created


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


def _attached(reading: _Reading, entry: dict[str, Any], written: str) -> Iterator[Attached]:
    """Give the files of an entry that are there: of those it lists and those its text names."""
    identifiers = [_identifier(medium) for medium in _listed(entry)]
    identifiers += [found.casefold() for found in _REFERENCE.findall(written)]
    for identifier in dict.fromkeys(identifiers):
        if identifier in reading.files:
            yield reading.files[identifier]


def _files(documents: list[tuple[str, Document]], bundle: Bundle | None) -> dict[str, Attached]:
    """Return the files that are there, by the identifier of the medium: their names are its MD5."""
    if bundle is None:
        return {}
    by_digest = {
        PurePosixPath(name).stem.casefold(): name
        for name in bundle.names
        if PurePosixPath(name).parent.name in _FOLDERS
    }
    entries = (entry for _name, document in documents for entry in document.value["entries"])
    listed = (medium for entry in entries for medium in _listed(entry))
    return {
        _identifier(medium): bundle.attached(by_digest[str(medium["md5"]).casefold()])
        for medium in listed
        if str(medium.get("md5")).casefold() in by_digest
    }


def _listed(entry: Any) -> Iterator[dict[str, Any]]:
    for key in _MEDIA if isinstance(entry, dict) else ():
        listed = entry.get(key)
        for medium in listed if isinstance(listed, list) else ():
            if isinstance(medium, dict):
                yield medium


def _identifier(medium: dict[str, Any]) -> str:
    return str(medium.get("identifier") or medium.get("md5") or "").casefold()


def _tags(entry: dict[str, Any]) -> tuple[str, ...]:
    listed = entry.get("tags")
    tags = [tag for tag in listed if isinstance(tag, str)] if isinstance(listed, list) else []
    return (*tags, STARRED) if entry.get("starred") is True else tuple(tags)
