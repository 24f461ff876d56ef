"""Tags for a PDF, so that a screen reader tells headings from text and knows the language.

Qt draws a PDF without any (docs/decisions/019). While a page is drawn, small
marks are set far outside of it where each paragraph begins; afterwards they are
changed into the marks that PDF has for this (ISO 32000-1, 14.7 and 14.8), and
the tree of headings and paragraphs is written behind what Qt wrote, as an
incremental update (7.5.6). One page is held at a time.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import SEEK_END
from typing import IO, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

ARTIFACT: Final = "Artifact"
"""What is read by nobody: page numbers, lines to cut along, a picture of words that stand there."""
_FAR: Final = 20_000
_MARK: Final = re.compile(rb"-(2\d{4}) -20000 1 1 re\nf\n")
_LINE: Final = 20
"""The length of an entry in a table of objects, in bytes."""
_CHUNK: Final = 4096


@dataclass(frozen=True, slots=True)
class _Part:
    """What is drawn from one mark to the next."""

    role: str
    """H1 to H6, P or ARTIFACT."""
    goes_on: bool
    """Whether it began on the page before."""


@dataclass(slots=True)
class Marks:
    """What is drawn on the pages of a PDF, in order; made while it is drawn."""

    pages: list[list[_Part]] = field(default_factory=list)
    papers: set[int] = field(default_factory=set)
    """The numbers of the pages, from 0, on which another paper begins."""

    def begin_paper(self) -> None:
        """Say that the next page is the first of something else."""
        self.papers.add(len(self.pages))

    def begin_page(self) -> None:
        """Say that a page begins."""
        self.pages.append([])

    def begin(self, painter: QPainter, role: str, *, goes_on: bool = False) -> None:
        """Say that what is drawn from here on is a heading, a paragraph or an artifact."""
        self.pages[-1].append(_Part(role, goes_on))
        _set(painter, len(self.pages[-1]))

    def end_page(self, painter: QPainter) -> None:
        """Say that the page is drawn."""
        if self.pages[-1]:
            _set(painter, 0)


def _set(painter: QPainter, number: int) -> None:
    painter.fillRect(QRectF(-(_FAR + number), -_FAR, 1, 1), QColor(0, 0, 0))


def tag(file: IO[bytes], marks: Marks, language: str) -> None:
    """Write the tags behind a PDF that Qt made; the file is open for reading and writing.

    `language` is a code like 'es'. Raises ValueError where the file is not as Qt writes it.
    """
    _Tagger(file, language).write(marks)


class _Element:
    """A node of the tree: a section, a heading or a paragraph; it can stand on several pages."""

    def __init__(self, number: int, role: str, parent: int) -> None:
        self.number = number
        self._role = role
        self._parent = parent
        self.kids: list[bytes] = []

    def content(self) -> bytes:
        head = f"<< /Type /StructElem /S /{self._role} /P {self._parent} 0 R /K ["
        return head.encode() + b"\n".join(self.kids) + b"] >>"


class _Tagger:
    """One writing of tags: reads what Qt wrote, and adds objects at the end."""

    def __init__(self, file: IO[bytes], language: str) -> None:
        self._file = file
        self._language = language
        end = file.seek(0, SEEK_END)
        file.seek(max(0, end - _CHUNK))
        self._table_at = int(_found(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", file.read())[1])
        file.seek(self._table_at)
        count = int(_found(rb"xref\n0 (\d+)\n", file.readline() + file.readline())[1])
        self._places = [int(file.read(_LINE)[:10]) for _number in range(count)]
        self._trailer = file.read()
        self._next = count
        self._new: dict[int, int] = {}
        self._top = self._number()
        self._document = _Element(self._number(), "Document", self._top)
        self._open: list[_Element] = []
        """The section and the paragraph that may go on."""

    def write(self, marks: Marks) -> None:
        root = int(_found(rb"/Root (\d+) 0 R", self._trailer)[1])
        catalog = self._object(root)
        tree = self._object(int(_found(rb"/Pages (\d+) 0 R", catalog)[1]))
        kids = _found(rb"/Kids\s*\[(.*?)\]", tree)[1]
        pages = [int(number) for number in re.findall(rb"(\d+) 0 R", kids)]
        if len(pages) != len(marks.pages):
            raise ValueError("not the pages that were drawn")
        parents: list[bytes] = []
        for at, (page, parts) in enumerate(zip(pages, marks.pages, strict=True)):
            if at in marks.papers:
                self._close(down_to=0)
                self._begin("Sect", self._document)
            found = self._number()
            self._add(found, b"[" + b"\n".join(self._parts(page, parts)) + b"]")
            parents.append(f"{at} {found} 0 R".encode())
            self._change_page(page, at, parts)
        self._close(down_to=0)
        self._add(self._document.number, self._document.content())
        self._add_tree(parents)
        self._add(root, self._catalog(catalog))
        self._finish()

    def _parts(self, page: int, parts: list[_Part]) -> Iterator[bytes]:
        """Put the parts of a page into the tree; give a reference to the element of each."""
        count = 0
        for part in parts:
            if part.role == ARTIFACT:
                continue
            if not part.goes_on or len(self._open) == 1:
                self._close(down_to=1)
                self._begin(part.role, self._open[0])
            piece = f"<< /Type /MCR /Pg {page} 0 R /MCID {count} >>"
            self._open[1].kids.append(piece.encode())
            yield _reference(self._open[1].number)
            count += 1

    def _begin(self, role: str, parent: _Element) -> None:
        element = _Element(self._number(), role, parent.number)
        parent.kids.append(_reference(element.number))
        self._open.append(element)

    def _close(self, down_to: int) -> None:
        """Write the elements that nothing more belongs to."""
        while len(self._open) > down_to:
            element = self._open.pop()
            self._add(element.number, element.content())

    def _add_tree(self, parents: list[bytes]) -> None:
        """Write the root of the tree, with what leads from a page back to its elements."""
        table = self._number()
        self._add(table, b"<< /Nums [" + b"\n".join(parents) + b"] >>")
        self._add(
            self._top,
            f"<< /Type /StructTreeRoot /K {self._document.number} 0 R /ParentTree {table} 0 R "
            f"/ParentTreeNextKey {len(parents)} >>".encode(),
        )

    def _change_page(self, page: int, at: int, parts: list[_Part]) -> None:
        """Write a page anew, with its marks and with where its parts stand in the tree."""
        written = self._object(page)
        content = int(_found(rb"/Contents (\d+) 0 R", written)[1])
        packed = zlib.compress(_marked(self._stream(content), parts))
        head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n"
        self._add(content, head.encode() + packed + b"\nendstream")
        more = f"/Type /Page\n/StructParents {at}\n/Tabs /S\n".encode()
        self._add(page, written.replace(b"/Type /Page\n", more, 1))

    def _catalog(self, written: bytes) -> bytes:
        more = (
            f"/Lang ({self._language})\n/MarkInfo << /Marked true >>\n"
            f"/StructTreeRoot {self._top} 0 R\n/ViewerPreferences << /DisplayDocTitle true >>\n"
        )
        return written.replace(b"/Type /Catalog\n", b"/Type /Catalog\n" + more.encode(), 1)

    # Objects

    def _object(self, number: int) -> bytes:
        """Return what stands between 'obj' and 'endobj'; for what is no stream."""
        self._file.seek(self._places[number])
        data = self._file.read(_CHUNK)
        while b"endobj" not in data:
            more = self._file.read(len(data))
            if not more:
                raise ValueError("not a PDF as Qt writes it")
            data += more
        return _found(rb"\A\d+ 0 obj\n(.*?)\nendobj", data)[1]

    def _stream(self, number: int) -> bytes:
        self._file.seek(self._places[number])
        head = _found(rb"\A.*?/Length (\d+) 0 R.*?stream\n", self._file.read(_CHUNK))
        length = int(self._object(int(head[1])))
        self._file.seek(self._places[number] + head.end())
        return zlib.decompress(self._file.read(length))

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _add(self, number: int, content: bytes) -> None:
        self._new[number] = self._file.seek(0, SEEK_END)
        self._file.write(f"{number} 0 obj\n".encode() + content + b"\nendobj\n")

    def _finish(self) -> None:
        """Write the table of the new objects."""
        table_at = self._file.seek(0, SEEK_END)
        self._file.write(b"xref\n")
        for run in _runs(sorted(self._new)):
            self._file.write(f"{run[0]} {len(run)}\n".encode())
            for number in run:
                self._file.write(f"{self._new[number]:010} 00000 n \n".encode())
        trailer = re.sub(rb"/Size \d+", f"/Size {self._next}".encode(), self._trailer)
        trailer = trailer[: trailer.rindex(b">>")]
        self._file.write(
            trailer + f"/Prev {self._table_at}\n>>\nstartxref\n{table_at}\n%%EOF\n".encode()
        )


def _marked(drawn: bytes, parts: list[_Part]) -> bytes:
    """Return what is drawn on a page, each mark changed into one of PDF."""
    count = 0
    is_open = False

    def changed(mark: re.Match[bytes]) -> bytes:
        nonlocal count, is_open
        number = int(mark[1]) - _FAR
        end = b"EMC\n" if is_open else b""
        is_open = number > 0
        if not number:
            return end
        role = parts[number - 1].role
        if role == ARTIFACT:
            return end + b"/Artifact BMC\n"
        count += 1
        return end + f"/{role} << /MCID {count - 1} >> BDC\n".encode()

    made = _MARK.sub(changed, drawn)
    if is_open or count != sum(part.role != ARTIFACT for part in parts):
        raise ValueError("not the marks that were drawn")
    return made


def _reference(number: int) -> bytes:
    return f"{number} 0 R".encode()


def _runs(numbers: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _found(pattern: bytes, data: bytes) -> re.Match[bytes]:
    found = re.search(pattern, data, re.DOTALL)
    if found is None:
        raise ValueError("not a PDF as Qt writes it")
    return found
