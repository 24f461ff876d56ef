"""The paragraphs of a page, drawn one by one, so that each can have a tag in a PDF."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextBlock, QTextDocument, QTextLayout

from companion.ui.printing.tagging import ARTIFACT, Marks
from companion.ui.printing.written import RULE

_PICTURE: Final = "\ufffc"
_ROUNDED: Final = 0.5
"""Qt sets the first line of a page up to a 64th of a point above it; no line is this low."""


class Paragraphs:
    """Draws the pages of a document in order; never looks through those before once more."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._begins: dict[int, int] = {}  # which block each page begins with

    def draw(self, painter: QPainter, number: int, area: QRectF, marks: Marks) -> None:
        """Draw what stands in an area, which is that of a page from 0, saying what each part is."""
        block = self._document.findBlockByNumber(self._begins.get(number, 0))
        while block.isValid() and block.layout().position().y() < area.bottom():
            self._begins[number + 1] = block.blockNumber()  # it may go on there
            lines = _lines_in(block.layout(), area)
            if lines and block.text():
                marks.begin(painter, _role(block), goes_on=lines[0] > 0)
            painter.setFont(block.charFormat().font())
            for at in lines:
                _draw_line(painter, block, at)
            block = block.next()


def _lines_in(layout: QTextLayout, area: QRectF) -> range:
    """Return which lines of a paragraph stand in an area."""
    lines = range(layout.lineCount())
    top = layout.position().y()
    first, end = (
        bisect_left(lines, edge - top - _ROUNDED, key=lambda at: layout.lineAt(at).y())
        for edge in (area.top(), area.bottom())
    )
    return lines[first:end]


def _draw_line(painter: QPainter, block: QTextBlock, at: int) -> None:
    line, place = block.layout().lineAt(at), block.layout().position()
    line.draw(painter, place)
    if line.textStart() + line.textLength() < block.length() - 1:
        # Qt leaves out the space that a line breaks at: two words would be read as one.
        place += QPointF(line.x() + line.naturalTextWidth(), line.y() + line.ascent())
        painter.drawText(place, " ")


def _role(block: QTextBlock) -> str:
    """Return what a paragraph is to a screen reader; a picture is of words that stand there."""
    level = block.blockFormat().headingLevel()
    return ARTIFACT if block.text() in {_PICTURE, RULE} else f"H{level}" if level else "P"
