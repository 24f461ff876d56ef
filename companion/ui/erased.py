"""The last screen: everything is erased, what could not be is told, and the window closes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion.i18n import _
from companion.paths import Paths
from companion.ui.theme import gap
from companion.ui.widgets.basic import GROUP_GAP, Button, ColumnPage, breakable, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import announce
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.tasks import Tasks
    from companion.ui.unlock.session import Session
    from companion.vault.erasing import Erased


class ErasedPage(ColumnPage):
    """Says nothing about what was there."""

    closed = Signal()
    """Close was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(_("One moment"), "title")
        self.words = Label("", "lead")
        self.close_button = Button(_("Close"), "main", icon="x")
        self.column.addStretch(1)
        self.column.addWidget(self.title)
        self.column.addWidget(self.words)
        self.column.addSpacing(gap(GROUP_GAP))
        self.column.addWidget(row(self.close_button))
        self.column.addStretch(2)
        self.words.hide()
        self.close_button.clicked.connect(self.closed)
        self.setFocusProxy(self.close_button)

    def begin(self, session: Session, paths: Paths, tasks: Tasks) -> None:
        """Erase everything, on the worker, at once."""
        tasks.run(partial(_erase, session, paths), self.show_erased, self._failed)

    @Slot(object)
    def show_erased(self, erased: Erased) -> None:
        """Say that it is done, and what is still there."""
        lines = []
        for each in erased.remaining:
            name = breakable(str(each))
            lines.append(_("This could not be removed: {path}").format(path=name))
        for each in erased.unreached:
            name = breakable(str(each))
            lines.append(
                _("This folder was not there; copies in it stay: {path}").format(path=name)
            )
        self._say(_("Everything is erased"), "\n".join(lines) or _("You can close this window."))

    def _failed(self, error: Exception) -> None:
        self._say(_("Not everything could be erased"), str(explain(error)))

    def _say(self, title: str, words: str) -> None:
        self.title.setText(title)
        self.words.setText(words)
        self.words.setAccessibleName(words.replace("\u200b", ""))
        self.words.show()
        announce(self.title)
        self.close_button.setFocus()


def _erase(session: Session, paths: Paths) -> Erased:
    """Shut the vault, and the locked notebook where it is open; erase all that can be reached."""
    from companion.platform import key_store
    from companion.vault import backups, erasing

    known = backups.known_folders(session.vault)
    session.close()
    return erasing.erase(paths, known, key_store.here())
