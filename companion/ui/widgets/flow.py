"""A row that goes on in the next line when there is no room: nothing is ever cut off.

A widget that places its children itself, not a QLayout in Python: while a screen
is destroyed Qt still asks layouts for their size, when the wrappers of their
items are gone already.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget


class Flow(QWidget):
    """Lays its children out from left to right, then down; like words in a paragraph."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the end."""
        for widget in widgets:
            widget.setParent(self)
            if self.isVisible():
                widget.show()
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels."""
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        """Return the size of one line with everything on it."""
        sizes = [_wanted(child) for child in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the largest child."""
        size = QSize()
        for child in self._shown():
            least = child.minimumSizeHint().expandedTo(child.minimumSize())
            size = size.expandedTo(least)
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the children anew."""
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def event(self, event: QEvent) -> bool:
        """Place the children anew when one of them was shown, hidden or changed its size."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange}:
            self.updateGeometry()
            self._arrange(self.width(), move=True)
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        children = (child for child in self.children() if isinstance(child, QWidget))
        return [child for child in children if not child.isHidden()]

    def _arrange(self, width: int, *, move: bool) -> int:
        """Go through the children line by line; return the height that was used."""
        x = y = line_height = 0
        line: list[tuple[QWidget, QRect]] = []
        for child in self._shown():
            size = _wanted(child)
            taken = min(size.width(), width)
            height = child.heightForWidth(taken) if child.hasHeightForWidth() else size.height()
            if line and x + taken > width:
                self._place(line, line_height, move=move)
                line, x, y = [], 0, y + line_height + self._gap
                line_height = 0
            line.append((child, QRect(QPoint(x, y), QSize(taken, height))))
            x += taken + self._gap
            line_height = max(line_height, height)
        self._place(line, line_height, move=move)
        return y + line_height

    def _place(self, line: list[tuple[QWidget, QRect]], height: int, *, move: bool) -> None:
        """Centre the children of a line on its height; begin where one begins to read."""
        if move:
            for child, place in line:
                place.translate(0, (height - place.height()) // 2)
                child.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))


def _wanted(child: QWidget) -> QSize:
    return child.sizeHint().expandedTo(child.minimumSize())
