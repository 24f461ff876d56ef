"""Put an idea into a day: which one, at what time if at all, and whether to be reminded."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from companion.errors import DayUnreadable
from companion.i18n import _, long_date
from companion.planner.day_ideas import DayIdea
from companion.planner.day_text import read_day, read_time
from companion.ui.widgets.basic import Button, Card, ColumnPage, field, row
from companion.ui.widgets.choice import LongTick
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

if TYPE_CHECKING:
    from companion.planner.day_ideas import DayIdeas
    from companion.planner.model import Saved
    from companion.ui.care.desk import CareDesk


class DayPage(ColumnPage):
    """Nothing is put anywhere before the button is pressed; no reminder unless it is ticked."""

    closed = Signal()
    """Back was pressed, or it is done."""

    def __init__(self, desk: CareDesk, item_id: str) -> None:
        """Show it for an idea by its id."""
        super().__init__()
        self._desk = desk
        self._id = item_id
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.day = QLineEdit(long_date(self._today))
        self.tomorrow = Button(_("Tomorrow"), "quiet")
        self.at = QLineEdit()
        self.reminds = LongTick(_("Remind me then"))
        self.put_button = Button(_("Put it in this day"), "main", icon="calendar-days")
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.tomorrow.clicked.connect(self._choose_tomorrow)
        self.day.returnPressed.connect(self.at.setFocus)
        self.at.returnPressed.connect(self._put)
        self.put_button.clicked.connect(self._put)
        self.setFocusProxy(self.day)

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Label(_("Put it in a day"), "title"))
        column.addWidget(Label(self._desk.title(self._id), "lead"))
        column.addWidget(self.message)
        card = Card()
        field(card.column, _("The day, like 10 March 2026"), self.day)
        card.column.addWidget(row(self.tomorrow))
        field(card.column, _("Time of day, like 09:30"), self.at)
        card.column.addWidget(Label(_("You can leave the time blank."), "muted"))
        card.column.addWidget(self.reminds)
        card.column.addWidget(
            Label(
                _(
                    "A reminder says only that you have a note. What it is about stays here, "
                    "behind your key."
                ),
                "muted",
            )
        )
        card.column.addWidget(row(self.put_button))
        column.addWidget(card)
        column.addWidget(Label(_("Nothing is counted. You can take it out at any time."), "muted"))
        column.addStretch(1)

    @property
    def _today(self) -> date:
        return self._desk.now().date()

    @Slot()
    def _choose_tomorrow(self) -> None:
        self.day.setText(long_date(self._today + timedelta(1)))

    @Slot()
    def _put(self) -> None:
        try:
            day, at = read_day(self.day.text(), today=self._today), read_time(self.at.text())
        except DayUnreadable as error:
            self.message.say(str(explain(error)), caution=True)
            return
        if day is None or day < self._today:
            self.message.say(_("Choose today, or a day that is still to come."), caution=True)
            return
        put_in(self._desk, DayIdea(self._id, day, at, reminds=self.reminds.isChecked()))

    # When the screens are made anew

    def keep(self) -> None:
        """Keep nothing on locking: nothing is in a day before the button is pressed."""

    def filled(self) -> object:
        """Return what was typed."""
        return self.day.text(), self.at.text(), self.reminds.isChecked()

    def fill(self, filled: Any) -> None:
        """Put it back."""
        day, at, reminds = filled
        self.day.setText(day)
        self.at.setText(at)
        self.reminds.setChecked(reminds)


class _Put:
    """An idea put into a day, with its id once it has one: Undo and doing it again go on it."""

    def __init__(self, ideas: DayIdeas, value: DayIdea, desk: CareDesk) -> None:
        self._ideas = ideas
        self._value = value
        self._now = desk.now
        self._saved: Saved[DayIdea] | None = None

    def do(self) -> None:
        """Put it there; on the worker."""
        if self._saved is None:
            self._saved = self._ideas.put(self._value, now=self._now())
        else:
            self._ideas.put_back(self._saved.id)

    def undo(self) -> None:
        """Take it out again; on the worker."""
        if self._saved is not None:
            self._ideas.take_out(self._saved.id, now=self._now())


def put_in(desk: CareDesk, value: DayIdea) -> None:
    """Put an idea into a day, and go back to it; Undo takes it out again."""
    put = _Put(desk.session.day_ideas, value, desk)
    words = _("Put in a day: {title}, {date}").format(
        title=desk.title(value.item_id), date=long_date(value.day)
    )
    desk.back()
    desk.do(words, put.do, put.undo)


def take_out(desk: CareDesk, saved: Saved[DayIdea]) -> None:
    """Take an idea out of a day; Undo puts it back."""
    ideas = desk.session.day_ideas
    words = _("Taken out of the day: {title}").format(title=desk.title(saved.value.item_id))
    desk.do(
        words,
        partial(_taken_out, ideas, saved, desk),
        partial(ideas.put_back, saved.id),
    )


def _taken_out(ideas: DayIdeas, saved: Saved[DayIdea], desk: CareDesk) -> None:
    """Run on the worker."""
    ideas.take_out(saved.id, now=desk.now())
