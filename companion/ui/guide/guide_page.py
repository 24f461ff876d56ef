"""The pages of the peer-support guide, each with what was done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion.guide.marks import Mark
from companion.i18n import _
from companion.ui.widgets.basic import Button, ColumnPage, field, row
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.quiet_list import Row
from companion.ui.widgets.whole_list import WholeList

if TYPE_CHECKING:
    from companion.guide.pages import Page
    from companion.ui.guide.desk import GuideDesk


class GuidePage(ColumnPage):
    """A list in the order to read it; nothing is counted, and nothing has to be read."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: GuideDesk) -> None:
        super().__init__()
        self._desk = desk
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.chips = Chips(_("Which pages"))
        self.list = WholeList()
        self.empty = EmptyState(_("No page is saved for later."))
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Heading(_("Peer-support guide"), "title"))
        column.addWidget(
            Label(
                _(
                    "Support from people who know it from within: what it is, how to find it, and "
                    "how to give it. Each page says first what it is about."
                )
            )
        )
        column.addWidget(self.message)
        column.addWidget(self.chips)
        self.chips.show_choices({Mark.LATER.value: _("Saved for later")})
        self._list_label = field(column, _("Pages of the guide"), self.list)
        column.addWidget(self.empty)
        column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.list.opened.connect(desk.open_reader)
        self.message.action_chosen.connect(desk.bench.answer)
        self.chips.chosen.connect(self._narrow)
        self.setFocusProxy(self.list)
        self.refresh()

    def refresh(self) -> None:
        """Show the list anew."""
        marks = self._desk.marks
        wanted = self.chips.choice
        pages = [
            page for page in self._desk.guide.pages() if not wanted or marks.get(page.id) == wanted
        ]
        self.list.show_rows([_row(page, marks.get(page.id)) for page in pages])
        for widget in (self._list_label, self.list):
            widget.setVisible(bool(pages))
        self.empty.setVisible(not pages)

    @Slot(str)
    def _narrow(self, _key: str) -> None:
        self.refresh()


def mark_name(mark: Mark) -> str:
    """Return what a mark is called, in the language in use."""
    return {
        Mark.READ: _("Already read"),
        Mark.LATER: _("Saved for later"),
        Mark.SKIPPED: _("Skipped"),
    }[mark]


def _row(page: Page, mark: Mark | None) -> Row:
    return Row(page.id, page.title, "" if mark is None else mark_name(mark))
