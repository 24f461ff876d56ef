"""Opening the journal on this device without the key: off until it is chosen here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion.clock import now
from companion.i18n import _
from companion.ui.widgets.basic import Button, ColumnPage, row
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.vault import device_store, quick_unlock
from companion.vault.device_store import DeviceStore
from companion.vault.quick_unlock import State
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.tasks import Tasks
    from companion.vault.vault import Vault


class DevicePage(ColumnPage):
    """Says what it means, turns it on with the key, and lets the device forget at once."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, vault: Vault, tasks: Tasks, store: DeviceStore | None = None) -> None:
        super().__init__()
        self._vault = vault
        self._tasks = tasks
        self._store = store or DeviceStore()
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.told = Label("", "lead")
        self.key = KeyField(_("Your key"))
        self.on_button = Button(_("Turn on"), "main")
        self.forget_button = Button(_("Forget on this device"), icon="x")
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("Open on this device"), "title"))
        self.column.addWidget(self.told)
        self.column.addWidget(self.message)
        for words in _meaning():
            self.column.addWidget(Label(words))
        self.column.addWidget(self.key)
        self.column.addWidget(row(self.on_button, self.forget_button))
        self.column.addStretch(1)
        self.back.clicked.connect(self._leave)
        self.on_button.clicked.connect(self._turn_on)
        self.key.submitted.connect(self._turn_on)
        self.forget_button.clicked.connect(self._forget)
        self.setFocusProxy(self.back)
        self.show_state(State.OFF)
        self._look()

    def show_state(self, state: State) -> None:
        """Show what the device knows, and what can be done about it."""
        told = {
            State.OFF: _("It is off. The key opens the journal, here as everywhere."),
            State.ON: _("It is on. This device opens the journal."),
            State.LOST: _(
                "It was on, but the key store does not have its part now. Your key opens the "
                "journal as before."
            ),
        }
        self.told.setText(told[state])
        self.told.setAccessibleName(told[state])
        self.key.setVisible(state is not State.ON)
        self.on_button.setVisible(state is not State.ON)
        self.forget_button.setVisible(state is not State.OFF)

    def _look(self) -> None:
        work = partial(quick_unlock.state, self._vault, self._store)
        self._tasks.run(work, self.show_state, self._failed)

    @Slot()
    def _turn_on(self) -> None:
        passphrase = self.key.take()
        if not passphrase or not self.on_button.isEnabled():
            self.key.setFocus()
            return
        self._set_working(True)
        self.message.say(_("Asking the key store of this computer."))
        work = partial(quick_unlock.remember, self._vault, passphrase, self._store, now=now())
        self._tasks.run(work, self._turned_on, self._failed)

    def _turned_on(self, _nothing: None) -> None:
        self._set_working(False)
        self.show_state(State.ON)
        self.message.say(_("On. It was tried. The lock screen has a button for it now."))
        self.forget_button.setFocus()

    @Slot()
    def _forget(self) -> None:
        if not self.forget_button.isEnabled():
            return
        self._set_working(True)
        work = partial(quick_unlock.forget, self._vault, self._store)
        self._tasks.run(work, self._forgotten, self._failed)

    def _forgotten(self, _nothing: None) -> None:
        self._set_working(False)
        self.show_state(State.OFF)
        self.message.say(_("Forgotten. This device asks for your key again."))
        self.key.setFocus()

    def _failed(self, error: Exception) -> None:
        self._set_working(False)
        self.message.say(str(explain(error)), caution=True)

    def _set_working(self, working: bool) -> None:  # one thing that is so or not
        self.on_button.setEnabled(not working)
        self.forget_button.setEnabled(not working)

    @Slot()
    def _leave(self) -> None:
        self.key.take()
        self.closed.emit()


def _meaning() -> tuple[str, ...]:
    """Return what a person has to know before choosing it."""
    store = device_store.name()
    named = _("This computer calls it “{name}”. The app uses no other.").format(name=store)
    return (
        _(
            "When it is on, you can open the journal here without typing your key. So can anyone "
            "who uses this computer account while you are signed in."
        ),
        _("If somebody at home might do that, leave it off."),
        _(
            "Your key is not stored. The key store of this computer keeps a random secret that "
            "opens the journal on this device only. Every seven days the app asks for your key."
        ),
        named if store else _("The app knows no key store on this computer."),
    )
