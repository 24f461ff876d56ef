"""Notes that nobody looked at: offered when somebody asks for them, never announced again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot

from companion.clock import now
from companion.i18n import _, long_date
from companion.ui.planner.page import TODAY, PlannerPage
from companion.ui.widgets.basic import Button, row
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.reminders.model import Reminder
    from companion.reminders.service import Reminders
    from companion.ui.planner.desk import PlannerDesk


class NotesPage(PlannerPage):
    """Each leads to its date or its person; one action lets all of them rest."""

    place: ClassVar[str] = TODAY

    def __init__(self, desk: PlannerDesk) -> None:
        super().__init__(desk, _("Notes from the last days"), desk.open_today)
        self._found: list[Reminder] = []
        self._resting = Resting(desk.session.reminders(desk.paths))
        self.work = partial(read_offered, desk.session.reminders(desk.paths))

    def fill(self, data: list[Reminder]) -> None:
        """Show what they are about."""
        self._found = data
        self.notes: list[Button] = []
        if not data:
            self.body.addWidget(EmptyState(_("Nothing is here.")))
            return
        self.body.addWidget(
            Label(_("You can look at each of them, or let them rest. Both are fine."), "muted")
        )
        for number, one in enumerate(data):
            words = _("{name}, {date}").format(name=one.name, date=long_date(one.day))
            button = Button(words)
            button.setProperty("number", number)
            button.clicked.connect(self._open)
            self.notes.append(button)
            self.body.addWidget(row(button))
        self.rest_button = Button(_("Let them rest"), "quiet")
        self.rest_button.clicked.connect(self._let_rest)
        self.body.addWidget(row(self.rest_button))

    @Slot()
    def _open(self) -> None:
        one = self._found[int(self.sender().property("number"))]
        if one.date_id:
            self.desk.open_date(one.date_id)
        elif one.item_id:
            self.desk.idea_chosen.emit(one.item_id)
        else:
            self.desk.person_chosen.emit(one.person_id)

    @Slot()
    def _let_rest(self) -> None:
        self.desk.change(
            _("Notes were let rest"),
            self._resting.begin,
            self._resting.end,
            self._rested,
            TODAY,
        )

    def _rested(self, _nothing: object) -> None:
        self.desk.open_today()


class Resting:
    """Lets notes rest, and knows how to offer them again; on the worker."""

    def __init__(self, reminders: Reminders) -> None:
        self._reminders = reminders
        self._former = ""

    def begin(self) -> None:
        """Offer them no more."""
        self._former = self._reminders.let_rest(now=now())

    def end(self) -> None:
        """Offer them again."""
        self._reminders.offer_again(self._former)


def read_offered(reminders: Reminders) -> list[Reminder]:
    """Return what nobody looked at, each date and day once; on the worker."""
    offered = reminders.offered(now=now())
    return list(
        {(one.date_id, one.item_id, one.person_id, one.day): one for one in offered}.values()
    )
