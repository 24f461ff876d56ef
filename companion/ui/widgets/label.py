"""Words on the screen, with the room between lines that makes them easy to read."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QStyle, QWidget

from companion.ui.theme import line_height, px

_HEADING_LINE = 1.25
_HEADINGS = frozenset({"title", "heading", "digits", "code"})
_BREAKS = re.compile("[\\s\u200b]+")
"""Where a line may break: spaces, and the zero-width spaces of basic.breakable."""
_LONGEST_WORD = 230
"""A longer word goes on in the next line where it has to, in pixels at 100 %."""
_REMEMBERED = 16
"""Sizes kept of one label."""
_COMFORTABLE = 520
"""The width that a label of several lines asks for, in pixels at 100 %."""


class Label(QLabel):
    """A label that shows its text as it is: never as HTML, whoever wrote it.

    QLabel sets lines as tightly as the font allows; this one leaves 1.5 times
    the font size, as WCAG 1.4.12 asks for, and more with roomy spacing.
    `kind` is title, heading, lead, muted, small, field, digits, code or saved.
    """

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: dict[tuple[object, ...], tuple[int, int]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        if kind:
            self.setProperty("kind", kind)

    def sizeHint(self) -> QSize:
        """Return the size of the text in lines of a comfortable length."""
        if not self.wordWrap():
            return super().sizeHint()
        width, height = self._size_at(px(_COMFORTABLE))
        return QSize(max(width, self.minimumSizeHint().width() if self.text() else 0), height)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word, and the height of one line."""
        if not self.wordWrap():
            return super().minimumSizeHint()
        words = _BREAKS.split(self.text())
        widest = max(self.fontMetrics().horizontalAdvance(word) for word in words)
        return QSize(min(widest, px(_LONGEST_WORD)) + 1, self._line())

    def hasHeightForWidth(self) -> bool:
        """Narrow labels are taller."""
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """Return the height that the text needs at a width, in pixels."""
        return self._size_at(width)[1] if self.wordWrap() else super().heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        if not self.wordWrap():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        self._lay_out(self.width(), painter)

    def _line(self) -> int:
        factor = _HEADING_LINE if self.property("kind") in _HEADINGS else line_height()
        size = self.fontInfo().pixelSize()
        return max(round(size * factor), self.fontMetrics().height())

    def _size_at(self, width: int) -> tuple[int, int]:
        """Return the width and height that the text takes; layouts ask for it again and again."""
        key = (width, self.text(), self.font().key(), line_height(), self.property("kind"))
        if key not in self._sizes:
            if len(self._sizes) > _REMEMBERED:
                self._sizes.clear()
            self._sizes[key] = self._lay_out(width)
        return self._sizes[key]

    def _lay_out(self, width: int, painter: QPainter | None = None) -> tuple[int, int]:
        """Break the text into lines, draw them if asked; return the width and height used."""
        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        options = QTextOption(side & Qt.AlignmentFlag.AlignHorizontal_Mask)
        options.setTextDirection(self.layoutDirection())
        # A word that somebody typed, or a path, can be longer than any column.
        options.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        line_pixels, top, used = self._line(), 0, 0.0
        if not self.text():
            return 0, 0
        for paragraph in self.text().split("\n"):
            layout = QTextLayout(paragraph, self.font())
            layout.setTextOption(options)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0, top + (line_pixels - line.height()) / 2))
                used = max(used, line.naturalTextWidth())
                top += line_pixels
            layout.endLayout()
            if painter is not None:
                layout.draw(painter, QPointF(0, self._offset()))
        return min(width, int(used) + 1), top

    def _offset(self) -> float:
        """Return how far down the text begins where there is more room than it needs."""
        if not self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            return 0.0
        return max(0.0, (self.height() - self._size_at(self.width())[1]) / 2)
