"""A calm shape that grows with a breath in and shrinks with a breath out; only when chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.care.breath import Breath, BreathPart
from companion.ui.theme import in_use, px

_SIDE = 160
_SMALLEST = 0.4
"""Of its room, when all the air is out."""
_STILL = {BreathPart.HOLD_IN: 1.0, BreathPart.HOLD_OUT: 0.0}


class BreathShape(QWidget):
    """Draws one circle. It moves once a second and never by itself: whoever shows it says when.

    A screen reader passes it by: the same is in words beside it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.fullness = 0.0
        """How full of air the shape is, from 0 to 1."""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_breath(self, breath: Breath) -> None:
        """Show a moment of a breath."""
        done = 1 - breath.left / breath.length
        self.fullness = _STILL.get(breath.part, done if breath.part is BreathPart.IN else 1 - done)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the fullest breath."""
        return QSize(px(_SIDE), px(_SIDE))

    def minimumSizeHint(self) -> QSize:
        """Return the same: the shape is never cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle in the colours of the theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(in_use().colour("primary"), px(3))
        painter.setPen(pen)
        painter.setBrush(in_use().colour("primary_soft"))
        room = min(self.width(), self.height()) / 2 - pen.widthF()
        radius = room * (_SMALLEST + (1 - _SMALLEST) * self.fullness)
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
