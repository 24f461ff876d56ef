"""Dates and plans in the bin: each can come back for 30 days."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from companion.clock import now
from companion.errors import DateNotFound
from companion.i18n import _, long_date
from companion.ui.planner.page import PlannerPage
from companion.ui.widgets.basic import Button, field, row
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.quiet_list import QuietList, Row, fitted

if TYPE_CHECKING:
    from companion.planner.plans import Plans
    from companion.planner.service import Planner
    from companion.ui.planner.desk import PlannerDesk


@dataclass(frozen=True, slots=True)
class Binned:
    """A date, or a plan."""

    id: str
    name: str
    detail: str
    is_plan: bool


class BinPage(PlannerPage):
    """What was moved to the bin, the newest first."""

    def __init__(self, desk: PlannerDesk) -> None:
        super().__init__(desk, _("Dates in the bin"))
        self._binned: list[Binned] = []
        self.work = partial(_read, desk.planner, desk.plans)

    def fill(self, data: list[Binned]) -> None:
        """Show what is in it."""
        self._binned = data
        self.list = QuietList()
        self.bring_button = Button(_("Bring it back"), "main", icon="archive-restore")
        if not data:
            self.body.addWidget(EmptyState(_("The bin is empty.")))
            self.list.setParent(self._content)
            self.list.hide()
            return
        self.list.lines.show_rows([Row(one.id, one.name, one.detail) for one in data])
        field(self.body, _("Kept for 30 days, then gone"), self.list)
        fitted(self.list)
        self.list.setCurrentIndex(self.list.lines.index(0))
        self.body.addWidget(row(self.bring_button))
        self.bring_button.clicked.connect(self._bring)
        self.setFocusProxy(self.list)

    @Slot()
    def _bring(self) -> None:
        number = self.list.currentIndex().row()
        if not 0 <= number < len(self._binned):
            return
        one = self._binned[number]
        service = self.desk.plans if one.is_plan else self.desk.planner
        self.desk.change(
            _("Brought back from the bin: {name}").format(name=one.name),
            partial(_restore, service, one.id),
            partial(_bin, service, one.id),
            self._back_again,
        )

    def _back_again(self, _saved: object) -> None:
        self.refresh()
        self.message.say(_("It is back."))


def _read(planner: Planner, plans: Plans) -> list[Binned]:
    """Run on the worker."""
    found = []
    for saved in planner.dates(in_bin=True):
        since = long_date((saved.deleted or saved.changed).date())
        told = _("A date, in the bin since {day}").format(day=since)
        found.append((saved.deleted, Binned(saved.id, saved.value.name, told, is_plan=False)))
    for plan in plans.in_bin():
        since = long_date((plan.deleted or plan.changed).date())
        told = _("A plan, in the bin since {day}").format(day=since)
        try:
            name = planner.read(plan.date_id or "").value.name
        except DateNotFound:
            continue
        found.append((plan.deleted, Binned(plan.id, name, told, is_plan=True)))
    found.sort(key=lambda each: each[0] or now(), reverse=True)
    return [one for _deleted, one in found]


def _restore(service: Planner | Plans, item_id: str) -> object:
    return service.restore(item_id, now=now())


def _bin(service: Planner | Plans, item_id: str) -> None:
    service.move_to_bin(item_id, now=now())
