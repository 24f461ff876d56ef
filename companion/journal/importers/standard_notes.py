"""Pages from a decrypted backup of Standard Notes (formats.md, Importers 10)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, Final

from companion.errors import ImportEncrypted, ImportUnreadable, ImportUnsafe
from companion.journal.importers import lexical
from companion.journal.importers.attached import Arrival
from companion.journal.importers.bundle import Bundle
from companion.journal.importers.common import (
    MOST_JSON_BYTES,
    MOST_TAGS,
    STARRED,
    Source,
    digest_id,
)
from companion.journal.importers.formats import STANDARD_NOTES
from companion.journal.importers.left_out import (
    locked_elsewhere,
    not_an_entry,
    numbered,
    unreadable_date,
    unreadable_text,
)
from companion.journal.importers.notices import Notice
from companion.journal.importers.safe_json import Document, parsed
from companion.journal.importers.zones import utc_from
from companion.journal.model import Page, with_title

_BACKUP: Final = "Standard Notes Backup and Import File.txt"
_UNSET_YEAR: Final = 1970


def open_bundle(bundle: Bundle) -> Source | None:
    """Return the notes of a backup as a source, or None when there is no backup file."""
    for name in bundle.names:
        if PurePosixPath(name).name == _BACKUP:
            with bundle.reading() as read:
                document = parsed(read(name, MOST_JSON_BYTES), bundle.path)
            return open_document(document, bundle.path)
    return None


def open_document(document: Document, path: Path) -> Source | None:
    """Return the notes of a backup as a source, or None when it is of another app.

    Raises ImportEncrypted when all of them are encrypted.
    """
    items = document.value.get("items") if isinstance(document.value, dict) else None
    if not isinstance(items, list) or not (
        any(isinstance(item, dict) and "content_type" in item for item in items)
        or (not items and "version" in document.value)
    ):
        return None
    notes = [item for item in items if not isinstance(item, dict) or _is_note(item)]
    if any(map(_is_locked, items)) and all(map(_is_locked, notes)):
        raise ImportEncrypted(path)
    tags = _tags(items)

    def pages(source: Source) -> Iterator[Arrival]:
        for number, item in enumerate(notes, start=1):
            yield from _page(source, item, tags, path, numbered(number))

    source = Source(STANDARD_NOTES, pages, total=len(notes))
    source.note(Notice.KEYS_TWICE, document.keys_twice)
    return source


def _is_note(item: dict[str, Any]) -> bool:
    """Say whether an item is a note, or may have been one: what it is may not be told."""
    kind = item.get("content_type")
    return (kind == "Note" or not isinstance(kind, str)) and item.get("deleted") is not True


def _is_locked(item: Any) -> bool:
    """Say whether an item is ciphertext: its content is a string and not an object."""
    return isinstance(item, dict) and isinstance(item.get("content"), str)


def _tags(items: list[Any]) -> dict[str, list[str]]:
    """Return the titles of the tags that point at each note."""
    found: dict[str, list[str]] = {}
    for item in items:
        content = item.get("content") if isinstance(item, dict) else None
        if not isinstance(content, dict) or item.get("content_type") != "Tag":
            continue
        title, references = content.get("title"), content.get("references")
        for one in references if isinstance(references, list) else ():
            uuid = one.get("uuid") if isinstance(one, dict) else None
            if isinstance(title, str) and isinstance(uuid, str):
                found.setdefault(uuid, []).append(title)
    return found


def _page(
    source: Source, item: Any, tags: dict[str, list[str]], path: Path, where: str
) -> Iterator[Arrival]:
    def raw() -> str:
        return json.dumps(item, ensure_ascii=False)

    if _is_locked(item):
        source.skip(where, locked_elsewhere(), raw())
        return
    is_note = isinstance(item, dict) and item.get("content_type") == "Note"
    content = item.get("content") if is_note else None
    if not isinstance(content, dict):
        source.skip(where, not_an_entry(), raw())
        return
    if content.get("trashed") is True:
        source.note(Notice.THROWN_AWAY)
        return
    title, text = content.get("title") or "", content.get("text") or ""
    if not isinstance(title, str) or not isinstance(text, str):
        source.skip(where, unreadable_text(), raw())
        return
    stamps = (utc_from(item.get(key)) for key in ("created_at", "updated_at"))
    created = next((one for one in stamps if one and one.year > _UNSET_YEAR), None)
    if created is None:
        source.skip(where, unreadable_date(), raw())
        return
    source.note(Notice.ZONE_UNKNOWN)
    own_id = item.get("uuid")
    known = isinstance(own_id, str) and own_id
    source_id = str(own_id) if known else digest_id(STANDARD_NOTES, created, title, text)
    if content.get("noteType") == "super" or text.startswith('{"root":'):
        text = _plain(source, text, path)
    title, text = with_title(title, text)
    page = Page(
        text=text,
        title=title,
        local_date=created.date(),
        local_time=created.time().replace(microsecond=0),
        zone="UTC",
        tags=(
            *islice(tags.get(source_id, ()), MOST_TAGS + 1),  # one more is told
            *((STARRED,) if content.get("starred") is True else ()),
        ),
    )
    yield from source.accepted(page, source_id, where=where, raw=raw, created=created)


def _plain(source: Source, text: str, path: Path) -> str:
    """Return the text of a note that keeps it as Lexical; as it stands when that is not read."""
    if not text.strip():
        return text
    try:
        value = parsed(text.encode("utf-8", "surrogatepass"), path).value
    except (ImportUnreadable, ImportUnsafe):
        value = None
    if lexical.recognised(value):
        return lexical.to_markdown(value)
    source.note(Notice.MARKS_KEPT)
    return text
