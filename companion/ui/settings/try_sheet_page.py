"""Trying a recovery sheet while all is well: it proves the code and changes nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion.i18n import _
from companion.paths import Paths
from companion.ui.widgets.basic import Button, ColumnPage, row
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.tasks import Tasks


class TrySheetPage(ColumnPage):
    """The code of a sheet, and whether it opens this journal."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, paths: Paths, tasks: Tasks) -> None:
        super().__init__()
        self._paths = paths
        self._tasks = tasks
        self.back = Button(_("Back"), icon="arrow-left")
        self.code = KeyField(_("Recovery code"), show=False)
        self.code.reveal(True)
        self.message = MessageBar()
        self.try_button = Button(_("Try this code"), "main")
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("Try your sheet"), "title"))
        self.column.addWidget(
            Label(
                _(
                    "Type the code from your recovery sheet. It is tried as on the day you need "
                    "it, and nothing is changed."
                )
            )
        )
        self.column.addWidget(self.code)
        self.column.addWidget(self.message)
        self.column.addWidget(row(self.try_button))
        self.column.addStretch(1)
        self.back.clicked.connect(self._leave)
        self.try_button.clicked.connect(self._try)
        self.code.submitted.connect(self._try)
        self.setFocusProxy(self.code)

    @Slot()
    def _try(self) -> None:
        if not self.try_button.isEnabled() or not self.code.text.strip():
            self.code.setFocus()
            return
        self.try_button.setEnabled(False)
        self._tasks.run(partial(_try, self._paths, self.code.text), self._proven, self._failed)

    def _proven(self, _nothing: None) -> None:
        self.try_button.setEnabled(True)
        self.code.take()
        self.message.say(_("This sheet opens your journal. Put it back where it is safe."))
        self.back.setFocus()

    def _failed(self, error: Exception) -> None:
        self.try_button.setEnabled(True)
        self.message.say(str(explain(error)), caution=True)
        self.code.setFocus()

    @Slot()
    def _leave(self) -> None:
        self.code.take()
        self.closed.emit()


def _try(paths: Paths, code: str) -> None:
    from companion.vault import rehearsal

    rehearsal.try_sheet(paths, code)
