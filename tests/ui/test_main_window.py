"""The one window: help above everything, settings at once, one path out."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from companion import i18n
from companion import settings as setting_files
from companion.journal.model import Page
from companion.paths import Paths
from companion.ui import theme
from companion.ui.journal.bring_in_page import BringInPage
from companion.ui.main_window import MainWindow
from companion.ui.planner.dates_page import DatesPage
from companion.ui.settings.settings_page import SettingsPage
from companion.ui.tasks import Tasks
from companion.ui.today.today_page import TodayPage
from companion.ui.unlock.recover_page import RecoverPage
from companion.ui.unlock.session import Session
from tests.support.builders import NOW, PASSPHRASE, new_vault
from tests.support.immediate import ImmediateTasks
from tests.support.keys import ALT, CONTROL, press, press_help, type_words
from tests.ui.conftest import SETTINGS, OpenWindow, let_close

REBUILDING = [{"language": "es"}, {"text_size": 150}, {"spacing": "roomy"}, {"font": "system"}]


def press_f1(widget: QWidget) -> None:
    press_help(widget)


def focused(window: MainWindow) -> QWidget | None:
    return window.focusWidget()


def assert_help_and_back(window: MainWindow, screen: QWidget) -> None:
    """F1 opens help over a screen; Esc comes back to it with the focus where it was."""
    assert window.stage.currentWidget() is screen
    before = focused(window)
    press_f1(before or window)
    assert window.help is not None
    assert window.stage.currentWidget() is window.help
    assert window.bar.help_button.isVisible()
    press_f1(window.help.finder.search)  # once more changes nothing
    assert window.stage.currentWidget() is window.help
    press(window.help.finder.search, Qt.Key.Key_Escape)
    assert window.stage.currentWidget() is screen
    assert focused(window) is before


def test_a_new_place_shows_the_first_run_and_an_old_one_the_lock_screen(
    open_window: OpenWindow, paths: Paths
) -> None:
    first = open_window()
    assert first.stage.currentWidget() is first.first_run
    new_vault(paths).close()
    second = open_window()
    assert second.stage.currentWidget() is second.lock_screen


def test_what_comes_next_is_read_off_the_window_s_thread(
    qtbot: QtBot, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once the window was painted; who types at once waits for no import."""
    read: list[threading.Thread] = []
    monkeypatch.setattr(
        "companion.ui.main_window._read_the_next", lambda: read.append(threading.current_thread())
    )
    tasks = Tasks()
    window = MainWindow(paths, SETTINGS, tasks)
    qtbot.addWidget(window, before_close_func=let_close)
    assert not read
    window.show()
    qtbot.waitUntil(lambda: bool(read))
    assert read[0] is not threading.main_thread()
    tasks.close()


def test_help_opens_from_every_step_of_the_first_run(open_window: OpenWindow) -> None:
    window = open_window()
    first = window.first_run
    assert first is not None
    first.page.editor.show_page(Page("words"), changed=True)
    for step in (first.welcome, first.page, first.key, first.end):
        first.go(step)
        assert_help_and_back(window, first)
        assert first.currentWidget() is step
    first.go(first.page)
    window.close()
    assert_help_and_back(window, window.question)


def test_help_opens_from_the_lock_and_recovery_screens(
    open_window: OpenWindow, paths: Paths
) -> None:
    new_vault(paths).close()
    window = open_window()
    assert window.lock_screen is not None
    assert_help_and_back(window, window.lock_screen)
    window.lock_screen.recovery_chosen.emit()
    page = window.stage.currentWidget()
    assert isinstance(page, RecoverPage)
    assert_help_and_back(window, page)
    page.back_chosen.emit()
    assert window.stage.currentWidget() is window.lock_screen


def test_help_opens_from_every_page_of_the_workspace(
    open_window: OpenWindow, session: Session
) -> None:
    window = open_window(session=session)
    workspace = window.workspace
    assert workspace is not None
    workspace.write.editor.text.setPlainText("half a thought")
    workspace.write.editor.text.moveCursor(QTextCursor.MoveOperation.End)
    for go in (
        workspace.settings.open,
        workspace.settings.open_change_key,
        workspace.settings.safe.open_sheet,
        workspace.settings.open_bring_in,
        workspace.open_recent,
        workspace.print_page,
        workspace.show_write,
    ):
        go()
        page = workspace.pages.currentWidget()
        assert_help_and_back(window, workspace)
        assert workspace.pages.currentWidget() is page
    assert workspace.write.editor.text.textCursor().position() == len("half a thought")


