"""A choice from a few, and a thing to tick: drawn with the app's own icons."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
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
from companion.ui.theme import TARGET, px

_TICK = 16
_LETTERS = 12
"""The least width of a choice that may shrink, in letters."""
_WIDEST = 420
_ROOM = 4


class Choice(QComboBox):
    """One of a few: pressed or opened with Space, and walked through with the arrows."""

    def __init__(self, parent: QWidget | None = None, *, letters: int = 0) -> None:
        """Make a choice as wide as its longest words, or as some letters where those are long."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        if letters:
            self.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            self.setMinimumContentsLength(letters)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setMaximumWidth(px(_WIDEST))

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


class LongTick(Tick):
    """A tick whose words go on in the next line where there is no room for one."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _words_in(self, width: int) -> QRect:
        """Return the room the words take in a width."""
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        inside = QRect(0, 0, max(width - self._before(), 1), 10_000)
        return self.fontMetrics().boundingRect(inside, int(flags), self.accessibleName())

    def _before(self) -> int:
        """Return the room of the box and of the gap after it."""
        return px(26) + px(12)

    def hasHeightForWidth(self) -> bool:
        """Narrow ticks are taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels."""
        return max(px(TARGET), self._words_in(width).height() + 2 * px(_ROOM))

    def minimumSizeHint(self) -> QSize:
        """Return the room of the longest word."""
        words = self.accessibleName().split()
        widest = max((self.fontMetrics().horizontalAdvance(each) for each in words), default=0)
        return QSize(self._before() + widest + px(_ROOM), px(TARGET))

    def sizeHint(self) -> QSize:
        """Return the least width, and the height that the words take now."""
        least = self.minimumSizeHint()
        width = max(self.width(), least.width())
        return QSize(least.width(), self.heightForWidth(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, the tick in it, and the words in their lines."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        style = self.style()
        style.drawControl(QStyle.ControlElement.CE_CheckBox, option, painter, self)
        if self.isChecked():
            box: QRect = style.subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            size = px(_TICK)
            tick = icons.picture("check", "on_primary", size, ratio=self.devicePixelRatioF())
            painter.drawPixmap(box.center() - QPoint(size // 2 - 1, size // 2 - 1), tick)
        place = self.rect().adjusted(self._before(), 0, 0, 0)
        painter.setPen(self.palette().color(self.foregroundRole()))
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(
            QStyle.visualRect(self.layoutDirection(), self.rect(), place),
            int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | side),
            self.accessibleName(),
        )

    def hitButton(self, place: QPoint) -> bool:
        """Let the words press it too."""
        return self.rect().contains(place)
