"""A choice from a few, and a thing to tick: drawn with the app's own icons."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from companion.ui import icons
from companion.ui.theme import px

_TICK = 16
_LETTERS = 12
"""The least width of a choice that may shrink, in letters."""


class Choice(QComboBox):
    """One of a few: pressed or opened with Space, and walked through with the arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def may_shrink(self) -> None:
        """Take the width there is instead of that of the longest choice, which may be long."""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(_LETTERS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the choice with an arrow at its end."""
        super().paintEvent(event)
        size, room = px(icons.SIZE), px(12)
        left = self.width() - size - room
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = room
        arrow = icons.picture("chevron-down", "text", size, ratio=self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPoint(left, (self.height() - size) // 2), arrow)


class Tick(QCheckBox):
    """Something that is so or not."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, and the tick in it."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box: QRect = self.style().subElementRect(
            QStyle.SubElement.SE_CheckBoxIndicator, option, self
        )
        size = px(_TICK)
        tick = icons.picture("check", "on_primary", size, ratio=self.devicePixelRatioF())
        corner = box.center() - QPoint(size // 2 - 1, size // 2 - 1)
        QPainter(self).drawPixmap(corner, tick)