def test_help_opens_while_a_file_dialog_is_open(open_window: OpenWindow, session: Session) -> None:
    window = open_window(session=session)
    assert window.workspace is not None
    window.workspace.settings.open_bring_in()
    assert isinstance(window.workspace.side, BringInPage)
    window.workspace.side.file_button.click()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.isVisible()
    press_f1(dialog)
    assert window.stage.currentWidget() is window.help
    assert not isValid(dialog) or not dialog.isVisible()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_help_opens_while_a_list_of_choices_is_open(
    open_window: OpenWindow, session: Session
) -> None:
    window = open_window(session=session)
    assert window.workspace is not None
    window.workspace.settings.open()
    assert isinstance(window.workspace.side, SettingsPage)
    window.workspace.side.look.theme.showPopup()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    press_f1(window)
    assert window.stage.currentWidget() is window.help
    assert not popup.isVisible()


@pytest.mark.parametrize("state", ["missing", "damaged", "read-only"])
def test_help_needs_no_vault(open_window: OpenWindow, paths: Paths, state: str) -> None:
    new_vault(paths).close()
    if state == "missing":
        for file in paths.vault.iterdir():
            file.unlink()
    elif state == "damaged":
        for file in paths.vault.iterdir():
            file.write_bytes(b"\0" * 100)
    else:
        paths.vault.chmod(0o500)
    window = open_window()
    press_f1(window)
    assert window.help is not None
    assert window.help._lines_column.count() >= 2
    paths.vault.chmod(0o700)


@pytest.mark.usefixtures("no_assets")
def test_help_without_its_data_shows_the_last_resort(open_window: OpenWindow) -> None:
    window = open_window()
    press_f1(window)
    assert window.help is not None
    assert window.desk.directory.is_last_resort
    assert window.help._lines_column.count() >= 2
    assert "911" in window.help.danger.text()


def test_nobody_is_taken_away_from_help_when_the_journal_opens(
    open_window: OpenWindow, paths: Paths, tasks: ImmediateTasks
) -> None:
    new_vault(paths).close()
    window = open_window()
    assert window.lock_screen is not None
    tasks.hold()
    window.lock_screen.key.line.setText(PASSPHRASE)
    window.lock_screen.unlock()
    press_f1(window)
    tasks.drain()
    assert window.workspace is not None
    assert window.stage.currentWidget() is window.help
    assert window.bar.hide_button.isVisible()
    assert window.help is not None
    press(window.help.finder.search, Qt.Key.Key_Escape)
    assert window.stage.currentWidget() is window.workspace


def test_hide_now_is_there_only_when_there_is_something_to_hide(
    open_window: OpenWindow, session: Session
) -> None:
    assert not open_window().bar.hide_button.isVisible()
    assert open_window(session=session).bar.hide_button.isVisible()


def test_hide_now_from_beside_the_clock_puts_the_lock_screen_out_of_sight(
    open_window: OpenWindow,
) -> None:
    window = open_window()
    window.hide_now()
    assert window.isMinimized()
    assert not window.ending.restart


def test_the_title_never_holds_words_of_a_page(open_window: OpenWindow, session: Session) -> None:
    session.journal.write(Page("Secret text", "Secret title"), now=NOW)
    window = open_window(session=session)
    assert window.workspace is not None
    window.workspace.write.list.entry_chosen.emit(session.journal.newest()[0].id)
    assert window.workspace.write.editor.title.text() == "Secret title"
    assert window.windowTitle() == "Companion"


