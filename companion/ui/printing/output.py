"""From what is to be printed to paper of its form, into a PDF, or to a printer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QMarginsF
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter

from companion.ui.printing.document import Drawn, Form, Paper, Printed
from companion.ui.printing.wallet import Wallet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_RESOLUTION: Final = 150
_POINTS_PER_INCH: Final = 72


def paper_of(printed: Printed) -> Drawn:
    """Return the paper that it goes on."""
    return Wallet(printed) if printed.form is Form.WALLET else Paper(printed)


def as_pdf(printed: Printed) -> bytes:
    """Return a PDF without author, name of the app, or path in it."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    _write(QPdfWriter(buffer), [paper_of(printed)])
    buffer.close()
    return bytes(buffer.data().data())


def write_pdf(file: Path, papers: Iterable[Drawn], title: str) -> None:
    """Write a PDF of one paper after the other to a file that is there; on any thread."""
    _write(QPdfWriter(str(file)), papers, title)


def _write(writer: QPdfWriter, papers: Iterable[Drawn], title: str = "") -> None:
    writer.setResolution(_RESOLUTION)
    writer.setTitle(title)
    writer.setCreator("")
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter()
    try:
        for paper in papers:
            for number in range(paper.count):
                writer.setPageSize(paper.size)
                if painter.isActive():
                    writer.newPage()
                else:
                    painter.begin(writer)
                paper.draw(painter, number, _RESOLUTION / _POINTS_PER_INCH)
    finally:
        painter.end()


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
