"""A month as a grid of days, each with its full name; the arrows go from day to day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from companion.i18n import _, is_right_to_left
from companion.planner.words import day_words
from companion.planner.year import Band
from companion.ui.theme import TARGET, in_use, px
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from datetime import date

    from companion.planner.year import DayCell, Month

WEEK: Final = 7
_CELL: Final = 64
_NAMES: Final = 30
_RADIUS: Final = 10
Key = Qt.Key


class DayButton(QAbstractButton):
    """A day: its number and a word are drawn, its full name is spoken."""

    moved = Signal(int)
    """An arrow was pressed; carries by how many days."""

    def __init__(self, cell: DayCell, *, is_today: bool) -> None:
        super().__init__()
        self.cell = cell
        self._is_today = is_today
        words = day_words(cell)
        self.setText(words)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        """Return the room of a day."""
        return QSize(px(TARGET), px(_CELL))

    def minimumSizeHint(self) -> QSize:
        """Return the least room: that of a finger."""
        return QSize(TARGET, px(_CELL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another day with the arrows; Enter presses this one."""
        side = -1 if is_right_to_left() else 1
        steps = {Key.Key_Left: -side, Key.Key_Right: side, Key.Key_Up: -WEEK, Key.Key_Down: WEEK}
        step = steps.get(Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        elif event.key() in {Key.Key_Return, Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the number, and a word where the day is not like others."""
        theme = in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_date = self.cell.band is Band.DATE
        marked = self.cell.band is not Band.NONE
        box = self.rect().adjusted(2, 2, -2, -2)
        painter.setPen(QPen(theme.colour("border" if is_date else "divider"), 1))
        painter.setBrush(theme.colour("primary_soft" if marked else "surface"))
        painter.drawRoundedRect(box, px(_RADIUS), px(_RADIUS))
        ink = theme.colour("on_primary_soft" if marked else "text")
        font = QFont(self.font())
        if is_date or self._is_today:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(ink)
        line = QFontMetrics(font).height()
        inner = box.adjusted(px(6), px(6), -px(4), -px(4))
        place = QRect(inner.left(), inner.top(), inner.width(), line)
        number = str(self.cell.day.day)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, number)
        if self._is_today:
            under = QFontMetrics(font).horizontalAdvance(number)
            painter.drawLine(
                place.left(), place.bottom() + 1, place.left() + under, place.bottom() + 1
            )
        words = self.cell.dates[0].name if is_date else _("around") if marked else ""
        small = QFont(self.font())
        small.setPixelSize(px(13))
        painter.setFont(small)
        below = QRect(
            inner.left(), place.bottom() + 2, inner.width(), inner.bottom() - place.bottom()
        )
        shown = QFontMetrics(small).elidedText(words, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class MonthGrid(QWidget):
    """The weeks of a month from Monday on; one day at a time has the keyboard."""

    day_chosen = Signal(object)
    """A day was pressed; carries its DayCell."""

    def __init__(self, month: Month, today: date) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.setRowMinimumHeight(0, px(_NAMES))
        for number, name in enumerate(weekdays()):
            label = Label(name, "small")
            label.setWordWrap(False)
            grid.addWidget(label, 0, number)
            grid.setColumnStretch(number, 1)
        self.days: list[DayButton] = []
        for number, cell in enumerate(month.days):
            button = DayButton(cell, is_today=cell.day == today)
            place = month.first_weekday + number
            grid.addWidget(button, 1 + place // WEEK, place % WEEK)
            button.moved.connect(self._move)
            button.clicked.connect(self._choose)
            self.days.append(button)
        here = today.day - 1 if (today.year, today.month) == (month.year, month.number) else 0
        self._take(here)

    def _take(self, number: int) -> None:
        """Let one day be where Tab comes to."""
        for other, button in enumerate(self.days):
            policy = Qt.FocusPolicy.StrongFocus if other == number else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.setFocusProxy(self.days[number])

    @Slot(int)
    def _move(self, by: int) -> None:
        here = self.days.index(self.sender())  # type: ignore[arg-type]  # one of the days
        there = here + by
        if 0 <= there < len(self.days):
            self._take(there)
            self.days[there].setFocus()

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, DayButton):
            self._take(self.days.index(button))
            self.day_chosen.emit(button.cell)


def weekdays() -> tuple[str, ...]:
    """Return the short names of the days of the week, from Monday."""
    return (_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su"))
