"""Locking: blank first, then the words into the vault, then the vault shut, then the end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from companion.clock import now
from companion.errors import DiskFull, VaultLocked
from companion.journal.service import Journal
from companion.paths import Paths
from companion.planner.model import HardDate
from companion.planner.recurrence.rules import Once
from companion.ui.journal.bring_in_page import BringInPage
from companion.ui.locking import Locking
from companion.ui.main_window import Ending, MainWindow
from companion.ui.planner.plan_page import PlanPage
from companion.ui.reason import Reason
from companion.ui.unlock import session as sessions
from companion.ui.unlock.session import Session
from companion.vault.vault import Vault
from tests.support.builders import PASSPHRASE
from tests.support.immediate import ImmediateTasks
from tests.support.keys import type_words
from tests.ui.conftest import OpenWindow

WAYS = {
    "lock": (MainWindow.lock, Ending(restart=True, notice="locked")),
    "hide": (MainWindow.hide_now, Ending(restart=True, notice="hidden")),
    "quit": (MainWindow.close, Ending()),
}


def write(window: MainWindow, text: str) -> None:
    assert window.workspace is not None
    type_words(window.workspace.write.editor.text, text)


def full(*_arguments: object, **_named: object) -> None:
    raise DiskFull


@pytest.mark.parametrize("way", WAYS)
def test_every_way_out_keeps_the_words_and_shuts_the_vault(
    open_window: OpenWindow,
    session: Session,
    paths: Paths,
    quits: list[str],
    monkeypatch: pytest.MonkeyPatch,
    way: str,
) -> None:
    happened: list[str] = []
    for owner, name in ((Journal, "keep_draft"), (Vault, "close")):
        original = getattr(owner, name)

        def noted(*words: object, _name: str = name, _original: object = original) -> object:
            happened.append(_name)
            return _original(*words)  # type: ignore[operator]

        monkeypatch.setattr(owner, name, noted)
    window = open_window(session=session)
    write(window, "half a thought")
    leave, ending = WAYS[way]
    leave(window)
    assert happened[:2] == ["keep_draft", "close"]
    assert quits == ["quit"]
    assert window.ending == ending
    assert window.workspace is not None
    assert window.workspace.write.editor.page().text == ""
    with pytest.raises(VaultLocked):
        session.journal.newest()
    again = sessions.unlock(paths, PASSPHRASE)
    assert [draft.page.text for draft in again.journal.drafts()] == ["half a thought"]
    again.vault.close()


@pytest.mark.parametrize("way", WAYS)
def test_words_that_cannot_be_kept_keep_the_vault_open_and_the_page_hidden(
    open_window: OpenWindow,
    session: Session,
    quits: list[str],
    monkeypatch: pytest.MonkeyPatch,
    way: str,
) -> None:
    window = open_window(session=session)
    write(window, "half a thought")
    with monkeypatch.context() as patched:
        patched.setattr(Journal, "keep_draft", full)
        WAYS[way][0](window)
    assert quits == []
    assert window.stage.currentWidget() is window.blank
    assert window.workspace is not None
    assert not window.workspace.isVisible()
    assert window.blank._words.text().startswith("It could not be locked")
    assert "The disk is full" in window.blank._words.text()
    assert session.journal.newest() == []  # open still
    window.blank._back.click()
    assert window.stage.currentWidget() is window.workspace
    assert window.workspace.write.editor.page().text == "half a thought"
    window.lock()
    assert quits == ["quit"]


def test_hide_now_blanks_before_anything_else(
    open_window: OpenWindow, session: Session, tasks: ImmediateTasks
) -> None:
    window = open_window(session=session)
    write(window, "half a thought")
    tasks.hold()  # a worker that is busy for a long time
    window.hide_now()
    assert window.stage.currentWidget() is window.blank
    assert not window.blank._words.isVisible()
    assert not window.blank._back.isVisible()
    assert all(not editor.isVisible() for editor in window.findChildren(QPlainTextEdit))
    assert window.isMinimized()
    assert window.ending == Ending()
    tasks.drain()
    assert window.ending == Ending(restart=True, notice="hidden")


def test_an_open_dialog_is_closed(open_window: OpenWindow, session: Session) -> None:
    window = open_window(session=session)
    assert window.workspace is not None
    window.workspace.settings.open_bring_in()
    assert isinstance(window.workspace.side, BringInPage)
    window.workspace.side.file_button.click()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    window.lock()
    assert not dialog.isVisible()


def test_saving_and_hiding_at_once_leaves_one_page_and_no_draft(
    open_window: OpenWindow, session: Session, tasks: ImmediateTasks, paths: Paths
) -> None:
    window = open_window(session=session)
    write(window, "words")
    assert window.workspace is not None
    tasks.hold()
    window.workspace.write.save()
    window.hide_now()
    tasks.drain()
    again = sessions.unlock(paths, PASSPHRASE)
    assert len(again.journal.newest()) == 1
    assert again.journal.drafts() == []
    again.vault.close()


def test_locking_twice_locks_once(
    open_window: OpenWindow, session: Session, tasks: ImmediateTasks, quits: list[str]
) -> None:
    window = open_window(session=session)
    tasks.hold()
    window.hide_now()
    window.lock()
    window.close()
    tasks.drain()
    assert quits == ["quit"]
    assert window.ending.notice == "hidden"


def test_bringing_in_is_stopped(
    open_window: OpenWindow, session: Session, tasks: ImmediateTasks, paths: Paths
) -> None:
    notes = paths.data.parent / "notes"
    notes.mkdir(parents=True)
    (notes / "2024-01-31.md").write_text("Two herons.")
    window = open_window(session=session)
    assert window.workspace is not None
    window.workspace.settings.open_bring_in()
    page = window.workspace.side
    assert isinstance(page, BringInPage)
    page.path.setText(str(notes))
    page._bring()
    tasks.hold()
    window.lock()
    tasks.drain()
    again = sessions.unlock(paths, PASSPHRASE)
    assert again.journal.newest() == []
    again.vault.close()


def test_a_vault_that_does_not_close_still_ends_it(
    open_window: OpenWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(session=session)
    assert window.workspace is not None
    with monkeypatch.context() as patched:
        patched.setattr(Vault, "close", full)
        parent = QObject()
        locking = Locking(window.workspace, window._tasks, parent)
        told: list[Reason] = []
        locking.locked.connect(told.append)
        locking.start(Reason.LOCKED)
    assert told == [Reason.LOCKED]


def test_what_was_typed_in_a_plan_is_in_the_vault_before_it_is_shut(
    open_window: OpenWindow, session: Session, paths: Paths
) -> None:
    moment = now()
    value = HardDate("Ana's day", rule=Once(moment.date() + timedelta(10)))
    saved = session.planner.save(value, now=moment)
    window = open_window(session=session)
    assert window.workspace is not None
    window.workspace.dates.open_plan(saved.id)
    page = window.workspace.side
    assert isinstance(page, PlanPage)
    type_words(page.lines[0].widget, "At home")
    window.hide_now()
    opened = sessions.unlock(paths, PASSPHRASE)
    plan = opened.plans.of(saved.id, moment.date() + timedelta(10))
    opened.vault.close()
    assert plan is not None
    assert plan.value.answers["bare_minimum.where"] == "At home"
