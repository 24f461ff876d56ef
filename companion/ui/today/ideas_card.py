"""Ideas that the person put into this day: opened, or taken out with *Not today*."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Slot

from companion.clock import now
from companion.i18n import _
from companion.ui.planner.page import TODAY
from companion.ui.widgets.basic import Button, Card, field, row
from companion.ui.widgets.quiet_list import QuietList, Row, fitted

if TYPE_CHECKING:
    from companion.planner.day_ideas import DayIdeas
    from companion.ui.planner.desk import PlannerDesk
    from companion.ui.planner.references import NamedIdea


class IdeasCard(Card):
    """A list, since it can be more than one; what is not done simply goes with the day."""

    def __init__(self, desk: PlannerDesk, ideas: list[NamedIdea]) -> None:
        """Show some; each is there and may be shown."""
        super().__init__()
        self._desk = desk
        self._ideas = ideas
        self.list = QuietList()
        self.list.lines.show_rows([Row(one.saved.id, one.title, one.time) for one in ideas])
        self.open_button = Button(_("Open it"), icon="lamp")
        self.not_today = Button(_("Leave it out today"), "quiet")
        field(self.column, _("In this day"), self.list)
        fitted(self.list)
        self.list.setCurrentIndex(self.list.lines.index(0))
        self.column.addWidget(row(self.open_button, self.not_today))
        self.list.activated.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.not_today.clicked.connect(self._leave_out)

    def _chosen(self) -> NamedIdea:
        return self._ideas[max(self.list.currentIndex().row(), 0)]

    @Slot()
    @Slot(QModelIndex)
    def _open(self, _index: QModelIndex | None = None) -> None:
        self._desk.idea_chosen.emit(self._chosen().saved.value.item_id)

    @Slot()
    def _leave_out(self) -> None:
        one, ideas = self._chosen(), self._desk.session.day_ideas
        self._desk.change(
            _("Taken out of the day: {title}").format(title=one.title),
            partial(_take_out, ideas, one.saved.id),
            partial(ideas.put_back, one.saved.id),
            self._left,
            TODAY,
        )

    def _left(self, _nothing: object) -> None:
        self._desk.open_today()


def _take_out(ideas: DayIdeas, uid: str) -> None:
    """Run on the worker."""
    ideas.take_out(uid, now=now())
