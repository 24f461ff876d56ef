"""Erasing everything: what would go, what cannot be reached, the key, and a pause to think."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import _, ngettext
from companion.paths import Paths
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button, Card, ColumnPage, breakable, card_about, row
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.progress import Progress
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.tasks import Tasks
    from companion.vault.erasing import Reach
    from companion.vault.vault import Vault

PAUSE_SECONDS: Final = 30
"""From the key to the first byte: an undo stays at least 20 seconds (care.md, WCAG 2.2.1)."""
_SECOND: Final = 1000


class ErasePage(ColumnPage):
    """Nothing is done here but to ask; leaving the page, or hiding it, ends the pause."""

    closed = Signal()
    """Back was pressed."""
    erase_wanted = Signal()
    """The key was given and the pause is over."""

    def __init__(self, vault: Vault, paths: Paths, tasks: Tasks) -> None:
        super().__init__()
        self._vault = vault
        self._tasks = tasks
        self._gone_by = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self._tick)
        self.back = Button(_("Back"), icon="arrow-left")
        self.goes = Label()
        self.stays = Label()
        self.key = KeyField(_("Your key"))
        self.erase_button = Button(_("Erase everything"), "danger", icon="trash-2")
        self.message = MessageBar()
        self.pause = Progress()
        self.pause.cancel_button.setProperty("kind", "main")
        self.pause.cancel_button.picture("x")
        self.pause.cancel_button.name(_("Keep everything"))
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("Erase everything"), "title"))
        self.column.addWidget(self.message)
        self.column.addWidget(self.pause)
        self._question = self._asked()
        self.column.addWidget(self._question)
        self.column.addStretch(1)
        self.back.clicked.connect(self._leave)
        self.erase_button.clicked.connect(self._ask)
        self.key.submitted.connect(self._ask)
        self.pause.cancelled.connect(self._keep)
        self.setFocusProxy(self.back)
        tasks.run(partial(_reach, vault, paths), self.show_reach, self._failed)

    def _asked(self) -> QWidget:
        """Return all that makes room for the pause: it is to be seen without scrolling."""
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(GAP))
        column.addWidget(
            Label(_("Nothing brings it back. In Settings you can take your pages out first."))
        )
        column.addWidget(card_about(_("What goes"), self.goes))
        column.addWidget(self._stays_card())
        column.addWidget(self.key)
        column.addWidget(row(self.erase_button))
        return asked

    def _stays_card(self) -> Card:
        return card_about(
            _("What cannot be reached"),
            self.stays,
            _("Printed pages, copies kept elsewhere and files you took out stay where they are."),
            _(
                "The disk may keep traces for a while. The locks go first, so what is "
                "left of the journal cannot be opened, not even with your key."
            ),
        )

    def show_reach(self, reach: Reach) -> None:
        """Show what would go and what would stay."""
        lines = [_("The journal with everything in it.")]
        if reach.copies:
            words = ngettext(
                "{count} backup copy, here and in the folders that copies go to.",
                "{count} backup copies, here and in the folders that copies go to.",
                reach.copies,
            )
            lines.append(words.format(count=reach.copies))
        lines.append(
            _("Settings, reminders, added lists, the log, and what the key store keeps for it.")
        )
        self.goes.setText("\n".join(lines))
        self.stays.setText(
            "\n".join(
                _("Copies in this folder, which is not there now: {folder}").format(
                    folder=breakable(str(folder))
                )
                for folder in reach.unreached
            )
        )
        self.stays.setAccessibleName(self.stays.text().replace("\u200b", ""))
        self.stays.setVisible(bool(reach.unreached))

    @Slot()
    def _ask(self) -> None:
        passphrase = self.key.take()
        if not passphrase or not self.erase_button.isEnabled():
            self.key.setFocus()
            return
        self.erase_button.setEnabled(False)
        work = partial(self._vault.require_passphrase, passphrase)
        self._tasks.run(work, self._proven, self._failed)

    def _proven(self, _slot: object) -> None:
        if not self.isVisible():
            self._keep()
            return
        self._gone_by = 0
        self._question.hide()
        self.pause.start()
        self.pause.show_done(0, PAUSE_SECONDS)
        self.message.say(
            _("Nothing is erased yet. It begins in half a minute. Until then you can keep it all.")
        )
        self.pause.cancel_button.setFocus()
        self._timer.start()

    @Slot()
    def _tick(self) -> None:
        self._gone_by += 1
        self.pause.show_done(self._gone_by, PAUSE_SECONDS)
        if self._gone_by >= PAUSE_SECONDS:
            self._timer.stop()
            self.erase_wanted.emit()

    @Slot()
    def _keep(self) -> None:
        self._timer.stop()
        self.pause.stop()
        self._question.show()
        self.erase_button.setEnabled(True)
        if self.isVisible():
            self.back.setFocus()  # the button that had the keyboard is gone
        self.message.say(_("Everything is kept. Nothing was erased."))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep everything when nobody sees the pause: help, Hide now, another page."""
        super().hideEvent(event)
        if self._timer.isActive():
            self._keep()

    def _failed(self, error: Exception) -> None:
        self.erase_button.setEnabled(True)
        self.message.say(str(explain(error)), caution=True)

    @Slot()
    def _leave(self) -> None:
        self.key.take()
        self.closed.emit()


def _reach(vault: Vault, paths: Paths) -> Reach:
    from companion.vault import backups, erasing

    return erasing.reach(paths, backups.known_folders(vault))
