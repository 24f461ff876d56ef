from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.ui.unlock.choose_key import ChooseKey
from companion.vault import passphrase, suggesting
from tests.support.immediate import ImmediateTasks
from tests.support.keys import press, type_words

KEY = "four words that work"


@pytest.fixture
def page(qtbot: QtBot, tasks: ImmediateTasks) -> ChooseKey:
    made = ChooseKey(tasks)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_least_is_what_the_vault_accepts(page: ChooseKey) -> None:
    least = passphrase.LEAST_CHARACTERS
    for length, accepted in ((least - 1, False), (least, True)):
        for field in (page.fields.first, page.fields.second):
            field.line.setText("x" * length)
        assert (page.fields.problem() == "") == accepted


def test_by_keyboard_alone(qtbot: QtBot, page: ChooseKey) -> None:
    type_words(page.fields.first.line, KEY)
    press(page.fields.first.line, Qt.Key.Key_Return)
    assert page.fields.second.line.hasFocus()
    type_words(page.fields.second.line, KEY)
    with qtbot.waitSignal(page.chosen) as told:
        press(page.fields.second.line, Qt.Key.Key_Return)
    assert told.args == [KEY]
    assert page.fields.first.text == page.fields.second.text == ""
    assert not page.save_button.isEnabled()
    with qtbot.assertNotEmitted(page.chosen):
        page.submit()


def test_too_short_is_told_and_kept(qtbot: QtBot, page: ChooseKey) -> None:
    type_words(page.fields.first.line, "short")
    with qtbot.assertNotEmitted(page.chosen):
        page.submit()
    assert page.message.text == "A key needs at least 15 characters."
    assert page.fields.first.text == "short"


def test_two_that_differ_are_told_and_only_the_second_is_typed_again(
    qtbot: QtBot, page: ChooseKey
) -> None:
    type_words(page.fields.first.line, KEY)
    type_words(page.fields.second.line, KEY + "!")
    with qtbot.assertNotEmitted(page.chosen):
        page.submit()
    assert "do not match" in page.message.text
    assert page.fields.first.text == KEY
    assert page.fields.second.text == ""
    assert page.fields.second.line.hasFocus()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Four or five words that do not belong together are strong."),
        ("x" * 14, "1 more character, please."),
        ("x" * 13, "2 more characters, please."),
        ("x" * 15, "Others could guess this key. A word or two more makes it strong."),
        ("plum harbor quilt canyon", "This key is very hard to guess."),
    ],
)
def test_strength_in_words(page: ChooseKey, typed: str, words: str) -> None:
    page.fields.first.line.setText("something else")
    page.fields.first.line.setText(typed)
    assert page.fields.strength.text() == page.fields.strength.accessibleName() == words


def test_one_box_shows_both(page: ChooseKey) -> None:
    page.fields.show_box.setChecked(True)
    for field in (page.fields.first, page.fields.second):
        assert field.line.echoMode() is QLineEdit.EchoMode.Normal


def test_a_refusal_gives_everything_back(page: ChooseKey) -> None:
    page.set_busy(True)
    page.refuse("The disk is full.")
    assert page.message.text == "The disk is full."
    assert page.save_button.isEnabled()
    assert page.later.isEnabled()
    assert page.fields.first.line.hasFocus()


def test_later(qtbot: QtBot, page: ChooseKey) -> None:
    with qtbot.waitSignal(page.later_chosen):
        page.later.click()


def test_the_last_key_that_was_typed_is_the_one_that_is_judged(
    page: ChooseKey, tasks: ImmediateTasks
) -> None:
    tasks.hold()
    page.fields.first.line.setText("plum harbor quilt canyon")
    page.fields.first.line.setText("short")
    tasks.drain()
    assert page.fields.strength.text() == "10 more characters, please."


@pytest.mark.parametrize("language", ["en", "es"])
def test_suggested_words_can_be_read_and_are_typed_once_more(
    page: ChooseKey, language: str
) -> None:
    i18n.use(language)
    page.fields.second.line.setText("something")
    page.fields.suggest_button.click()
    drawn = page.fields.first.text.split()
    assert len(drawn) == suggesting.WORDS
    assert set(drawn) <= set(suggesting.words(language))
    assert page.fields.first.line.echoMode() is QLineEdit.EchoMode.Normal
    assert page.fields.second.text == ""
    assert page.fields.second.line.hasFocus()
    assert not page.fields.advice.isHidden()


def test_what_was_typed_comes_back_after_a_suggestion(page: ChooseKey) -> None:
    type_words(page.fields.first.line, KEY)
    page.fields.suggest_button.click()
    page.fields.first.line.undo()
    assert page.fields.first.text == KEY


def test_a_key_can_be_pasted(page: ChooseKey) -> None:
    QGuiApplication.clipboard().setText(KEY)
    page.fields.first.line.paste()
    assert page.fields.first.text == KEY
