from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from companion.paths import Paths
from companion.ui.settings.change_key import ChangeKey
from companion.vault.vault import Vault
from tests.support.builders import PASSPHRASE
from tests.support.immediate import ImmediateTasks
from tests.support.keys import press

NEW = "another key that is long"


@pytest.fixture
def page(qtbot: QtBot, vault: Vault, tasks: ImmediateTasks) -> ChangeKey:
    made = ChangeKey(vault, tasks)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def fill(page: ChangeKey, old: str = PASSPHRASE, new: str = NEW) -> None:
    page.old.line.setText(old)
    page.fields.first.line.setText(new)
    page.fields.second.line.setText(new)


def empty(page: ChangeKey) -> bool:
    return not (page.old.text or page.fields.first.text or page.fields.second.text)


def test_the_new_key_opens_it_from_now_on(
    qtbot: QtBot, page: ChangeKey, vault: Vault, paths: Paths
) -> None:
    fill(page)
    with qtbot.waitSignal(page.done) as told:
        press(page.fields.second.line, Qt.Key.Key_Return)
    assert told.args == ["Your new key is set. It was tried and it opens the journal."]
    assert empty(page)
    assert page.change_button.isEnabled()
    assert page.message.text == ""
    vault.close()
    Vault.unlock(paths, NEW).close()


def test_a_wrong_old_key_is_told(qtbot: QtBot, page: ChangeKey) -> None:
    fill(page, old="not the right words")
    with qtbot.assertNotEmitted(page.done):
        page.change_button.click()
    assert "That did not match" in page.message.text
    assert page.old.text == ""
    assert page.fields.first.text == NEW
    assert page.old.line.hasFocus()
    assert page.change_button.isEnabled()


def test_a_second_press_waits_for_the_first(
    qtbot: QtBot, page: ChangeKey, tasks: ImmediateTasks
) -> None:
    fill(page)
    tasks.hold()
    page.change_button.click()
    page.fields.submitted.emit()
    with qtbot.waitSignal(page.done):
        tasks.drain()


def test_too_short_is_told_before_anything_is_tried(page: ChangeKey) -> None:
    fill(page, new="short")
    page.change_button.click()
    assert "at least 15" in page.message.text
    assert page.old.text == PASSPHRASE


def test_one_box_shows_all_three(page: ChangeKey) -> None:
    page.fields.show_box.setChecked(True)
    for field in (page.old, page.fields.first, page.fields.second):
        assert field.line.echoMode() is QLineEdit.EchoMode.Normal


def test_back_leaves_no_key_behind(qtbot: QtBot, page: ChangeKey) -> None:
    fill(page, new="short")
    page.change_button.click()
    with qtbot.waitSignal(page.done) as told:
        page.back.click()
    assert told.args == [""]
    assert empty(page)
    assert page.message.text == ""


def test_suggested_words_show_the_new_key_and_not_the_old(page: ChangeKey) -> None:
    page.fields.suggest_button.click()
    assert page.fields.first.line.echoMode() is QLineEdit.EchoMode.Normal
    assert page.old.line.echoMode() is QLineEdit.EchoMode.Password
