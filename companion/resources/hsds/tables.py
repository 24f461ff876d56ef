"""Reading the CSV files of a data package, row by row, in memory that stays flat."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Final, Protocol

from companion.resources.archives import explained, opened_archive, opened_file
from companion.resources.hsds.columns import TABLES
from companion.resources.hsds.problems import Problems, What
from companion.resources.hsds.text import from_a_spreadsheet

Row = dict[str, str]
"""The columns that are not empty, by their names in small letters."""
Advance = Callable[[int], None]
"""Told how many more bytes were read; raises Cancelled when the person said so."""

DESCRIPTION: Final = "datapackage.json"
LONGEST_ROW: Final = 1024**2
"""The longest row, in characters; one cell may have 131,072, the limit of Python's reader."""
_LONGEST_DESCRIPTION: Final = 4 * 1024**2
_MOST_FILES: Final = 10_000


class Members(Protocol):
    """Some named files: a folder, a zip archive or the content of a pack."""

    def names(self) -> list[str]:
        """Return their names."""

    def size(self, name: str) -> int:
        """Return the length of one, in bytes."""

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open one for reading."""


class Folder:
    """The files of a folder, without those of the folders in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """Return the names of its files; raise PackUnreadable."""
        with explained(self._folder):
            files = sorted(self._folder.iterdir())[:_MOST_FILES]
            return [file.name for file in files if file.is_file()]

    def size(self, name: str) -> int:
        """Return the length of a file."""
        return (self._folder / name).stat().st_size

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open a file."""
        with opened_file(self._folder / name) as stream:
            yield stream


@contextmanager
def opened_members(path: Path) -> Iterator[Members]:
    """Open a folder or a zip archive; raise what `opened_archive` raises, or PackUnreadable."""
    if path.is_dir():
        yield Folder(path)
        return
    with opened_archive(path) as archive:
        yield archive


def tables_of(members: Members) -> dict[str, str]:
    """Return which file holds which table.

    The names of the specification count (`services.csv`, and `service.csv`), in
    any folder; beyond them what `datapackage.json` says.
    """
    found: dict[str, str] = {}
    standard = {each.file: table for table, each in TABLES.items()}
    standard |= {f"{table}.csv": table for table in TABLES}
    for name in members.names():
        table = standard.get(PurePosixPath(name).name.lower())
        if table is not None:
            found.setdefault(table, name)
    for table, name in _described(members):
        if table in TABLES:
            found.setdefault(table, name)
    return found


def _described(members: Members) -> Iterator[tuple[str, str]]:
    """Give the tables that a description names and whose files are there."""
    names = members.names()
    for description in (name for name in names if PurePosixPath(name).name == DESCRIPTION):
        with members.open(description) as stream:
            content = stream.read(_LONGEST_DESCRIPTION + 1)
        try:
            resources = json.loads(content)["resources"]
            pairs = [(each["name"], each["path"]) for each in resources]
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        for table, path in pairs:
            full = str(PurePosixPath(description).parent / str(path))
            if isinstance(table, str) and full in names:
                yield table, full


def rows(
    stream: IO[bytes],
    file: str,
    problems: Problems,
    *,
    advance: Advance = lambda _bytes: None,
    encoding: str | None = None,
) -> Iterator[tuple[int, Row]]:
    """Give each row with its number as a spreadsheet counts it: the headings are row 1.

    Byte order marks, line ends of any system and commas, semicolons or tabs
    between the cells are understood. A row that cannot be read goes to the
    problems and does not stop the rest.
    """
    lines = _Lines(stream, advance, encoding)
    names, delimiter = _headings(lines)
    if not names:
        problems.add(file, 1, "", What.UNREADABLE_ROW)
        return
    reader = csv.reader(lines, delimiter=delimiter)
    number = 1
    while True:
        number += 1
        lines.begin_row()
        try:
            cells = next(reader, None)
        except csv.Error:
            problems.add(file, number, "", What.UNREADABLE_ROW)
            continue
        if cells is None:
            return
        if lines.has_unreadable_letters:
            problems.add(file, number, "", What.LETTERS)
        row = {
            name: text
            for name, cell in zip(names, cells, strict=False)
            if (text := (from_a_spreadsheet(cell) if cell[:1] == "'" else cell).strip())
        }
        if row:
            yield number, row


def headings_of(stream: IO[bytes], *, encoding: str | None = None) -> list[str]:
    """Return the headings of a table, in small letters; none when they cannot be read."""
    return _headings(_Lines(stream, lambda _bytes: None, encoding))[0]


def _headings(lines: _Lines) -> tuple[list[str], str]:
    """Return the headings, in small letters, and what stands between the cells."""
    first = next(lines, "")
    delimiter = max(",;\t", key=first.count)
    try:
        cells = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        cells = []
    return [from_a_spreadsheet(each).strip().lower() for each in cells], delimiter


class _Lines:
    """The lines of a file, none without end, told to whoever waits for them."""

    def __init__(self, stream: IO[bytes], advance: Advance, encoding: str | None) -> None:
        head = stream.read(len(codecs.BOM_UTF8))
        self._advance = advance
        joined = io.BufferedReader(_Joined(head, stream), 256 * 1024)
        self._text = io.TextIOWrapper(
            joined, encoding or _encoding(head), errors="replace", newline=""
        )
        self._left = LONGEST_ROW
        self.has_unreadable_letters = False

    def begin_row(self) -> None:
        """Grant another row its length."""
        self._left = LONGEST_ROW
        self.has_unreadable_letters = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(LONGEST_ROW)
        if not line:
            raise StopIteration
        self._advance(len(line))
        self._left -= len(line)
        if self._left < 0:
            self._left = LONGEST_ROW
            raise csv.Error("the row does not end")
        if "\ufffd" in line:
            self.has_unreadable_letters = True
        return line


class _Joined(io.RawIOBase):
    """What was read of a stream already, and then the rest of it."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # of bytes
        data = self._head or self._stream.read(len(buffer))
        self._head = b""
        buffer[: len(data)] = data
        return len(data)


def _encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"
