"""From what is to be printed to paper of its form, into a PDF, or to a printer."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QMarginsF
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter

from companion import i18n
from companion.ui.printing.document import Drawn, Form, Paper, Printed
from companion.ui.printing.tagging import Marks, tag
from companion.ui.printing.wallet import Wallet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_RESOLUTION: Final = 150
_POINTS_PER_INCH: Final = 72


def paper_of(printed: Printed) -> Drawn:
    """Return the paper that it goes on."""
    return Wallet(printed) if printed.form is Form.WALLET else Paper(printed)


def as_pdf(printed: Printed) -> bytes:
    """Return a tagged PDF without author, name of the app, or path in it."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    titles = (block.text for block in printed.blocks if block.kind == "title")
    marks = _write(QPdfWriter(buffer), [paper_of(printed)], next(titles, ""))
    buffer.close()
    file = BytesIO(bytes(buffer.data().data()))
    tag(file, marks, i18n.language())
    return file.getvalue()


def write_pdf(file: Path, papers: Iterable[Drawn], title: str) -> None:
    """Write a tagged PDF of one paper after the other to a file that is there; on any thread."""
    marks = _write(QPdfWriter(str(file)), papers, title)
    with file.open("r+b") as written:
        tag(written, marks, i18n.language())


def _write(writer: QPdfWriter, papers: Iterable[Drawn], title: str) -> Marks:
    writer.setResolution(_RESOLUTION)
    writer.setTitle(title)
    writer.setCreator("")
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter()
    marks = Marks()
    try:
        for paper in papers:
            marks.begin_paper()
            for number in range(paper.count):
                writer.setPageSize(paper.size)
                if painter.isActive():
                    writer.newPage()
                else:
                    painter.begin(writer)
                marks.begin_page()
                paper.draw(painter, number, _RESOLUTION / _POINTS_PER_INCH, marks)
                marks.end_page(painter)
    finally:
        painter.end()
    return marks


def send(printed: Printed, printer: QPrinter) -> None:
    """Send it to a printer that was chosen."""
    paper = paper_of(printed)
    printer.setPageSize(paper.size)
    printer.setFullPage(True)
    painter = QPainter(printer)
    for number in range(paper.count):
        if number:
            printer.newPage()
        paper.draw(painter, number, printer.resolution() / _POINTS_PER_INCH)
    painter.end()
