"""The lock screen: which of the things that can go wrong it was, and nothing private."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from companion import clock
from companion.clock import now
from companion.errors import ChangesMissing
from companion.journal.model import Page
from companion.journal.service import Journal
from companion.paths import Paths
from companion.platform import key_store
from companion.platform.key_store import device_store
from companion.platform.key_store.device_store import DeviceStore
from companion.ui.tasks import Tasks
from companion.ui.unlock import session
from companion.ui.unlock.lock_screen import LockScreen
from companion.ui.unlock.session import Session
from companion.vault import quick_unlock
from companion.vault.vault import Vault
from tests.platform.fakes import Remembered
from tests.support.builders import NOW, PASSPHRASE, new_vault
from tests.support.immediate import ImmediateTasks
from tests.support.keys import press, type_words
from tests.ui.conftest import SETTINGS

Open = Callable[..., LockScreen]


@pytest.fixture
def lock(qtbot: QtBot, paths: Paths, tasks: ImmediateTasks) -> Open:
    new_vault(paths).close()

    def opened(notice: str = "") -> LockScreen:
        made = LockScreen(paths, SETTINGS, tasks, notice)
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.setFocus()
        return made

    return opened


def submit(screen: LockScreen, key: str = PASSPHRASE) -> None:
    type_words(screen.key.line, key)
    press(screen.key.line, Qt.Key.Key_Return)


def test_the_key_opens_the_journal(lock: Open) -> None:
    screen = lock()
    assert screen.key.line.hasFocus()
    opened: list[Session] = []
    screen.unlocked.connect(opened.append)
    submit(screen)
    assert opened[0].journal.newest() == []
    assert screen.key.text == ""
    assert screen.message.text == ""
    opened[0].vault.close()


def test_a_wrong_key_empties_the_field_and_keeps_the_focus(qtbot: QtBot, lock: Open) -> None:
    screen = lock()
    with qtbot.assertNotEmitted(screen.unlocked):
        submit(screen, "not the right words")
    assert screen.key.text == ""
    assert screen.key.line.hasFocus()
    assert "That did not match." in screen.message.text
    assert screen.unlock_button.isEnabled()


def test_no_key_is_not_tried(lock: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = lock()
    monkeypatch.setattr(session, "unlock", pytest.fail)
    screen.unlock_button.click()
    assert screen.message.text == ""


def test_a_second_enter_waits_for_the_first(lock: Open, tasks: ImmediateTasks) -> None:
    screen = lock()
    opened: list[Session] = []
    screen.unlocked.connect(opened.append)
    tasks.hold()
    submit(screen)
    assert not screen.unlock_button.isEnabled()
    assert screen.message.text == "Opening"
    submit(screen)
    tasks.drain()
    assert len(opened) == 1
    opened[0].vault.close()


def damage(paths: Paths, what: str) -> None:
    if what == "slots":
        for name in ("vault.json", "vault.json.2"):
            (paths.vault / name).write_text("{}")
    elif what == "database":
        file = paths.vault / "journal.1.db"
        file.write_bytes(b"\xff" * file.stat().st_size)


def test_five_things_that_go_wrong_have_five_texts(
    lock: Open, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = lock()
    told = []
    submit(screen, "not the right words")
    told.append(screen.message.text)

    holder = Vault.unlock(paths, PASSPHRASE)
    submit(screen)
    told.append(screen.message.text)
    holder.close()

    with monkeypatch.context() as patched:

        def missing(*_arguments: object, **_named: object) -> None:
            raise ChangesMissing(2)

        patched.setattr(session, "unlock", missing)
        submit(screen)
        told.append(screen.message.text)

    damage(paths, "database")
    submit(screen)
    told.append(screen.message.text)
    damage(paths, "slots")
    submit(screen)
    told.append(screen.message.text)
    assert len(set(told)) == 5
    assert all(told)
    assert ["match" in text for text in told] == [True, False, False, False, False]


def test_missing_changes_can_be_accepted_with_the_key_typed_once_more(
    lock: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = lock()
    accepted: list[bool] = []

    def missing(*_arguments: object, accept_missing_changes: bool) -> None:
        accepted.append(accept_missing_changes)
        raise ChangesMissing(2)

    monkeypatch.setattr(session, "unlock", missing)
    submit(screen)
    assert screen.message._button.text() == "Open what is here"
    screen.message._button.click()
    assert screen.message.text == "Type your key once more to open what is here."
    assert screen.key.line.hasFocus()
    submit(screen)
    assert accepted == [False, True]


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        ("", ""),
        ("hidden", "Hidden and locked. Your words are saved."),
        ("locked", "Locked. Your words are saved."),
    ],
)
def test_the_notice_after_locking(lock: Open, notice: str, words: str) -> None:
    assert lock(notice).message.text == words


def test_nothing_of_the_journal_is_shown(lock: Open, paths: Paths) -> None:
    vault = new_vault(Paths.below(paths.data / "other"))
    Journal(vault).write(Page("secret words", "secret title"), now=NOW)
    vault.close()
    screen = lock()
    assert all("secret" not in label.text() for label in screen.findChildren(QLabel))


def test_a_recovery_sheet_can_be_used(qtbot: QtBot, lock: Open) -> None:
    screen = lock()
    with qtbot.waitSignal(screen.recovery_chosen):
        button = next(
            each
            for each in screen.findChildren(type(screen.unlock_button))
            if each.text() == "I have a recovery sheet"
        )
        button.click()


def test_the_device_is_offered_only_where_it_was_turned_on(lock: Open) -> None:
    assert not lock().device_button.isVisible()


@pytest.fixture
def remembering(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Remembered:
    """Return the keyring of a device that opens the journal."""
    store = Remembered()
    monkeypatch.setattr("companion.platform.key_store.here", lambda **_: store)
    vault = new_vault(paths)
    quick_unlock.remember(vault, PASSPHRASE, store, now=now())
    vault.close()
    return store


@pytest.fixture
def waiting(
    qtbot: QtBot, paths: Paths, tasks: ImmediateTasks, remembering: Remembered
) -> LockScreen:
    """Return the lock screen of that journal."""
    assert remembering.items
    made = LockScreen(paths, SETTINGS, tasks)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_device_opens_it_without_the_key(waiting: LockScreen, tasks: ImmediateTasks) -> None:
    opened: list[Session] = []
    waiting.unlocked.connect(opened.append)
    waiting.device_button.click()
    assert "may open a window of its own" in waiting.message.text
    assert not waiting.device_button.isEnabled()
    tasks.drain()
    assert opened[0].journal.newest() == []
    opened[0].vault.close()


def test_a_wiped_keyring_says_so_calmly_and_the_key_opens_it(
    waiting: LockScreen, tasks: ImmediateTasks, remembering: Remembered
) -> None:
    remembering.items.clear()
    opened: list[Session] = []
    waiting.unlocked.connect(opened.append)
    waiting.device_button.click()
    tasks.drain()
    assert waiting.message.text.startswith("This device cannot open the journal by itself.")
    assert not waiting.device_button.isVisible()
    waiting.key.line.setText(PASSPHRASE)
    waiting.unlock_button.click()
    opened[0].vault.close()


def test_a_silent_keyring_can_be_asked_again(
    waiting: LockScreen, tasks: ImmediateTasks, remembering: Remembered
) -> None:
    remembering.silent = True
    waiting.device_button.click()
    tasks.drain()
    assert "did not answer" in waiting.message.text
    assert waiting.device_button.isEnabled()
    assert waiting.unlock_button.isEnabled()


def test_the_key_makes_it_good_for_another_week(waiting: LockScreen, tasks: ImmediateTasks) -> None:
    opened: list[Session] = []
    waiting.unlocked.connect(opened.append)
    later = now() + timedelta(days=8)
    with clock.standing_at(later):
        waiting.device_button.click()
        tasks.drain()
        assert "A week has passed" in waiting.message.text
        waiting.key.line.setText(PASSPHRASE)
        waiting.unlock_button.click()
        opened.pop().vault.close()
        waiting.device_button.click()
        tasks.drain()
        opened.pop().vault.close()


def test_the_key_opens_it_while_the_keyring_waits_for_a_person(
    waiting: LockScreen, tasks: ImmediateTasks
) -> None:
    """T28: the system's own dialog gets its time, and holds nothing up."""
    opened: list[Session] = []
    waiting.unlocked.connect(opened.append)
    waiting.device_button.click()
    waiting.key.line.setText(PASSPHRASE)
    waiting.unlock_button.click()
    assert len(opened) == 1
    tasks.drain()
    assert len(opened) == 1
    opened[0].vault.close()


