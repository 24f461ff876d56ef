"""Something to start from: a first line, a template, a gentle writing time. Only when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion.i18n import _
from companion.ui.journal.gentle_card import GentleCard
from companion.ui.journal.prompts_card import PromptsCard
from companion.ui.journal.templates_card import TemplatesCard
from companion.ui.widgets.basic import Button, ColumnPage, row
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.journal.start_desk import StartDesk

UNDO = "undo"


class StartPage(ColumnPage):
    """What a page can begin with."""

    closed = Signal()
    """Back was pressed."""
    undo_chosen = Signal()
    """Undo was pressed."""

    def __init__(self, desk: StartDesk) -> None:
        super().__init__()
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.prompts = PromptsCard(desk)
        self.templates = TemplatesCard(desk)
        self.gentle = GentleCard()
        self.gentle.setVisible(desk.habits.now.gentle_writing)
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Heading(_("Something to start from"), "title"))
        column.addWidget(self.message)
        for card in (self.prompts, self.templates, self.gentle):
            column.addWidget(card)
        column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.prompts.failed.connect(self._fail)
        self.templates.failed.connect(self._fail)
        self.templates.said.connect(self._say)
        self.message.action_chosen.connect(self._answer)
        self.setFocusProxy(self.back)

    @Slot(str)
    def _say(self, words: str) -> None:
        self.message.say(words, action=_("Undo"), key=UNDO)

    @Slot(str)
    def _answer(self, key: str) -> None:
        if key == UNDO:
            self.undo_chosen.emit()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.message.say(str(explain(error)), caution=True)
