"""From a fresh machine to a saved page: Enter, type, Ctrl+S, key, Tab, key, Enter, Enter."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.errors import DiskFull, FolderNotWritable, PassphraseTooCommon
from companion.journal.model import Page
from companion.paths import Paths
from companion.ui.first_run import FirstRun
from companion.ui.journal.elsewhere_page import ElsewherePage
from companion.ui.settings.recovery_sheet import RecoverySheet
from companion.ui.unlock import session
from companion.vault import presence
from tests.support.immediate import ImmediateTasks
from tests.support.keys import CONTROL, press, type_words
from tests.ui.conftest import SETTINGS, OpenWindow

KEY = "four words that work"


@pytest.fixture
def first(qtbot: QtBot, paths: Paths, tasks: ImmediateTasks) -> FirstRun:
    made = FirstRun(paths, SETTINGS, tasks)
    qtbot.addWidget(made)
    made.show()
    return made


def fill_key(first: FirstRun) -> None:
    first.key.fields.first.line.setText(KEY)
    first.key.fields.second.line.setText(KEY)


def test_the_whole_way_by_keyboard_alone(open_window: OpenWindow, paths: Paths) -> None:
    window = open_window()
    first = window.first_run
    assert first is not None
    assert first.welcome.start.hasFocus()
    press(first.welcome.start, Qt.Key.Key_Return)
    assert first.page.editor.text.hasFocus()
    type_words(first.page.editor.text, "The herons came back.")
    assert not presence.exists(paths)
    press(first.page.editor.text, Qt.Key.Key_S, CONTROL)
    assert first.key.fields.first.line.hasFocus()
    type_words(first.key.fields.first.line, KEY)
    press(first.key.fields.first.line, Qt.Key.Key_Tab)
    assert first.key.fields.second.line.hasFocus()
    type_words(first.key.fields.second.line, KEY)
    press(first.key.fields.second.line, Qt.Key.Key_Return)
    assert first.currentWidget() is first.end
    assert first.end.later.hasFocus()
    assert window.bar.hide_button.isVisible()
    press(first.end.later, Qt.Key.Key_Return)
    assert window.workspace is not None
    assert window.stage.currentWidget() is window.workspace
    assert window.first_run is None
    (entry,) = window.workspace.session.journal.newest()
    text = window.workspace.session.journal.read(entry.id).page.text
    assert text == "The herons came back."


def test_a_sheet_can_be_made_at_once(open_window: OpenWindow) -> None:
    window = open_window()
    first = window.first_run
    assert first is not None
    first.page.editor.show_page(Page("words"), changed=True)
    fill_key(first)
    first.go(first.key)
    first.save()
    first.end.sheet_chosen.emit()
    assert window.workspace is not None
    assert isinstance(window.workspace.side, RecoverySheet)


def test_until_it_is_saved_nothing_is_on_the_disk(first: FirstRun, paths: Paths) -> None:
    first.welcome.start_chosen.emit()
    type_words(first.page.editor.text, "words")
    assert first.has_unsaved_words
    assert not paths.data.exists()


def test_later_goes_back_to_the_page(first: FirstRun) -> None:
    first.go(first.page)
    type_words(first.page.editor.text, "words")
    first.save()
    assert first.currentWidget() is first.key
    first.key.later.click()
    assert first.currentWidget() is first.page
    assert first.words().text == "words"


def test_a_disk_that_is_full_loses_no_words(
    first: FirstRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFull

    first.go(first.page)
    type_words(first.page.editor.text, "words")
    first.save()
    fill_key(first)
    with monkeypatch.context() as patched:
        patched.setattr(session, "first_save", full)
        first.save()
    assert "The disk is full" in first.key.message.text
    assert first.words().text == "words"
    assert first.has_unsaved_words
    fill_key(first)
    first.save()
    assert first.currentWidget() is first.end
    assert not first.has_unsaved_words


@pytest.mark.parametrize("cause", [DiskFull(), FolderNotWritable(Path("/gone"))], ids=type)
def test_where_no_journal_can_be_made_the_words_can_go_somewhere_else(
    first: FirstRun, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cause: Exception
) -> None:
    def refused(*_arguments: object) -> None:
        raise cause

    first.go(first.page)
    type_words(first.page.editor.text, "half a thought")
    first.save()
    fill_key(first)
    with monkeypatch.context() as patched:
        patched.setattr(session, "first_save", refused)
        first.save()
    button = first.key.message._button
    assert button.isVisible()
    assert button.text() == "Save somewhere else"
    press(button, Qt.Key.Key_Return)
    elsewhere = first.currentWidget()
    assert isinstance(elsewhere, ElsewherePage)
    elsewhere.path.setText(str(tmp_path / "page.txt"))
    elsewhere.save_button.click()
    assert (tmp_path / "page.txt").read_text() == "half a thought"
    assert first.has_unsaved_words
    elsewhere.back.click()
    assert first.currentWidget() is first.page
    assert first.words().text == "half a thought"
    first.save()
    assert first.key.message.text == ""
    fill_key(first)
    first.save()
    assert first.currentWidget() is first.end


def test_a_key_that_is_refused_offers_no_other_place(
    first: FirstRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object) -> None:
        raise PassphraseTooCommon

    first.go(first.page)
    type_words(first.page.editor.text, "words")
    first.save()
    fill_key(first)
    monkeypatch.setattr(session, "first_save", refused)
    first.save()
    assert first.key.message.text
    assert not first.key.message._button.isVisible()


def test_a_saved_page_is_not_held_any_more(qtbot: QtBot, first: FirstRun) -> None:
    first.go(first.page)
    type_words(first.page.editor.text, "words")
    first.save()
    fill_key(first)
    with qtbot.waitSignal(first.saved) as told:
        first.save()
    assert told.args is not None
    told.args[0].vault.close()
    assert first.words() == Page("")
    assert not first.page.editor.text.document().isUndoAvailable()


def test_setting_up_later_ends_it(open_window: OpenWindow, quits: list[str]) -> None:
    window = open_window()
    assert window.first_run is not None
    window.first_run.welcome.later_chosen.emit()
    assert quits == ["quit"]
