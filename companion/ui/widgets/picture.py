"""An icon on its own, large: beside a title or where a list would be. Decoration only."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui import icons
from companion.ui.theme import px

SIZE = 32


class Picture(QWidget):
    """Draws an icon in the accent colour; a screen reader passes it by."""

    def __init__(self, icon: str, size: int = SIZE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._size = px(size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the icon."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the colours of the moment."""
        ratio = self.devicePixelRatioF()
        drawn = icons.picture(self._icon, "accent", self._size, ratio=ratio)
        QPainter(self).drawPixmap(QPoint(0, 0), drawn)
