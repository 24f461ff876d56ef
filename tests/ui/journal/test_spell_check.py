"""Spell check in the page: what is in sight alone, and a menu for the keyboard too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from companion.journal.learned_words import LearnedWords
from companion.journal.model import Page
from companion.journal.open_notebooks import OpenNotebooks
from companion.journal.spelling import Speller
from companion.paths import Paths
from companion.ui.changes import Changes
from companion.ui.journal.page_editor import PageEditor
from companion.ui.journal.paper import Sheet
from companion.ui.journal.plain_editor import PlainEditor
from companion.ui.journal.spell_check import SpellCheck, Worker
from companion.ui.recent.recent_changes import RecentChanges
from companion.vault.vault import Vault
from tests.support.immediate import ImmediateTasks
from tests.support.keys import press, type_words

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise", extend=True)


class Words:
    """A dictionary that knows short words of plain letters, and one way to mend all others."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def check(self, word: str) -> bool:
        self.asked.append(word)
        return word.lower() in {"two", "herons", "and"}

    def suggest(self, _word: str) -> list[str]:
        return ["herons", "heron"]


@pytest.fixture
def dictionary() -> Words:
    return Words()


@pytest.fixture
def sheet(qtbot: QtBot) -> PageEditor:
    page = PageEditor()
    qtbot.addWidget(page)
    page.resize(700, 500)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.text.setFocus()
    page.show_page(Page(""))
    return page


@pytest.fixture
def editor(sheet: PageEditor) -> PlainEditor:
    return sheet.text


@pytest.fixture
def check(
    editor: PlainEditor, vault: Vault, paths: Paths, tasks: ImmediateTasks, dictionary: Words
) -> Iterator[SpellCheck]:
    made = SpellCheck(
        editor,
        OpenNotebooks(vault, paths),
        Sheet,
        tasks,
        Changes(tasks),
        RecentChanges(tasks),
        own_tasks=tasks,
        worker=Worker(lambda: [dictionary]),
    )
    made.turn(on=True)
    yield made
    for popup in QApplication.topLevelWidgets():
        if isinstance(popup, QMenu):
            popup.close()


def marked(editor: PlainEditor) -> list[str]:
    return [mark.cursor.selectedText() for mark in editor.extraSelections()]


def menu() -> list[str]:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    return [action.text() for action in popup.actions()]


def choose(words: str) -> None:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    next(action for action in popup.actions() if action.text() == words).trigger()
    popup.close()


def test_unknown_words_are_underlined_after_a_pause(check: SpellCheck, editor: PlainEditor) -> None:
    type_words(editor, "two hreons and ")
    assert check._pause.isActive()
    assert marked(editor) == []
    check.check()
    assert marked(editor) == ["hreons"]


def test_the_word_one_is_writing_is_left_alone(check: SpellCheck, editor: PlainEditor) -> None:
    type_words(editor, "two hre")
    check.check()
    assert marked(editor) == []


def test_emoji_before_a_word_do_not_move_the_mark(check: SpellCheck, editor: PlainEditor) -> None:
    editor.setPlainText("🙂🙂 two hreons and")
    check.check()
    assert marked(editor) == ["hreons"]


def test_only_what_is_in_sight_is_asked_about(
    check: SpellCheck, editor: PlainEditor, dictionary: Words
) -> None:
    editor.setPlainText("first " + "two herons and " * 14_000 + "lastly")
    check.check()
    assert marked(editor) == ["first"]
    assert len(editor.seen().text) < 20_000
    assert "lastly" not in dictionary.asked
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertPlainText(" ")
    check.check()
    assert marked(editor) == ["lastly"]


def test_an_answer_about_an_earlier_text_is_dropped(
    check: SpellCheck, editor: PlainEditor, tasks: ImmediateTasks
) -> None:
    editor.setPlainText("hreons and")
    tasks.hold()
    check.check()
    editor.insertPlainText("two ")
    tasks.drain()
    assert marked(editor) == []


def test_off_it_marks_and_asks_nothing(
    check: SpellCheck, editor: PlainEditor, dictionary: Words
) -> None:
    editor.setPlainText("hreons and")
    check.check()
    check.turn(on=False)
    assert marked(editor) == []
    dictionary.asked.clear()
    editor.insertPlainText("more ")
    check.check()
    assert dictionary.asked == []
    assert not check._pause.isActive()


@pytest.mark.parametrize("way", ["shift+f10", "menu key"])
def test_the_menu_is_reached_by_keyboard(check: SpellCheck, editor: PlainEditor, way: str) -> None:
    editor.setPlainText("two hreons and")
    check.check()
    cursor = editor.textCursor()
    cursor.setPosition(6)
    editor.setTextCursor(cursor)
    if way == "shift+f10":
        press(editor, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    else:
        reason = QContextMenuEvent.Reason.Keyboard
        at = editor.cursorRect().center()
        event = QContextMenuEvent(reason, at, editor.mapToGlobal(at))
        QApplication.sendEvent(editor.viewport(), event)
    assert menu()[:3] == ["herons", "heron", "Learn “hreons”"]
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    press(popup, Qt.Key.Key_Return)
    assert editor.exact_text() == "two herons and"
    editor.undo()
    assert editor.exact_text() == "two hreons and"


@pytest.mark.parametrize("other", ["sand", "I saw them", "I saw two herons, and bread"])
def test_no_word_of_another_page_is_replaced(
    check: SpellCheck, editor: PlainEditor, other: str
) -> None:
    """Another page may come while the menu is open, or while words like it are looked for."""
    editor.setPlainText("two hreons and")
    check.check()
    cursor = editor.textCursor()
    cursor.setPosition(6)
    editor.setTextCursor(cursor)
    press(editor, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    editor.show_text(other)
    choose("herons")
    assert editor.exact_text() == other


def test_a_word_that_is_right_has_the_usual_menu(check: SpellCheck, editor: PlainEditor) -> None:
    editor.setPlainText("two hreons and")
    check.check()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    press(editor, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert "herons" not in menu()
    assert any("Paste" in words for words in menu())


def test_a_learned_word_is_kept_in_the_vault_and_can_be_forgotten(
    check: SpellCheck, editor: PlainEditor, vault: Vault
) -> None:
    editor.setPlainText("Anahí and")
    check.check()
    assert marked(editor) == ["Anahí"]
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    press(editor, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    choose("Learn “Anahí”")
    assert LearnedWords(vault).all("en") == {"anahí"}
    assert marked(editor) == []
    change = check._recent.last()
    assert change is not None
    change.turn()
    check._changes.place_changed.emit(change.place)
    assert marked(editor) == ["Anahí"]


def test_marks_of_a_search_stay_beside_it(check: SpellCheck, editor: PlainEditor) -> None:
    editor.setPlainText("two hreons and")
    editor.mark_found([(0, 3)])
    check.check()
    assert sorted(marked(editor)) == ["hreons", "two"]


def test_where_there_is_no_dictionary_that_is_told(
    qtbot: QtBot, check: SpellCheck, editor: PlainEditor
) -> None:
    with qtbot.waitSignal(check.looked) as there:
        check.look()
    assert there.args == [True]
    check._worker = Worker(list)
    with qtbot.waitSignal(check.looked) as there:
        check.look()
    assert there.args == [False]
    editor.setPlainText("hreons and")
    check.check()
    assert marked(editor) == []
    assert not Speller([]).is_there
