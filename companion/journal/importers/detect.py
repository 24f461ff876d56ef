"""Which journal a file or folder comes from."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Final

from companion.errors import ImportEncrypted, ImportUnknownFormat, ImportUnreadable
from companion.journal.importers import day_one, jrnl, markdown_folder
from companion.journal.importers.common import (
    MOST_JSON_BYTES,
    Source,
    is_encrypted,
    read_head,
    read_whole,
)
from companion.journal.importers.safe_json import parsed
from companion.journal.importers.safe_zip import SIGNATURES

_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def open_source(path: Path) -> Source:
    """Open another journal for reading, whatever it is; nothing is written.

    A folder of Markdown files, an export of Day One (zip, JSON, or the folder
    that some browsers make of the zip) or of jrnl (JSON). What the file holds
    decides, its name only helps. Raises ImportUnreadable, ImportUnknownFormat,
    ImportEncrypted, ImportUnsafe.
    """
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        raise ImportUnreadable(path) from error
    if is_folder:
        return markdown_folder.open_folder(path) or day_one.open_folder(path)
    head = read_head(path)
    if is_encrypted(head):
        raise ImportEncrypted(path)
    suffix = path.suffix.lower()
    if suffix == ".zip" or head.startswith(SIGNATURES):
        return day_one.open_zip(path)
    if suffix == ".json" or head.startswith(_MARKS) or head.lstrip().startswith(b"{"):
        return _open_json(path)
    raise ImportUnknownFormat(path)


def _open_json(path: Path) -> Source:
    document = parsed(read_whole(path, MOST_JSON_BYTES), path)
    if day_one.recognised(document.value):
        return day_one.open_documents([(path.name, document)])
    if jrnl.recognised(document.value):
        return jrnl.open_document(document)
    raise ImportUnknownFormat(path)
