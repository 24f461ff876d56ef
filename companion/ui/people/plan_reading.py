"""My support plan to be read in a hard moment: from help, while the journal is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from companion.i18n import _
from companion.people.plan import Item, Part
from companion.people.sentences import part_title
from companion.ui.help.line_card import LineCard
from companion.ui.people.numbers import OwnNumbers
from companion.ui.widgets.basic import Button, Card, ColumnPage, row
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.ui.help.desk import HelpDesk
    from companion.ui.people.plan_sheet import PlanSheet


class PlanReading(ColumnPage):
    """The plan, large and still; nothing can be changed here by mistake."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: HelpDesk, sheet: PlanSheet) -> None:
        super().__init__()
        self._desk = desk
        self.back = Button(_("Back"), icon="arrow-left")
        self.column.addWidget(row(self.back))
        self.column.addWidget(Heading(_("My support plan"), "title"))
        if sheet.plan.is_empty:
            self.column.addWidget(
                EmptyState(_("Nothing is on your plan yet. You can write it on the page People."))
            )
        self._place = 1
        for part in Part:
            items = sheet.plan.items(part)
            if items:
                self.column.addWidget(self._card(part, items, sheet))
                self._add_lines(items)
        self.column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.setFocusProxy(self.back)

    def _card(self, part: Part, items: tuple[Item, ...], sheet: PlanSheet) -> Card:
        card = Card()
        card.column.addWidget(Heading(part_title(part)))
        for item in items:
            card.column.addWidget(Label(item.text, "lead"))
            phones = sheet.phones_of(item)
            if phones:
                card.column.addWidget(OwnNumbers(phones, self._place))
                self._place += len(phones)
        return card

    def _add_lines(self, items: tuple[Item, ...]) -> None:
        """Add how to reach the lines of the directory that are on the plan."""
        for item in items:
            record = self._desk.directory.get(item.record_id or "")
            if record is not None:
                self.column.addWidget(LineCard(record, brief=True))
