"""The lock screen: help, and the field for the key. Nothing of the person's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot

from companion.errors import (
    ChangesMissing,
    DatabaseDamaged,
    DeviceNotRemembered,
    KeyNeededAgain,
    KeyringUnsafe,
    SlotsDamaged,
)
from companion.i18n import _
from companion.paths import Paths
from companion.settings import Settings
from companion.ui.first_paint import FirstPaint
from companion.ui.people.shown_people import ShownPeople
from companion.ui.theme import gap
from companion.ui.unlock import session
from companion.ui.unlock.session import Session
from companion.ui.widgets.basic import GROUP_GAP, Button, ColumnPage, row
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.look_row import LookRow
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.picture import Picture
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.tasks import Tasks


_ACCEPT: Final = "accept"
_RESTORE: Final = "restore"


class LockScreen(ColumnPage):
    """Asks for the key; says which of the things that can go wrong it was."""

    unlocked = Signal(object)
    """The key opened the vault; carries the Session."""
    recovery_chosen = Signal()
    """The key is lost and there is a recovery sheet."""
    shares_chosen = Signal()
    """The key is lost and there are two sheets of trusted people."""

    restore_chosen = Signal()
    """On to the backup copies, and to what can be saved of a damaged journal."""
    steady_chosen = Signal()
    """Something steady first; it needs no key."""

    def __init__(self, paths: Paths, settings: Settings, tasks: Tasks, notice: str = "") -> None:
        super().__init__(measure=520)
        self._paths = paths
        self._tasks = tasks
        self._accept_missing = False
        self.key = KeyField(_("Your key"))
        self.unlock_button = Button(_("Unlock"), "main", icon="lock-open")
        self.device_button = Button(_("Open on this device"), icon="key-round")
        self.device_button.hide()
        recover = Button(_("I have a recovery sheet"), "quiet")
        self.two_sheets = Button(_("I have two sheets"), "quiet")
        self.backups = Button(_("Use a backup copy"), "quiet")
        self.steady = Button(_("Steady me"), icon="lamp")
        self.message = MessageBar()
        self.look = LookRow(settings)
        self.column.addStretch(1)
        self.column.addWidget(Picture("lock", 40))
        self.column.addWidget(Label(_("Your journal is locked"), "title"))
        self.column.addWidget(row(self.steady))
        self.column.addWidget(self.message)
        self.column.addWidget(self.key)
        self.column.addWidget(row(self.unlock_button, self.device_button))
        self.column.addWidget(row(recover, self.two_sheets, self.backups))
        self.column.addSpacing(gap(GROUP_GAP))
        self.column.addWidget(self.look)
        self.people = ShownPeople(paths)
        self.column.addWidget(self.people)
        self.column.addStretch(2)
        self.unlock_button.clicked.connect(self.unlock)
        self.key.submitted.connect(self.unlock)
        self.device_button.clicked.connect(self.unlock_on_device)
        self.steady.clicked.connect(self.steady_chosen)
        recover.clicked.connect(self.recovery_chosen)
        self.backups.clicked.connect(self.restore_chosen)
        self.two_sheets.clicked.connect(self.shares_chosen)
        self.message.action_chosen.connect(self._accept)
        self.setFocusProxy(self.key)
        if notice == "hidden":
            self.message.say(_("Hidden and locked. Your words are saved."))
        elif notice == "locked":
            self.message.say(_("Locked. Your words are saved."))
        FirstPaint(self.key, self._warm_up)

    @Slot()
    def unlock(self) -> None:
        """Try the key."""
        if not self.unlock_button.isEnabled():
            return
        passphrase = self.key.take()
        if not passphrase:
            self.key.setFocus()
            return
        self._set_opening(True)
        self.message.say(_("Opening"))
        work = partial(
            session.unlock,
            self._paths,
            passphrase,
            accept_missing_changes=self._accept_missing,
        )
        self._tasks.run(work, self._opened, self._failed)

    @Slot()
    def unlock_on_device(self) -> None:
        """Let the key store of this device open it."""
        if self.unlock_button.isEnabled():
            self.key.take()
            self._set_opening(True)
            self.message.say(_("Opening"))
            self._tasks.run(
                partial(session.unlock_on_device, self._paths), self._opened, self._device_failed
            )

    def _device_failed(self, error: Exception) -> None:
        """Ask for the key instead; what this device cannot do is not offered again here."""
        if isinstance(error, (DeviceNotRemembered, KeyNeededAgain, KeyringUnsafe)):
            self.device_button.hide()
        self._failed(error)

    def _warm_up(self) -> None:
        self._tasks.run(partial(session.warm_up, self._paths), self._warm, self._failed)

    def _warm(self, device_remembers: bool) -> None:  # the answer, as the worker gives it
        self.device_button.setVisible(device_remembers)

    def _set_opening(self, opening: bool) -> None:  # one thing that is so or not
        self.unlock_button.setEnabled(not opening)
        self.device_button.setEnabled(not opening)

    def _opened(self, opened: Session) -> None:
        self._set_opening(False)
        self.message.clear()
        self.unlocked.emit(opened)

    def _failed(self, error: Exception) -> None:
        self._set_opening(False)
        action = ""
        if isinstance(error, ChangesMissing):
            action = _("Open what is here")
        elif isinstance(error, (SlotsDamaged, DatabaseDamaged)):
            action = _("What can be done")
        key = _ACCEPT if isinstance(error, ChangesMissing) else _RESTORE
        self.message.say(str(explain(error)), caution=True, action=action, key=key)
        self.key.setFocus()

    @Slot(str)
    def _accept(self, key: str) -> None:
        if key == _RESTORE:
            self.restore_chosen.emit()
            return
        self._accept_missing = True
        self.message.say(_("Type your key once more to open what is here."))
        self.key.setFocus()
