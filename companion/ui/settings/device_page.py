"""Opening the journal on this device without the key: off until it is chosen here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal, Slot

from companion.clock import now
from companion.i18n import _
from companion.platform import key_store
from companion.platform.key_store import KeyStore
from companion.ui.widgets.basic import Button, ColumnPage, row
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.vault import quick_unlock
from companion.vault.quick_unlock import State
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.tasks import Job, Tasks
    from companion.vault.place import VaultInfo
    from companion.vault.vault import Vault

Value = TypeVar("Value")


class DevicePage(ColumnPage):
    """Says what it means, turns it on with the key, and lets the device forget at once."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, vault: Vault, tasks: Tasks, store: KeyStore | None = None) -> None:
        super().__init__()
        self._vault = vault
        self._tasks = tasks
        self._store = store
        """None: the one of this system."""
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
        work = partial(_state, self._vault.info, self._store)
        self._ask(work, self.show_state)

    def _ask(self, work: Callable[[Job], Value], done: Callable[[Value], None]) -> None:
        """Ask the key store beside the vault's worker: it may wait for a person at its dialog."""
        self._tasks.beside().run_long(work, done, self._failed, self._waits)

    def _waits(self, _done: int, _total: int) -> None:
        """Show nothing: nobody knows how long a person needs."""

    @Slot()
    def _turn_on(self) -> None:
        if not self.key.text or not self.on_button.isEnabled():
            self.key.setFocus()
            return
        self._set_working(True)
        self.message.say(
            _("Asking the key store of this computer. It may open a window of its own.")
        )
        self._ask(partial(_prove, self._vault.info.vault_id, self._store), self._proved)

    def _proved(self, _nothing: None) -> None:
        passphrase = self.key.take()
        work = partial(
            quick_unlock.remember, self._vault, passphrase, self._quick_store(), now=now()
        )
        self._tasks.run(work, self._turned_on, self._failed)

    def _quick_store(self) -> KeyStore:
        """Return the key store for the vault's worker, which must not wait long."""
        return self._store or key_store.here()

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
        work = partial(quick_unlock.forget, self._vault, self._quick_store())
        self._tasks.run(work, self._forgotten, self._failed)

    def _forgotten(self, _nothing: None) -> None:
        self._set_working(False)
        self.show_state(State.OFF)
        self.message.say(_("Forgotten. This device asks for your key again."))
        self.key.setFocus()

    def _failed(self, error: Exception) -> None:
        self._set_working(False)
        self.key.take()
        self.message.say(str(explain(error)), caution=True)

    def _set_working(self, working: bool) -> None:  # one thing that is so or not
        self.on_button.setEnabled(not working)
        self.forget_button.setEnabled(not working)

    @Slot()
    def _leave(self) -> None:
        self._tasks.beside().cancel()
        self.key.take()
        self.closed.emit()


def _patient(given: KeyStore | None, job: Job) -> KeyStore:
    return given or key_store.here(patience=key_store.DIALOG_SECONDS, is_cancelled=job.is_cancelled)


def _state(info: VaultInfo, given: KeyStore | None, job: Job) -> State:
    return quick_unlock.state(info, _patient(given, job))


def _prove(vault_id: str, given: KeyStore | None, job: Job) -> None:
    _patient(given, job).prove(vault_id)


def _meaning() -> tuple[str, ...]:
    """Return what a person has to know before choosing it."""
    store = key_store.name()
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
