"""Notebooks: their names, a new one, and the one that has a key of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from companion.i18n import _
from companion.journal.model import FIRST, LOCKED
from companion.journal.notebooks import LONGEST_NAME
from companion.ui.journal.lock_card import LockCard
from companion.ui.widgets.basic import Button, Card, ColumnPage, field, row
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.limit import hold
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.notebooks import Notebook
    from companion.ui.journal.notebook_choice import NotebookList
    from companion.ui.journal.notebooks_desk import NotebooksDesk
    from companion.ui.recent.recent_changes import Change

_UNDO: Final = "undo"


class NotebooksPage(ColumnPage):
    """Everything about notebooks but their pages; each change can be undone."""

    closed = Signal()
    """Back was pressed."""
    undo_chosen = Signal()
    """Undo was pressed."""

    def __init__(self, desk: NotebooksDesk, *, to_key: bool = False) -> None:
        """Show the notebooks; with `to_key` the caret goes to the key of the locked one."""
        super().__init__()
        self._desk = desk
        self._to_key = to_key
        self._notebooks: list[Notebook] = []
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.choice = Choice()
        self.choice.may_shrink()
        self.name = QLineEdit()
        self.new_name = QLineEdit()
        for line in (self.name, self.new_name):
            hold(line, LONGEST_NAME, self.message)
        self.rename_button = Button(_("Rename"), icon="pen-line")
        self.remove_button = Button(_("Remove"), icon="trash-2")
        self.make_button = Button(_("Make a notebook"), icon="plus")
        self.lock = LockCard(desk, self.message)
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.choice.currentIndexChanged.connect(self._show_chosen)
        self.rename_button.clicked.connect(self._rename)
        self.name.returnPressed.connect(self._rename)
        self.remove_button.clicked.connect(self._remove)
        self.make_button.clicked.connect(self._make)
        self.new_name.returnPressed.connect(self._make)
        self.message.action_chosen.connect(self._answer)
        desk.notebooks_read.connect(self.show_notebooks)
        self.setFocusProxy(self.back)

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Heading(_("Notebooks"), "title"))
        column.addWidget(
            Label(_("Each page is in one notebook. A search looks in all that are open."))
        )
        column.addWidget(self.message)
        new = Card()
        new.column.addWidget(Heading(_("A new notebook")))
        field(new.column, _("Name of the new notebook"), self.new_name)
        new.column.addWidget(row(self.make_button))
        column.addWidget(new)
        there = Card()
        there.column.addWidget(Heading(_("Your notebooks")))
        field(there.column, _("Notebook"), self.choice)
        field(there.column, _("Its name"), self.name)
        there.column.addWidget(row(self.rename_button, self.remove_button))
        there.column.addWidget(Label(_("A notebook can be removed once it has no pages."), "muted"))
        column.addWidget(there)
        column.addWidget(self.lock)
        column.addStretch(1)

    @property
    def is_busy(self) -> bool:
        """Whether long work runs here."""
        return self.lock.is_busy

    def stop(self) -> None:
        """Cancel it."""
        self.lock.stop()

    @Slot(object)
    def show_notebooks(self, there: NotebookList) -> None:
        """Show the notebooks there are now."""
        before = self.choice.currentData()
        self._notebooks = there.notebooks
        self.choice.blockSignals(True)
        self.choice.clear()
        for one in there.notebooks:
            self.choice.addItem(one.name, one.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(before)))
        self.choice.blockSignals(False)
        self._show_chosen()
        self.lock.show_notebooks(there)
        if self._to_key and there.waits_for_key:
            self._to_key = False
            self.lock.open_form.key.setFocus()
            self.ensureWidgetVisible(self.lock.open_form.open_button)

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self.name.setText("" if chosen is None else chosen.name)
        self.remove_button.setEnabled(chosen is not None and chosen.id not in {FIRST, LOCKED})

    def _chosen(self) -> Notebook | None:
        chosen = self.choice.currentData()
        return next((one for one in self._notebooks if one.id == chosen), None)

    @Slot()
    def _make(self) -> None:
        work = partial(self._desk.work.make, self.new_name.text())
        self._desk.tasks.run(work, self._made, self._failed)

    def _made(self, change: Change) -> None:
        self.new_name.clear()
        self._done(change)

    @Slot()
    def _rename(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self.name.text().strip() != chosen.name:
            work = partial(self._desk.work.rename, chosen, self.name.text())
            self._desk.tasks.run(work, self._done, self._failed)

    @Slot()
    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            work = partial(self._desk.work.remove, chosen)
            self._desk.tasks.run(work, self._done, self._failed)

    def _done(self, change: Change) -> None:
        self._desk.note(change)
        self.message.say(change.sentence, action=_("Undo"), key=_UNDO)

    def _failed(self, error: Exception) -> None:
        self.message.say(str(explain(error)), caution=True)
        self.ensureWidgetVisible(self.message)

    @Slot(str)
    def _answer(self, key: str) -> None:
        if key == _UNDO:
            self.undo_chosen.emit()
        else:
            self.lock.answer(key)
