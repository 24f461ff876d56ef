"""Pages from jrnl's own journal, a text file or a folder of them (formats.md, Importers 4).

An entry begins with its date in square brackets at the beginning of a line; its
title is the rest of that line. What gives no date is part of the text before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import Final

from companion.errors import ImportUnreadable, ImportUnsafe
from companion.journal.importers import jrnl_locked
from companion.journal.importers.attached import Arrival
from companion.journal.importers.bundle import Bundle
from companion.journal.importers.common import (
    MOST_ENTRIES,
    MOST_TAGS,
    STARRED,
    Source,
    digest_id,
)
from companion.journal.importers.formats import JRNL
from companion.journal.importers.left_out import (
    locked_elsewhere,
    numbered,
    unreadable,
    unreadable_date,
    unreadable_text,
)
from companion.journal.importers.reading import decoded, is_encrypted
from companion.journal.model import Page, with_title

MOST_FILE_BYTES: Final = 20_000_000
"""The largest file of a folder that is read."""
_DATE: Final = re.compile(
    r"\[(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2})(:\d{2})?(?: ([AaPp])\.?[Mm]\.?)?\][ \t]?(.*)"
)
_BEGINNING: Final = re.compile(r"^\[(?=\d{4}-\d{2}-\d{2}[ T])", re.MULTILINE)
_DAY_FILE: Final = re.compile(r"(?:[^/]+/)?\d{4}/\d{2}/\d{2}\.txt")
_TAG: Final = re.compile(r"(?<!\S)@([-+*#/\w]+)")
_STAR: Final = re.compile(r"(?:^|[ \t])\*[ \t]*$")
_NO_TEXT: Final = re.compile("[\udc80-\udcff]")  # bytes that are no UTF-8, kept in their place
_HALF_DAY: Final = 12


def open_text(data: bytes, path: Path) -> Source | None:
    """Return the entries of a journal file as a source, or None when it holds none.

    Raises ImportUnreadable when the file is not text, and ImportUnsafe for far too many entries.
    """
    text, is_whole = _text(data)
    if next(_beginnings(text), None) is None:
        if is_whole:
            return None
        raise ImportUnreadable(path)

    def pages(source: Source) -> Iterator[Arrival]:
        yield from _entries(source, text, "")

    found = islice(_BEGINNING.finditer(text), MOST_ENTRIES)
    return Source(JRNL, pages, total=sum(1 for _entry in found))


def open_locked(data: bytes, path: Path, passphrase: str) -> Source | None:
    """Return the entries of an encrypted journal, given its passphrase, as `open_text` does.

    Raises ImportKeyDiffers when the passphrase is another, ImportUnreadable.
    """
    return open_text(jrnl_locked.unlocked(data, path, passphrase), path)


def open_bundle(bundle: Bundle) -> Source | None:
    """Return the entries of a folder with a file for each day, or None when it has none."""
    names = [name for name in bundle.names if _DAY_FILE.fullmatch(name)]
    if not names:
        return None

    def pages(source: Source) -> Iterator[Arrival]:
        with bundle.reading() as read:
            for name in names:
                try:
                    data = read(name, MOST_FILE_BYTES)
                except ImportUnreadable as error:
                    source.skip_file(name, error)
                    continue
                yield from _of_file(source, name, data)

    return Source(JRNL, pages, files=set(bundle.names) - set(names))


def _of_file(source: Source, name: str, data: bytes) -> Iterator[Arrival]:
    if is_encrypted(data):
        source.skip(name, locked_elsewhere())
        return
    text, is_whole = _text(data)
    if not is_whole and next(_beginnings(text), None) is None:
        source.skip(name, unreadable(), text)
        return
    yield from _entries(source, text, f"{name}, ")


def _text(data: bytes) -> tuple[str, bool]:
    """Return the text, and whether all of it is text; what is not keeps its place in it.

    One entry with bytes of another encoding is left out later; the rest is read.
    """
    text = decoded(data)
    whole = text is not None
    text = data.decode("utf-8-sig", "surrogateescape") if text is None else text
    return text.replace("\r\n", "\n"), whole


def _beginnings(text: str) -> Iterator[int]:
    """Give where entries begin; raise ImportUnsafe for more lines like it than any journal has."""
    for number, found in enumerate(_BEGINNING.finditer(text)):
        if number >= MOST_ENTRIES:
            raise ImportUnsafe(Path(JRNL))
        if _moment(text, found.start()) is not None:
            yield found.start()


def _moment(text: str, at: int) -> tuple[datetime, str] | None:
    """Return the moment and the rest of the line where an entry begins, or None."""
    found = _DATE.match(text, at)
    if found is None:
        return None
    clock = found[2].zfill(len("09:05")) + (found[3] or "")
    try:
        moment = datetime.fromisoformat(f"{found[1]}T{clock}")
        if found[4]:
            later = _HALF_DAY if found[4] in "Pp" else 0
            moment = moment.replace(hour=moment.hour % _HALF_DAY + later)
    except ValueError:
        return None
    return moment, found[5]


def _entries(source: Source, text: str, inside: str) -> Iterator[Arrival]:
    starts = _beginnings(text)
    first = next(starts, len(text))
    before = text[:first]
    if before.strip():
        source.skip(inside + numbered(1), unreadable_date(), before)
    for number, (start, end) in enumerate(pairwise(chain([first], starts, [len(text)])), start=1):
        yield from _page(source, text[start:end], inside + numbered(number))


def _page(source: Source, entry: str, where: str) -> Iterator[Arrival]:
    begun = _moment(entry, 0)
    if begun is None:
        return
    if _NO_TEXT.search(entry):
        source.skip(where, unreadable_text(), entry)
        return
    moment, title = begun
    body = entry.partition("\n")[2].strip("\n")
    starred = _STAR.search(title)
    title = (title[: starred.start()] if starred else title).strip()
    source_id = digest_id(JRNL, moment, title, body)
    found = islice(_TAG.finditer(f"{title}\n{body}"), MOST_TAGS + 1)  # one more is told
    tags = [tag[1].lower() for tag in found]
    title, body = with_title(title, body)
    page = Page(
        text=body,
        title=title,
        local_date=moment.date(),
        local_time=moment.time(),
        tags=(*tags, STARRED) if starred else tuple(tags),
    )
    yield from source.accepted(page, source_id, where=where, raw=lambda: entry)
