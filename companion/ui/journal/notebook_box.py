"""In which notebook a page is, and the way into another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from companion.i18n import _
from companion.journal.model import LOCKED
from companion.ui.journal.lock_card import earlier_copies
from companion.ui.widgets.basic import Button, Card, field, row
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.model import Entry
    from companion.journal.notebooks import Notebook
    from companion.ui.journal.notebook_choice import NotebookList
    from companion.ui.journal.notebooks_desk import NotebooksDesk
    from companion.ui.recent.recent_changes import Change

_UNDO: Final = "undo"


class NotebookBox(Card):
    """Shown once there is more than one notebook."""

    undo_chosen = Signal()
    """Undo was pressed."""

    def __init__(self, desk: NotebooksDesk, entry_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entry_id = entry_id
        self._notebooks: list[Notebook] = []
        self._current = ""
        self.choice = Choice()
        self.choice.may_shrink()
        self.button = Button(_("Move the page"))
        self.message = MessageBar()
        self.column.addWidget(Heading(_("Notebook")))
        field(self.column, _("The notebook this page is in"), self.choice)
        self.column.addWidget(row(self.button))
        self.column.addWidget(self.message)
        # Not at once when one is chosen: arrows and a mouse wheel go past others.
        self.button.clicked.connect(self._move)
        self.message.action_chosen.connect(self._answer)
        desk.notebooks_read.connect(self._show_notebooks)
        self.hide()
        desk.refresh()

    def _show_notebooks(self, there: NotebookList) -> None:
        self._notebooks = there.notebooks
        self._desk.tasks.run(
            partial(self._desk.work.read, self._entry_id), self._show_entry, self._gone
        )

    def _show_entry(self, entry: Entry) -> None:
        self._current = entry.notebook
        self.choice.clear()
        for one in self._notebooks:
            self.choice.addItem(one.name, one.id)
        self.choice.setCurrentIndex(self.choice.findData(entry.notebook))
        self.setVisible(len(self._notebooks) > 1)

    def _gone(self, _error: Exception) -> None:
        self.hide()

    @Slot()
    def _move(self) -> None:
        chosen = self.choice.currentData()
        into = next((one for one in self._notebooks if one.id == chosen), None)
        if into is not None and into.id != self._current:
            work = partial(self._desk.work.move, self._entry_id, into)
            self._desk.tasks.run(work, self._moved, self._failed)

    def _moved(self, change: Change) -> None:
        words = change.sentence
        if self.choice.currentData() == LOCKED:
            words = f"{words} {earlier_copies()}"
        self._desk.note(change)
        self.message.say(words, action=_("Undo"), key=_UNDO)

    def _failed(self, error: Exception) -> None:
        self.choice.setCurrentIndex(self.choice.findData(self._current))
        self.message.say(str(explain(error)), caution=True)

    @Slot(str)
    def _answer(self, _key: str) -> None:
        self.undo_chosen.emit()
