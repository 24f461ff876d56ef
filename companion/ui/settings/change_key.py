"""Changing the key: the old one is asked for, the new one typed twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion.i18n import _
from companion.ui.theme import gap
from companion.ui.unlock.choose_key import NewKeyFields
from companion.ui.widgets.basic import GAP, Button, ColumnPage, row
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.tasks import Tasks
    from companion.vault.vault import Vault


class ChangeKey(ColumnPage):
    """Re-wraps one key; the pages are not touched."""

    done = Signal(str)
    """Finished or left; carries a sentence to show, or ''."""

    def __init__(self, vault: Vault, tasks: Tasks) -> None:
        super().__init__()
        self._vault = vault
        self._tasks = tasks
        self.old = KeyField(_("Your key"), show=False)
        self.fields = NewKeyFields(tasks, new=True)
        self.change_button = Button(_("Change the key"), "main")
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("Change your key"), "title"))
        self.column.addWidget(
            Label(_("Backup copies made before still open with the old key. So may old copies."))
        )
        self.column.addWidget(self.old)
        self.column.addSpacing(gap(GAP))
        self.column.addWidget(self.fields)
        self.column.addWidget(self.message)
        self.column.addWidget(row(self.change_button))
        self.column.addStretch(1)
        self.fields.show_box.toggled.connect(self.old.reveal)  # one Show for all three
        self.fields.suggested.connect(self._hide_old)
        self.change_button.clicked.connect(self._change)
        self.fields.submitted.connect(self._change)
        self.back.clicked.connect(self._leave)
        self.setFocusProxy(self.old)

    @property
    def is_busy(self) -> bool:
        """Whether a key is being changed."""
        return not self.change_button.isEnabled()

    @Slot()
    def _hide_old(self) -> None:
        """Show the new words only."""
        self.old.reveal(False)

    @Slot()
    def _change(self) -> None:
        if not self.change_button.isEnabled():
            return
        problem = self.fields.problem()
        if problem:
            self.message.say(problem, caution=True)
            return
        self.change_button.setEnabled(False)
        self.message.say(_("Saving. This takes a few seconds."))
        work = partial(self._vault.change_passphrase, self.old.take(), self.fields.first.text)
        self._tasks.run(work, self._changed, self._failed)

    def _changed(self, _nothing: None) -> None:
        self.change_button.setEnabled(True)
        self.message.clear()
        self.fields.take()
        self.done.emit(_("Your new key is set. It was tried and it opens the journal."))

    def _failed(self, error: Exception) -> None:
        self.change_button.setEnabled(True)
        self.message.say(str(explain(error)), caution=True)
        self.old.setFocus()

    @Slot()
    def _leave(self) -> None:
        self.message.clear()
        self.old.take()
        self.fields.take()
        self.done.emit("")
