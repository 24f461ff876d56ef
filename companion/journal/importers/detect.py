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
from companion.journal.importers.common import MOST_JSON_BYTES, Source
from companion.journal.importers.folder_walk import Found, storable_name, walk
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
from companion.journal.importers.reading import is_encrypted, read_head, read_whole
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


def open_source(
    path: Path,
    source_format: str = AUTO,
    passphrase: str | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Source:
    """Open another journal for reading, whatever it is; nothing is written.

    `source_format` is one of formats.FORMATS; a journal of another kind is refused then.
    The passphrase is that of the other journal, for an encrypted one of jrnl.
    Raises ImportUnreadable, ImportUnknownFormat, ImportEncrypted, ImportUnsafe,
    ImportKeyDiffers, and Cancelled: finding out may mean to read all of it.
    """
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        raise ImportUnreadable(path) from error
    if is_folder:
        found = _of_folder(path, source_format, is_cancelled)
    else:
        found = _of_file(path, passphrase, is_cancelled)
    for source in found:
        if source is not None and source_format in {AUTO, source.format}:
            source.is_cancelled = is_cancelled
            return source
    raise ImportUnknownFormat(path)


def _of_folder(
    path: Path, source_format: str, is_cancelled: Callable[[], bool]
) -> Iterator[Source | None]:
    met = walk(path)
    found = bundle.of_folder(path, met).watched(is_cancelled)
    for kind, open_bundle in _FROM_BUNDLE:
        if kind == JOURNEY and source_format in {AUTO, MARKDOWN}:
            yield _told(markdown_folder.open_folder(found), met)
        if source_format in {AUTO, kind}:
            yield _told(open_bundle(found), met)


def _told(source: Source | None, met: Found) -> Source | None:
    """Return a source whose report names what lies in the folder and cannot be read."""
    if source is not None:
        for name, reason in met.left_out:
            source.skip(storable_name(name), reason)
    return source


def _of_file(
    path: Path, passphrase: str | None, is_cancelled: Callable[[], bool]
) -> Iterator[Source | None]:
    head = read_head(path)
    suffix = path.suffix.lower()
    if is_encrypted(head):
        if passphrase is None or not jrnl_locked.is_locked(head):
            raise ImportEncrypted(path)
        yield jrnl_text.open_locked(read_whole(path, MOST_JSON_BYTES), path, passphrase)
    elif suffix == ".zip" or head.startswith(SIGNATURES):
        yield from _of_bundle(bundle.of_zip(path).watched(is_cancelled))
    elif head[safe_tar.MAGIC_AT :].startswith(safe_tar.MAGIC) or suffix == ".jex":
        yield joplin.open_bundle(bundle.of_tar(path).watched(is_cancelled))
    elif suffix == ".json" or head.startswith(_MARKS) or head.lstrip()[:1] in {b"{", b"["}:
        is_list = head.lstrip().startswith(b"[")  # one of entries has no key, or is text of jrnl
        if json_entries.is_long(path) and not is_list:
            yield jrnl.open_long(path, is_cancelled)
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