def test_keys_that_mean_the_same_everywhere(
    qtbot: QtBot, open_window: OpenWindow, session: Session
) -> None:
    window = open_window(session=session)
    workspace = window.workspace
    assert workspace is not None
    type_words(workspace.write.editor.text, "one")
    press(workspace.write.editor.text, Qt.Key.Key_S, CONTROL)
    assert [entry.title for entry in session.journal.newest()] == [""]
    press(workspace.write.editor.text, Qt.Key.Key_N, CONTROL)
    assert workspace.write.editor.page().text == ""
    press(workspace.write.editor.text, Qt.Key.Key_F, CONTROL)
    assert window.focusWidget() is workspace.write.list.search
    number = len(workspace.rail.group.buttons())
    press(workspace.write.editor.text, Qt.Key(Qt.Key.Key_0.value + number), ALT)
    qtbot.waitUntil(lambda: isinstance(workspace.pages.currentWidget(), SettingsPage))
    press(workspace, Qt.Key.Key_1, ALT)
    qtbot.waitUntil(lambda: isinstance(workspace.side, TodayPage))
    press(workspace, Qt.Key.Key_3, ALT)
    qtbot.waitUntil(lambda: isinstance(workspace.side, DatesPage))
    press(workspace, Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: workspace.pages.currentWidget() is workspace.write)


# Settings


@pytest.mark.parametrize("change", REBUILDING, ids=str)
def test_other_settings_lose_no_words_of_the_first_page(
    open_window: OpenWindow, paths: Paths, change: dict[str, object]
) -> None:
    window = open_window()
    assert window.first_run is not None
    former = window.first_run
    former.go(former.page)
    former.page.editor.text.setPlainText("words in\u00a0memory")
    former.page.editor.title.setText("A title")
    chosen = replace(SETTINGS, **change)  # type: ignore[arg-type]
    window.change_settings(chosen)
    assert window.first_run is not former
    page = window.first_run.words()
    assert (page.text, page.title) == ("words in\u00a0memory", "A title")
    assert window.first_run.has_unsaved_words
    assert window.first_run.currentWidget() is window.first_run.page
    assert setting_files.load(paths.settings) == chosen


def test_another_theme_leaves_page_and_caret_alone(
    open_window: OpenWindow, session: Session
) -> None:
    window = open_window(session=session)
    workspace = window.workspace
    assert workspace is not None
    text = workspace.write.editor.text
    type_words(text, "half a thought")
    text.moveCursor(QTextCursor.MoveOperation.Left)
    window.change_settings(replace(SETTINGS, theme="night"))
    assert window.workspace is workspace
    assert window.focusWidget() is text
    assert text.textCursor().position() == len("half a though")
    assert text.document().isUndoAvailable()
    assert theme.in_use().key == "night"


@pytest.mark.parametrize("change", REBUILDING, ids=str)
def test_other_settings_lose_no_words_of_the_journal(
    open_window: OpenWindow, session: Session, change: dict[str, object]
) -> None:
    entry = session.journal.write(Page("first"), now=NOW)
    window = open_window(session=session)
    former = window.workspace
    assert former is not None
    former.write.list.entry_chosen.emit(entry.id)
    former.write.editor.text.setPlainText("first, and more")
    former.settings.open()
    window.change_settings(replace(SETTINGS, **change))  # type: ignore[arg-type]
    workspace = window.workspace
    assert workspace is not None
    assert workspace is not former
    assert isinstance(workspace.side, SettingsPage)
    assert workspace.write.editor.page().text == "first, and more"
    assert workspace.write.editor.is_changed
    workspace.write.save()
    assert session.journal.read(entry.id).page.text == "first, and more"
    assert len(session.journal.newest()) == 1


def test_a_save_under_way_and_another_language_make_one_page(
    open_window: OpenWindow, session: Session, tasks: ImmediateTasks
) -> None:
    window = open_window(session=session)
    assert window.workspace is not None
    window.workspace.write.editor.text.setPlainText("one")
    tasks.hold()
    window.workspace.write.save()
    window.change_settings(replace(SETTINGS, language="es"))
    tasks.drain()
    window.workspace.write.save()
    assert len(session.journal.newest()) == 1
    assert session.journal.drafts() == []


def test_other_settings_while_it_is_opened_lock_nobody_out(
    open_window: OpenWindow, paths: Paths, tasks: ImmediateTasks
) -> None:
    """The answer was for a screen that was gone: the vault was open, and nobody had it."""
    new_vault(paths).close()
    window = open_window()
    assert window.lock_screen is not None
    tasks.hold()
    window.lock_screen.key.line.setText(PASSPHRASE)
    window.lock_screen.unlock()
    window.run("larger")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    tasks.drain()
    assert window.workspace is not None
    assert window.appearance.settings.text_size > 100
    assert window.stage.currentWidget() is window.workspace


