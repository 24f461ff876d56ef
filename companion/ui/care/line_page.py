"""The numbers of check-ins as a line and in words: only for somebody who asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion import i18n
from companion.care import forms
from companion.care.keeping import DISTRESS, CheckIn
from companion.care.over_time import highest, kinds, over_time
from companion.i18n import _, long_date
from companion.ui.care.line_picture import LinePicture
from companion.ui.theme import px
from companion.ui.widgets.basic import Button, ColumnPage, field, row
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.quiet_list import QuietList, Row

if TYPE_CHECKING:
    from companion.care.over_time import Point
    from companion.ui.care.desk import CareDesk
    from companion.ui.care.state import CareState

_LIST_HEIGHT = 220


class LinePage(ColumnPage):
    """One kind at a time; nothing is added up, and nothing is said about the way it goes."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: CareDesk) -> None:
        super().__init__()
        self._desk = desk
        self._names = {form.id: form.name for form in forms.load(i18n.language())}
        self._names[DISTRESS] = _("0 to 10")
        self._kept: list[CheckIn] = []
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.kind = Choice()
        self.picture = LinePicture()
        self.table = QuietList()
        self.table.setMinimumHeight(px(_LIST_HEIGHT))
        self.empty = EmptyState(_("A line needs two numbers of one kind."))
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Label(_("My check-ins as a line"), "title"))
        column.addWidget(
            Label(
                _(
                    "Numbers go up and down with sleep, news and the day. A higher number stands "
                    "for a harder time. This is not a diagnosis."
                )
            )
        )
        column.addWidget(self.message)
        column.addWidget(self.empty)
        self._parts = [field(column, _("What to show"), self.kind), self.kind, self.picture]
        column.addWidget(self.picture)
        self._parts += [field(column, _("The same in words"), self.table), self.table]
        column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.kind.activated.connect(self._show_kind)
        self.setFocusProxy(self.back)
        self._show([])

    def show_state(self, _state: CareState) -> None:
        """Read what was kept anew."""
        log = self._desk.session.care_log
        self._desk.tasks.run(log.check_ins, self._show, self._desk.failed, topic="line")

    def _show(self, kept: list[CheckIn]) -> None:
        self._kept = kept
        chosen, found = self.kind.currentData(), kinds(kept)
        self.kind.clear()
        for each in found:
            self.kind.addItem(self._names.get(each, each), each)
        self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))
        for part in self._parts:
            part.setVisible(bool(found))
        self.empty.setVisible(not found)
        if found:
            self._show_kind()

    @Slot()
    def _show_kind(self) -> None:
        measure = self.kind.currentData()
        points, most = over_time(self._kept, measure), highest(measure)
        self.picture.show_points(self.kind.currentText(), points, most)
        self.table.lines.show_rows([_row(each, most) for each in reversed(points)])
        self.table.setCurrentIndex(self.table.lines.index(0))


def _row(point: Point, most: int) -> Row:
    """Return a number as a line of the list, the newest of which is on top."""
    words = _("{number} of {highest}").format(number=point.number, highest=most)
    return Row(point.id, words, f"{long_date(point.day)}, {point.at:%H:%M}")
