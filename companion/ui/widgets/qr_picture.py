"""A QR code on the screen, drawn here and never fetched: point a phone's camera at it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.theme import CONTRAST_LIGHT, load, px

_MODULE = 5
"""Pixels of one module at 100 %: read by a phone at half a meter."""
_QUIET = 4
"""Modules left white around it, as ISO/IEC 18004 asks for."""


class QrPicture(QWidget):
    """Draws the modules of a code, black on white in every theme: cameras need that."""

    def __init__(self, modules: Sequence[Sequence[bool]], says: str) -> None:
        """Make one; `says` is its text twin, what a screen reader says in its place."""
        super().__init__()
        self._modules = modules
        self.setAccessibleName(says)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a square with its white border."""
        side = (len(self._modules) + 2 * _QUIET) * px(_MODULE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a code that is cut off cannot be read."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it without smoothing."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        paper = load(CONTRAST_LIGHT)
        painter.setBrush(paper.colour("bg"))
        painter.drawRect(self.rect())
        painter.setBrush(paper.colour("text"))
        size = px(_MODULE)
        for row, modules in enumerate(self._modules):
            for column, is_dark in enumerate(modules):
                if is_dark:
                    corner = ((column + _QUIET) * size, (row + _QUIET) * size)
                    painter.drawRect(QRectF(*corner, size, size))
