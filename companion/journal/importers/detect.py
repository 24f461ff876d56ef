"""Which journal a file or folder comes from: what it holds decides, its name only helps."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from companion.errors import ImportEncrypted, ImportUnknownFormat, ImportUnreadable
from companion.journal.importers import (
    bundle,
    day_one,
    day_one_classic,
    diarium,
    joplin,
    journey,
    jrnl,
    jrnl_locked,
    jrnl_text,
    json_entries,
    markdown_folder,
    mini_diary,
    rednotebook,
    safe_tar,
    standard_notes,
)
from companion.journal.importers.common import (
    MOST_JSON_BYTES,
    Source,
    is_encrypted,
    read_head,
    read_whole,
)
from companion.journal.importers.folder_walk import walk
from companion.journal.importers.formats import (
    AUTO,
    DAY_ONE,
    DAY_ONE_CLASSIC,
    DIARIUM,
    JOPLIN,
    JOURNEY,
    JRNL,
    MARKDOWN,
    REDNOTEBOOK,
    STANDARD_NOTES,
)
from companion.journal.importers.safe_json import Document, parsed
from companion.journal.importers.safe_zip import SIGNATURES

_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENDINGS: Final = {".json", ".txt", ".jrnl", ".text"}
_FROM_BUNDLE: Final[tuple[tuple[str, Callable[[bundle.Bundle], Source | None]], ...]] = (
    (DAY_ONE_CLASSIC, day_one_classic.open_bundle),
    (REDNOTEBOOK, rednotebook.open_bundle),
    (JOPLIN, joplin.open_bundle),
    (STANDARD_NOTES, standard_notes.open_bundle),
    (JRNL, jrnl_text.open_bundle),
    (JOURNEY, journey.open_bundle),
    (DIARIUM, diarium.open_bundle),
    (DAY_ONE, day_one.open_bundle),  # takes every file of JSON for its own, so it comes last
)
"""The most particular first: each looks at names and at what the files hold."""


def open_source(path: Path, source_format: str = AUTO, passphrase: str | None = None) -> Source:
    """Open another journal for reading, whatever it is; nothing is written.

    `source_format` is one of formats.FORMATS; a journal of another kind is refused then.
    The passphrase is that of the other journal, for an encrypted one of jrnl.
    Raises ImportUnreadable, ImportUnknownFormat, ImportEncrypted, ImportUnsafe,
    ImportKeyDiffers.
    """
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        raise ImportUnreadable(path) from error
    found = _of_folder(path, source_format) if is_folder else _of_file(path, passphrase)
    for source in found:
        if source is not None and source_format in {AUTO, source.format}:
            return source
    raise ImportUnknownFormat(path)


def _of_folder(path: Path, source_format: str) -> Iterator[Source | None]:
    found = bundle.of_folder(path, walk(path))
    for kind, open_bundle in _FROM_BUNDLE:
        if kind == JOURNEY and source_format in {AUTO, MARKDOWN}:
            yield markdown_folder.open_folder(found)
        if source_format in {AUTO, kind}:
            yield open_bundle(found)


def _of_file(path: Path, passphrase: str | None) -> Iterator[Source | None]:
    head = read_head(path)
    suffix = path.suffix.lower()
    if is_encrypted(head):
        if passphrase is None or not jrnl_locked.is_locked(head):
            raise ImportEncrypted(path)
        yield jrnl_text.open_locked(read_whole(path, MOST_JSON_BYTES), path, passphrase)
    elif suffix == ".zip" or head.startswith(SIGNATURES):
        yield from _of_bundle(bundle.of_zip(path))
    elif head[safe_tar.MAGIC_AT :].startswith(safe_tar.MAGIC) or suffix == ".jex":
        yield joplin.open_bundle(bundle.of_tar(path))
    elif suffix == ".json" or head.startswith(_MARKS) or head.lstrip()[:1] in {b"{", b"["}:
        if json_entries.is_long(path):
            yield jrnl.open_long(path)
        yield from _of_text(path, read_whole(path, MOST_JSON_BYTES), is_json=suffix == ".json")
    elif suffix in _ENDINGS:
        yield jrnl_text.open_text(read_whole(path, MOST_JSON_BYTES), path)


def _of_bundle(found: bundle.Bundle) -> Iterator[Source | None]:
    for _kind, open_bundle in _FROM_BUNDLE:
        yield open_bundle(found)


def _of_text(path: Path, data: bytes, *, is_json: bool) -> Iterator[Source | None]:
    written = None if is_json else jrnl_text.open_text(data, path)
    if written is not None:
        yield written
        return
    document = parsed(data, path)
    if day_one.recognised(document.value):
        yield day_one.open_documents([(path.name, document)])
    elif jrnl.recognised(document.value):
        yield jrnl.open_document(document)
    else:
        yield from _of_document(document, path)


def _of_document(document: Document, path: Path) -> Iterator[Source | None]:
    yield mini_diary.open_document(document, path)
    yield standard_notes.open_document(document, path)
    yield diarium.open_document(document, path)