def test_other_settings_while_the_first_page_is_saved_lose_no_answer(
    open_window: OpenWindow, tasks: ImmediateTasks
) -> None:
    window = open_window()
    first = window.first_run
    assert first is not None
    first.go(first.page)
    first.page.editor.text.setPlainText("words")
    first.go(first.key)
    first.key.fields.first.line.setText(PASSPHRASE)
    first.key.fields.second.line.setText(PASSPHRASE)
    tasks.hold()
    first.key.submit()
    window.run("larger")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    tasks.drain()
    assert window.workspace is not None
    assert len(window.workspace.session.journal.newest()) == 1


def test_another_language_reaches_every_screen(open_window: OpenWindow) -> None:
    window = open_window()
    window.change_settings(replace(SETTINGS, language="es"))
    assert i18n.language() == "es"
    assert window.first_run is not None
    assert window.first_run.welcome.look.language.currentData() == "es"


def test_the_country_of_help_outlives_a_change_of_theme(
    open_window: OpenWindow, paths: Paths, session: Session
) -> None:
    window = open_window(session=session)
    window.open_help()
    assert window.help is not None
    window.help.country.setCurrentIndex(window.help.country.findData("MX"))
    window.help.country.activated.emit(0)
    window.close_help()
    assert window.workspace is not None
    window.workspace.settings.open()
    assert isinstance(window.workspace.side, SettingsPage)
    window.workspace.side.look.theme.setCurrentIndex(2)
    window.workspace.side.look.theme.activated.emit(2)
    assert setting_files.load(paths.settings).country == "MX"
    window.open_help()
    assert window.help.country.currentData() == "MX"


def test_a_place_that_cannot_be_written_keeps_the_choice_for_now(
    open_window: OpenWindow, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    from companion.errors import FolderNotWritable

    def refuse(file: Path, _settings: object) -> None:
        raise FolderNotWritable(file)

    monkeypatch.setattr(setting_files, "save", refuse)
    window = open_window()
    window.change_settings(replace(SETTINGS, text_size=150))
    assert QApplication.font().pixelSize() == 24
    assert not paths.settings.exists()


# Leaving


def test_nothing_written_nothing_asked(open_window: OpenWindow, quits: list[str]) -> None:
    window = open_window()
    window.close()
    assert quits == ["quit"]


def test_closing_asks_what_to_do_with_a_page_that_was_never_saved(
    open_window: OpenWindow, quits: list[str]
) -> None:
    window = open_window()
    first = window.first_run
    assert first is not None
    first.go(first.page)
    first.page.editor.text.setPlainText("words")
    window.close()
    assert window.isVisible()
    assert window.stage.currentWidget() is window.question
    window.question.back_chosen.emit()
    assert window.stage.currentWidget() is first
    window.close()
    window.question.save_chosen.emit()
    assert first.currentWidget() is first.key
    window.close()
    window.question.discard_chosen.emit()
    assert quits == ["quit"]


def test_words_thrown_away_after_they_were_saved_still_lock_the_vault(
    open_window: OpenWindow, quits: list[str], tasks: ImmediateTasks, paths: Paths
) -> None:
    window = open_window()
    first = window.first_run
    assert first is not None
    first.go(first.page)
    first.page.editor.text.setPlainText("words")
    first.go(first.key)
    first.key.fields.first.line.setText(PASSPHRASE)
    first.key.fields.second.line.setText(PASSPHRASE)
    tasks.hold()
    first.key.submit()
    window.close()
    assert window.stage.currentWidget() is window.question
    tasks.drain()
    window.question.discard_chosen.emit()
    assert quits == ["quit"]
    assert not (paths.vault / "journal.1.db-wal").exists()


def test_something_nobody_foresaw_is_told_calmly(
    qtbot: QtBot, open_window: OpenWindow, session: Session
) -> None:
    window = open_window(session=session)
    window.tell_unexpected(RuntimeError("secret"))
    workspace = window.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: "Your words are safe" in workspace.message.text)
    assert "secret" not in workspace.message.text


def test_enter_presses_the_button_that_has_the_focus(open_window: OpenWindow) -> None:
    window = open_window()
    press(window.bar.help_button, Qt.Key.Key_Return)
    assert window.stage.currentWidget() is window.help
    assert all(not button.autoDefault() for button in window.findChildren(QPushButton))
