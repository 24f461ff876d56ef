"""Looking after yourself as a helper: limits, notes after helping, and when a rest is good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent

from companion.clock import now
from companion.helping.model import LONGEST_LINE, LONGEST_NOTE, Limits
from companion.helping.sentences import stop_sentence
from companion.i18n import _, long_date
from companion.ui.helping.papers import LimitsPaper
from companion.ui.helping.sentences import energy_name, week_name
from companion.ui.recent.recent_changes import Change
from companion.ui.widgets.basic import Button, Card, ColumnPage, field, row
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.note_field import NoteField, lines_of
from companion.ui.widgets.quiet_list import Row
from companion.ui.widgets.whole_list import WholeList
from companion.wording import explain

if TYPE_CHECKING:
    from companion.helping.model import SavedDebrief, Stop
    from companion.helping.service import Helping
    from companion.ui.guide.desk import GuideDesk

_BACK: Final = "back "
_BUDGETS: Final = (0, 2, 4, 6, 9, 12)


class HelperCarePage(ColumnPage):
    """What a stop rule has to say is said here, once, and nowhere else."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: GuideDesk) -> None:
        super().__init__()
        self._desk = desk
        self.back = Button(_("Back"), icon="arrow-left")
        self.status = Label("", "saved")
        self.message = MessageBar()
        self.budget = Choice()
        for energy in _BUDGETS:
            self.budget.addItem(week_name(energy), energy)
        self.signs = NoteField(LONGEST_NOTE, self.message)
        self.list = WholeList()
        self.empty = EmptyState(_("No notes here. Write one only if it helps you."))
        self.new_button = Button(_("Write a note"), "main", icon="pen-line")
        self.bin_button = Button(_("Show the bin"), icon="trash-2")
        self.bin_button.setCheckable(True)
        self.page_button = Button(_("Read about it"), icon="book-open")
        self._lay_out()
        self.keeping = desk.bench.keeping(
            self, LimitsPaper(desk.helping), _("Your limits for helping were changed.")
        )
        self.budget.activated.connect(self.keeping.touch)
        self.signs.textChanged.connect(self.keeping.touch)
        self.back.clicked.connect(self.closed)
        self.list.opened.connect(self._open)
        self.message.action_chosen.connect(self._answer)
        self.new_button.clicked.connect(desk.new_debrief)
        self.bin_button.toggled.connect(self._turn_bin)
        self.page_button.clicked.connect(desk.open_care_page)
        self.setFocusProxy(self.back)
        self.keeping.read()
        self.refresh()
        desk.bench.tasks.run(partial(_stops, desk.helping), self._speak, self._failed)

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(row(self.back, self.status))
        column.addWidget(Heading(_("Looking after yourself as a helper"), "title"))
        column.addWidget(Label(_("Rest is part of helping. All of this is for you alone.")))
        column.addWidget(self.message)
        limits = Card()
        limits.column.addWidget(Heading(_("My limits")))
        field(limits.column, _("How much I want to give in a week"), self.budget)
        limits.column.addWidget(
            Label(
                _(
                    "A time of helping can take a little, some, or a lot: one, two or three. When "
                    "a week has as much as you set, it is said here, once."
                ),
                "muted",
            )
        )
        field(limits.column, _("How I know that it is too much"), self.signs)
        limits.column.addWidget(Label(_("One sign a line, in your own words."), "muted"))
        column.addWidget(limits)
        notes = Card()
        self._list_label = field(notes.column, _("Notes after helping"), self.list)
        notes.column.addWidget(self.empty)
        notes.column.addWidget(row(self.new_button, self.bin_button))
        column.addWidget(notes)
        column.addWidget(row(self.page_button))
        column.addStretch(1)

    def refresh(self) -> None:
        """Show the notes anew, and the limits if they were changed elsewhere."""
        work = partial(_debriefs, self._desk.helping, self.bin_button.isChecked())
        self._desk.bench.tasks.run(work, self._show, self._failed, topic="debriefs")

    def _show(self, debriefs: list[SavedDebrief]) -> None:
        self.list.show_rows([_row(one) for one in debriefs])
        in_bin = self.bin_button.isChecked()
        self._list_label.setText(_("Notes in the bin") if in_bin else _("Notes after helping"))
        self.list.setAccessibleName(self._list_label.text())
        for widget in (self._list_label, self.list):
            widget.setVisible(bool(debriefs))
        self.empty.setVisible(not debriefs)
        self.empty.say(
            _("The bin is empty.")
            if in_bin
            else _("No notes here. Write one only if it helps you.")
        )

    @Slot(str)
    def _open(self, debrief_id: str) -> None:
        if self.bin_button.isChecked():
            self.message.say(
                _("This note is in the bin."), action=_("Bring back"), key=_BACK + debrief_id
            )
        else:
            self._desk.open_debrief(debrief_id)

    @Slot(str)
    def _answer(self, key: str) -> None:
        if key.startswith(_BACK):
            work = partial(self._desk.helping.restore, key.removeprefix(_BACK))
            self._desk.bench.tasks.run(work, self._restored, self._failed)
        else:
            self._desk.bench.answer(key)

    def _restored(self, saved: SavedDebrief) -> None:
        helping = self._desk.helping
        self._desk.bench.note(
            Change(
                _("A note after helping was brought back."),
                partial(_move_to_bin, helping, saved.id),
                partial(helping.restore, saved.id),
            )
        )
        self.refresh()

    @Slot()
    def _turn_bin(self) -> None:
        self.refresh()

    def _speak(self, stops: tuple[Stop, ...]) -> None:
        if stops:
            sentences = dict.fromkeys(stop_sentence(stop.rule) for stop in stops)
            self.message.say(" ".join(sentences))

    def show_kept(self, value: Limits) -> None:
        """Show limits."""
        energy = value.energy_a_week or 0
        if self.budget.findData(energy) < 0:
            self.budget.addItem(week_name(energy), energy)
        self.budget.setCurrentIndex(self.budget.findData(energy))
        self.signs.setPlainText("\n".join(value.stop_signs))

    def typed(self) -> Limits:
        """Return the limits on the page."""
        signs = lines_of(self.signs.text(), LONGEST_LINE)
        return Limits(self.budget.currentData() or None, tuple(signs))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when one goes elsewhere."""
        self.keeping.keep()
        super().hideEvent(event)

    def _failed(self, error: Exception) -> None:
        self.message.say(str(explain(error)), caution=True)


def _row(one: SavedDebrief) -> Row:
    return Row(one.id, long_date(one.debrief.day), energy_name(one.debrief.energy))


def _debriefs(helping: Helping, in_bin: bool) -> list[SavedDebrief]:  # one of two lists
    return helping.debriefs(in_bin=in_bin)


def _stops(helping: Helping) -> tuple[Stop, ...]:
    return helping.stops(now=now())


def _move_to_bin(helping: Helping, debrief_id: str) -> SavedDebrief:
    return helping.move_to_bin(debrief_id, now=now())
