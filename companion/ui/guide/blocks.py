"""The parts of a page of the guide, each as a widget that is heard as what it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.guide.blocks import Block, Bullets, Heading, Paragraph, words
from companion.ui.theme import gap, in_use, line_height, px
from companion.ui.widgets import heading
from companion.ui.widgets.label import Label

_DOT = 2.5
_INDENT = 24


def shown(block: Block) -> QWidget:
    """Return a block as a heading, a paragraph or a list."""
    match block:
        case Heading():
            return heading.Heading(block.text, "heading" if block.level == 2 else "field")  # noqa: PLR2004  # as in blocks.py
        case Paragraph():
            return Label(words(block.spans))
        case Bullets():
            return _Points([words(item) for item in block.items])


class _Points(QWidget):
    """Points with a dot before each; the ear hears the sentences alone."""

    def __init__(self, points: list[str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_INDENT), 0, 0, 0)
        column.setSpacing(gap(8))
        self._labels = [Label(point) for point in points]
        for label in self._labels:
            column.addWidget(label)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dots, at the height of the first line of each."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(in_use().colour("accent"))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = px(_INDENT) / 2
        for label in self._labels:
            middle = label.y() + label.fontInfo().pixelSize() * line_height() / 2
            across = self.width() - left if mirrored else left
            painter.drawEllipse(QPointF(across, middle), px(4) * _DOT / 4, px(4) * _DOT / 4)
