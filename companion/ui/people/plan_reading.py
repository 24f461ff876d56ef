"""My support plan to be read in a hard moment: from help, while the journal is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from companion import i18n
from companion.i18n import _
from companion.people.plan import Item, Part
from companion.people.sentences import part_title
from companion.resources.model import first_number
from companion.ui.help.number_block import NumberBlock
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
            record = self._desk.directory.get(item.record_id or "")
            number = first_number(record) if record is not None else None
            if number is not None:
                card.column.addWidget(NumberBlock(number.display, [number], i18n.language()))
        return card
