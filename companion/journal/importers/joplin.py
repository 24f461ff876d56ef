"""Pages from Joplin: its JEX file (a tar) or its RAW folder (formats.md, Importers 9).

Every item is a file: a note, a tag, the tie between both, or what belongs to a
picture. The ties are gathered first; the notes are read again one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Final

from companion.errors import ImportEncrypted, ImportUnreadable
from companion.journal.attachments import tidy_name
from companion.journal.importers.attached import (
    Arrival,
    Attached,
    link_to,
    locked,
    media_type_of,
    missing,
)
from companion.journal.importers.bundle import Bundle, Read
from companion.journal.importers.common import MOST_TAGS, Source
from companion.journal.importers.formats import JOPLIN
from companion.journal.importers.html_to_markdown import converted
from companion.journal.importers.left_out import locked_elsewhere, not_an_entry, unreadable_date
from companion.journal.importers.notices import Notice
from companion.journal.importers.reading import OneUnreadable, decoded
from companion.journal.importers.zones import utc_from
from companion.journal.model import Page, with_title

MOST_BYTES: Final = 20_000_000
"""The largest item that is read."""
_ITEM: Final = re.compile(r"(?:[^/]+/)?([0-9a-f]{32})\.md")
_RESOURCE: Final = re.compile(r"(?:[^/]+/)?resources/([0-9a-f]{32})(?:\.[\w-]{1,20})?")
_REFERENCE: Final = re.compile(r":/([0-9a-f]{32})")
_NOTE, _RESOURCE_ITEM, _TAG, _NOTE_TAG = "1", "4", "5", "6"
_HTML: Final = "2"
_UNSET: Final = {"", "0", "0.0", "0.00000000"}


@dataclass(slots=True)
class _Ties:
    """What was gathered about the notes."""

    notes: list[str] = field(default_factory=list)
    """Names of their files."""
    titles: dict[str, str] = field(default_factory=dict)
    """Of tags, by their id."""
    tags: dict[str, list[str]] = field(default_factory=dict)
    """Ids of tags, by the id of the note."""
    resources: dict[str, str] = field(default_factory=dict)
    """Names of files, by the id of the resource."""
    names: dict[str, str] = field(default_factory=dict)
    """What the person sees the files of resources called, by their id."""
    odd: list[str] = field(default_factory=list)
    """Names of files that cannot be read, or do not say what they are."""
    locked_resources: set[str] = field(default_factory=set)
    locked: int = 0


@dataclass(frozen=True, slots=True)
class _Item:
    title: str
    body: str
    properties: str
    """The last lines as they stand."""
    values: dict[str, str]


def open_bundle(bundle: Bundle) -> Source | None:
    """Return the notes as a source, or None when the files are of another app.

    Raises ImportEncrypted when all notes are encrypted.
    """
    names = [name for name in bundle.names if _ITEM.fullmatch(name)]
    if not names:
        return None
    with bundle.reading() as read:
        if not any(_is_joplin(read, name) for name in names[:5]):
            return None
        ties = _gathered(bundle, read, names)
    if ties.locked and ties.locked == len(ties.notes):
        raise ImportEncrypted(bundle.path)

    def pages(source: Source) -> Iterator[Arrival]:
        with bundle.reading() as read:
            for name in (*ties.odd, *ties.notes):
                try:
                    item = _item(read, name)
                except ImportUnreadable as error:
                    source.skip_file(PurePosixPath(name).name, error)
                else:
                    yield from _page(source, bundle, ties, name, item)

    total = len(ties.odd) + len(ties.notes)
    return Source(JOPLIN, pages, total=total, files=set(ties.resources.values()))


def _is_joplin(read: Read, name: str) -> bool:
    try:
        return "type_" in _item(read, name).values
    except ImportUnreadable:
        return False


def _item(read: Read, name: str) -> _Item:
    """Return an item taken apart; raise ImportUnreadable."""
    data = read(name, MOST_BYTES)
    text = decoded(data)
    if text is None:
        raise OneUnreadable(Path(name), data)
    text = text.replace("\r\n", "\n").rstrip("\n")
    before, gap, properties = text.rpartition("\n\n")
    values = {}
    for line in properties.split("\n"):
        key, _colon, value = line.partition(":")
        values[key.strip()] = value.strip()
    title, _gap, body = before.partition("\n\n") if gap else ("", "", "")
    return _Item(title.strip("\n"), body, properties, values)


def _gathered(bundle: Bundle, read: Read, names: list[str]) -> _Ties:
    ties = _Ties()
    for name in bundle.names:
        found = _RESOURCE.fullmatch(name)
        if found:
            ties.resources[found[1]] = name
    for name in names:
        try:
            item = _item(read, name)
        except ImportUnreadable:
            ties.odd.append(name)
            continue
        values = item.values
        match values.get("type_"):
            case kind if kind == _NOTE:
                ties.notes.append(name)
                ties.locked += _is_locked(item)
            case kind if kind == _RESOURCE_ITEM:
                _note_resource(ties, item)
            case kind if kind == _TAG:
                ties.titles[values.get("id", "")] = item.title
            case kind if kind == _NOTE_TAG:
                ties.tags.setdefault(values.get("note_id", ""), []).append(values.get("tag_id", ""))
            case None:
                ties.odd.append(name)
    return ties


def _note_resource(ties: _Ties, item: _Item) -> None:
    own_id = item.values.get("id", "")
    ties.names[own_id] = tidy_name(item.title or own_id)
    if _is_locked(item) or item.values.get("encryption_blob_encrypted") == "1":
        ties.locked_resources.add(own_id)


def _is_locked(item: _Item) -> bool:
    return item.values.get("encryption_applied") == "1"


def _page(source: Source, bundle: Bundle, ties: _Ties, name: str, item: _Item) -> Iterator[Arrival]:
    where = PurePosixPath(name).name
    values = item.values

    def raw() -> str:
        return f"{item.title}\n\n{item.body}".strip() or item.properties

    if values.get("type_") != _NOTE:
        source.skip(where, not_an_entry(), raw())
        return
    if _is_locked(item):
        source.skip(where, locked_elsewhere())
        return
    stamps = (utc_from(values.get(key)) for key in ("user_created_time", "created_time"))
    created = next((stamp for stamp in stamps if stamp), None)
    if created is None:
        source.skip(where, unreadable_date(), raw())
        return
    if any(values.get(key, "") not in _UNSET for key in ("latitude", "longitude")):
        source.note(Notice.PLACE_LEFT)
    source.note(Notice.ZONE_UNKNOWN)
    text = item.body
    pictures: tuple[Attached, ...] = ()
    attached = tuple(_files(bundle, ties, text))
    text = _REFERENCE.sub(lambda found: _address(ties, found), text)
    if values.get("markup_language") == _HTML:
        made = converted(text)
        text, pictures = made.text, made.pictures
    own_id = values.get("id") or where
    tied = islice(ties.tags.get(own_id, ()), MOST_TAGS + 1)  # one more is told
    tags = (ties.titles.get(tag, "") for tag in tied)
    title, text = with_title(item.title, text)
    page = Page(
        text=text,
        title=title,
        local_date=created.date(),
        local_time=created.time().replace(microsecond=0),
        zone="UTC",
        tags=tuple(tag for tag in tags if tag),
    )
    yield from source.accepted(
        page, own_id, where=where, raw=raw, created=created, attachments=(*attached, *pictures)
    )


def _files(bundle: Bundle, ties: _Ties, text: str) -> Iterator[Attached]:
    """Give the files that a note refers to, each once."""
    for reference in dict.fromkeys(_REFERENCE.findall(text)):
        if reference in ties.locked_resources:
            yield locked(ties.names[reference], bundle.path)
        elif reference in ties.resources:
            file = bundle.attached(ties.resources[reference])
            name = ties.names.get(reference, file.name)
            yield replace(file, name=name, media_type=media_type_of(name))
        elif reference in ties.names:
            yield missing(ties.names[reference], bundle.path)


def _address(ties: _Ties, reference: re.Match[str]) -> str:
    """Return what a reference to a file becomes: its name. One to a note stays as it is."""
    name = ties.names.get(reference[1])
    return link_to(name) if name else reference[0]
