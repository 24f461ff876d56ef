"""A card for a wallet: two sides beside each other, to cut out and fold.

Each side is as large as a bank card (ISO/IEC 7810 ID-1, 85.6 by 54 millimetres).
Black on white; the digits are read at arm's length, and the words never cut off:
they become smaller where a name is long.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPageSize, QPainter, QPen

from companion.i18n import _
from companion.ui.printing.document import MARGIN, Block, Printed, colour, font, page_size, picture
from companion.ui.printing.tagging import ARTIFACT, Marks

SIDE: Final = QSizeF(85.6 / 25.4 * 72, 54 / 25.4 * 72)
"""One side of the card, in points."""
MOST_LINES: Final = 5
"""So many numbers stand on a side in letters that can be read at arm's length."""
_ROOM: Final = 8.0
_POINTS: Final = {"digits": 15.0, "text": 9.0, "heading": 10.0}
_LEAST: Final = 4.0
_FINE: Final = 10
"""Letters are set in tenths of a point: Qt counts them in whole pixels."""


class Wallet:
    """One page with one card on it; the interface of Paper."""

    count = 1

    def __init__(self, printed: Printed) -> None:
        self._sides = (printed.blocks, printed.back)
        self.size: QPageSize = page_size()

    def text_of(self, _number: int) -> str:
        """Return all the words on the card, front first."""
        return "\n".join(block.text for side in self._sides for block in side)

    def draw(
        self, painter: QPainter, _number: int, scale: float, marks: Marks | None = None
    ) -> None:
        """Draw the page; `scale` is pixels per point. Into a PDF: with marks for tags."""
        painter.save()
        painter.scale(scale, scale)
        painter.translate(MARGIN, MARGIN)
        whole = QRectF(0, 0, 2 * SIDE.width(), SIDE.height())
        pen = QPen(colour("text"), 0.75, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        if marks is not None:
            marks.begin(painter, ARTIFACT)
        painter.drawRect(whole)
        painter.drawLine(QPointF(SIDE.width(), 0), QPointF(SIDE.width(), SIDE.height()))
        for number, side in enumerate(self._sides):
            place = QRectF(QPointF(number * SIDE.width(), 0), SIDE)
            _draw_side(painter, side, place.adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM), marks)
        painter.setPen(colour("text"))
        if marks is not None:
            marks.begin(painter, "P")
        painter.setFont(_letters("text", 10))
        below = QRectF(0, SIDE.height() + _ROOM, whole.width(), 20)
        painter.drawText(
            below, Qt.AlignmentFlag.AlignLeft, _("Cut along the line, fold in the middle.")
        )
        painter.restore()

    def picture(self, number: int, width: int, ratio: float = 1.0) -> QImage:
        """Return the page as a picture of a width in pixels."""
        return picture(self, number, width, ratio)


def _draw_side(
    painter: QPainter, blocks: tuple[Block, ...], place: QRectF, marks: Marks | None
) -> None:
    painter.save()
    painter.scale(1 / _FINE, 1 / _FINE)
    place = QRectF(place.topLeft() * _FINE, place.size() * _FINE)
    painter.setPen(colour("text"))
    shrink = _shrink(blocks, place)
    top = place.top()
    for block in blocks:
        letters = _fitting(block, place.width(), shrink)
        height = QFontMetricsF(letters).height()
        painter.setFont(letters)
        if marks is not None:
            marks.begin(painter, "H2" if block.kind == "heading" else "P")
        painter.drawText(
            QRectF(place.left(), top, place.width(), height),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            block.text,
        )
        top += height
    painter.restore()


def _shrink(blocks: tuple[Block, ...], place: QRectF) -> float:
    """Return how much smaller everything has to be to fit the height; 1.0 at most."""
    needed = sum(QFontMetricsF(_fitting(block, place.width(), 1.0)).height() for block in blocks)
    return min(1.0, place.height() / needed) if needed else 1.0


def _fitting(block: Block, width: float, shrink: float) -> QFont:
    """Return letters in which a block stands on one line."""
    points = _POINTS.get(block.kind, _POINTS["text"]) * shrink
    letters = _letters(block.kind, points * _FINE)
    wide = QFontMetricsF(letters).horizontalAdvance(block.text)
    if wide > width:
        smaller = max(_LEAST * shrink, points * width / wide * 0.98)
        letters = _letters(block.kind, smaller * _FINE)
    return letters


def _letters(kind: str, pixels: float) -> QFont:
    found = font("digits" if kind in {"digits", "heading"} else "text")
    found.setPixelSize(max(1, int(pixels)))
    return found
