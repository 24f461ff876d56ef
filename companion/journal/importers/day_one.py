"""Pages from Day One's JSON export, in its zip or bare (formats.md, Importers 1)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, Final

from companion.errors import CompanionError, ImportUnknownFormat, ImportUnreadable, ImportUnsafe
from companion.journal.attachments import tidy_name
from companion.journal.importers.attached import Arrival, Attached, link_to, media_type_of, missing
from companion.journal.importers.bundle import Bundle, Read, together
from companion.journal.importers.common import (
    MOST_FILES,
    MOST_JSON_BYTES,
    STARRED,
    Source,
    digest_id,
)
from companion.journal.importers.formats import DAY_ONE
from companion.journal.importers.left_out import (
    not_an_entry,
    numbered,
    unreadable_date,
    unreadable_text,
)
from companion.journal.importers.notices import Notice
from companion.journal.importers.reading import TooLarge
from companion.journal.importers.safe_json import Document, parsed_one
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
    """By identifier, over all entries: a picture copied to another entry is listed once only."""


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

    Raises ImportUnknownFormat when no journal of Day One is in it, what `safe_zip`
    raises, and ImportUnsafe when all together are too large.
    """
    names = [name for name in bundle.names if name.lower().endswith(".json")]
    with bundle.reading() as read:
        return _open_files(bundle, names, read)


def _open_files(bundle: Bundle, names: list[str], read: Read) -> Source:
    documents: list[tuple[str, Document]] = []
    damaged: list[tuple[str, ImportUnreadable]] = []
    read = together(read, MOST_JSON_BYTES)
    for name in names:
        try:
            document = parsed_one(read, name, MOST_JSON_BYTES, bundle.path)
        except TooLarge as error:
            raise ImportUnsafe(bundle.path) from error
        except ImportUnreadable as error:
            damaged.append((name, error))
            continue
        if recognised(document.value):
            documents.append((name, document))
    if not documents:
        raise _fault(damaged) or ImportUnknownFormat(bundle.path)
    source = open_documents([(PurePosixPath(name).name, one) for name, one in documents], bundle)
    known = {name for name, _document in documents} | {name for name, _error in damaged}
    source.files.update(name for name in names if name not in known)
    for name, fault in damaged:
        source.skip_file(name, fault)
    return source


def _fault(damaged: list[tuple[str, ImportUnreadable]]) -> CompanionError | None:
    """Return what is wrong with the first file, for when no other can be read."""
    if not damaged:
        return None
    cause = damaged[0][1].__cause__
    return cause if isinstance(cause, CompanionError) else damaged[0][1]


def open_documents(documents: list[tuple[str, Document]], bundle: Bundle | None = None) -> Source:
    """Return some journals, each with its file's name, as one source.

    Their media are in the bundle, where there is one.
    """

    def pages(source: Source) -> Iterator[Arrival]:
        reading = _Reading(source, _files(documents, bundle))
        with nullcontext() if bundle is None else bundle.reading():
            for name, document in documents:
                for number, entry in enumerate(document.value["entries"], start=1):
                    where = numbered(number)
                    if len(documents) > 1:
                        where = f"{name}, {where}"
                    yield from _page(reading, entry, where)

    total = sum(len(document.value["entries"]) for _name, document in documents)
    media = set(_media_of(bundle).values())
    source = Source(DAY_ONE, pages, total=total, files=media)
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
    attachments = tuple(_attached(reading, entry, written))
    title, text = _title_and_text(written)
    if not title and not text.strip():
        text = "\n".join(_references(entry))  # an entry of pictures only is an entry
    text = _REFERENCE.sub(partial(_address, reading), text)
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


def _references(entry: dict[str, Any]) -> Iterator[str]:
    """Give a reference for each of the media an entry lists, as its text would have it."""
    for key, form in _MEDIA.items():
        for medium in _listed(entry, (key,)):
            yield form.format(medium.get("identifier") or medium.get("md5") or "")


def _address(reading: _Reading, reference: re.Match[str]) -> str:
    """Return what a reference becomes: the name of the file, where the journal tells it."""
    file = reading.files.get(reference[1].casefold())
    return reference[0] if file is None else link_to(file.name)


def _attached(reading: _Reading, entry: dict[str, Any], written: str) -> Iterator[Attached]:
    """Give the files of an entry: those it lists and those its text names, each once."""
    identifiers = [_identifier(medium) for medium in _listed(entry)]
    references = islice(_REFERENCE.finditer(written), 10 * MOST_FILES)
    identifiers += [found[1].casefold() for found in references]
    for identifier in dict.fromkeys(identifiers):
        yield reading.files.get(identifier) or missing(tidy_name(identifier), Path(DAY_ONE))


def _files(documents: list[tuple[str, Document]], bundle: Bundle | None) -> dict[str, Attached]:
    """Return the files of all media, by identifier; in the bundle their names are their MD5."""
    by_digest = _media_of(bundle)
    files: dict[str, Attached] = {}
    for _name, document in documents:
        for entry in document.value["entries"]:
            for key in _MEDIA if isinstance(entry, dict) else ():
                for medium in _listed(entry, (key,)):
                    _add_file(files, medium, _ending(key, medium), by_digest, bundle)
    return files


def _media_of(bundle: Bundle | None) -> dict[str, str]:
    """Return the names of the media in a bundle by their MD5, which is what they are named by."""
    return {
        PurePosixPath(name).stem.casefold(): name
        for name in (bundle.names if bundle else ())
        if PurePosixPath(name).parent.name in _FOLDERS
    }


def _ending(key: str, medium: dict[str, Any]) -> str:
    kinds = (medium.get("type"), medium.get("format"), "pdf" if key == "pdfAttachments" else "bin")
    return next(kind for kind in kinds if isinstance(kind, str) and kind.isalnum())


def _add_file(
    files: dict[str, Attached],
    medium: dict[str, Any],
    ending: str,
    by_digest: dict[str, str],
    bundle: Bundle | None,
) -> None:
    digest, identifier = medium.get("md5"), _identifier(medium)
    if not isinstance(digest, str) or not digest or identifier in files:
        return
    # Named by the list, not by the file: the text is the same when the media are not there.
    name = tidy_name(f"{digest}.{ending}".lower())
    there = by_digest.get(digest.casefold())
    if there is None or bundle is None:
        files[identifier] = missing(name, Path(DAY_ONE))
    else:
        files[identifier] = replace(
            bundle.attached(there), name=name, media_type=media_type_of(name)
        )


def _listed(entry: Any, keys: Iterable[str] = _MEDIA) -> Iterator[dict[str, Any]]:
    for key in keys if isinstance(entry, dict) else ():
        listed = entry.get(key)
        within = listed[: MOST_FILES + 1] if isinstance(listed, list) else ()  # one more is told
        for medium in within:
            if isinstance(medium, dict):
                yield medium


def _identifier(medium: dict[str, Any]) -> str:
    return str(medium.get("identifier") or medium.get("md5") or "").casefold()


def _tags(entry: dict[str, Any]) -> tuple[str, ...]:
    listed = entry.get("tags")
    tags = [tag for tag in listed if isinstance(tag, str)] if isinstance(listed, list) else []
    return (*tags, STARRED) if entry.get("starred") is True else tuple(tags)