def test_going_elsewhere_waits_for_the_keyring_no_more(
    waiting: LockScreen, tasks: ImmediateTasks
) -> None:
    opened: list[Session] = []
    waiting.unlocked.connect(opened.append)
    waiting.device_button.click()
    waiting.backups.click()
    tasks.drain()
    assert opened == []
    assert waiting.message.text == ""
    assert waiting.device_button.isEnabled()


def test_a_dialog_of_the_real_worker_holds_nothing_up(
    qtbot: QtBot, paths: Paths, remembering: Remembered, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T28: the keyring asks its own question; the window, the key and the end do not wait."""
    answer, asked = threading.Event(), threading.Event()

    class Dialog:
        def get_password(self, *_: str) -> str:
            asked.set()
            answer.wait()
            return "late"

    def slow(*, patience: float, is_cancelled: Callable[[], bool]) -> DeviceStore:
        assert patience >= 60
        return DeviceStore(Dialog(), patience=patience, is_cancelled=is_cancelled)

    assert remembering.items
    monkeypatch.setattr(key_store, "here", slow)
    monkeypatch.setattr(device_store, "require_allowed", lambda _backend: None)
    tasks = Tasks()
    screen = LockScreen(paths, SETTINGS, tasks)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(screen.device_button.isVisible)
    screen.device_button.click()
    qtbot.waitUntil(asked.is_set)
    screen.key.line.setText(PASSPHRASE)
    with qtbot.waitSignal(screen.unlocked) as unlocked:
        screen.unlock_button.click()
    assert unlocked.args is not None
    unlocked.args[0].vault.close()
    tasks.close()
    answer.set()
