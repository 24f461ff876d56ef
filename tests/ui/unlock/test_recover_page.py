from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from companion.errors import SharesDoNotMatch
from companion.paths import Paths
from companion.ui.unlock.recover_page import RecoverPage
from companion.ui.unlock.session import Session
from companion.vault.shares import issue
from companion.vault.vault import Vault
from companion.wording import explain
from tests.support.builders import PASSPHRASE, new_vault
from tests.support.immediate import ImmediateTasks
from tests.support.keys import press

NEW = "another key that is long"


@pytest.fixture
def code(paths: Paths) -> str:
    vault = new_vault(paths)
    made = vault.new_recovery_code(PASSPHRASE)
    vault.close()
    return made


@pytest.fixture
def page(qtbot: QtBot, paths: Paths, tasks: ImmediateTasks) -> RecoverPage:
    made = RecoverPage(paths, tasks)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(page: RecoverPage, code: str, new: str = NEW) -> None:
    page.code.line.setText(code)
    page.fields.first.line.setText(new)
    page.fields.second.line.setText(new)


def test_the_code_can_be_seen_while_it_is_typed(page: RecoverPage) -> None:
    assert page.code.line.echoMode() is QLineEdit.EchoMode.Normal
    assert page.code.line.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_the_code_opens_the_journal_and_sets_the_key(page: RecoverPage, code: str) -> None:
    opened: list[Session] = []
    page.unlocked.connect(opened.append)
    fill(page, code.lower().replace(" ", "").replace("-", ""))
    press(page.fields.second.line, Qt.Key.Key_Return)
    opened[0].vault.close()
    assert (page.code.text, page.fields.first.text, page.fields.second.text) == ("", "", "")


def test_a_slip_is_told_and_everything_stays_to_be_mended(
    qtbot: QtBot, page: RecoverPage, code: str
) -> None:
    wrong = "2" if code[0] != "2" else "3"
    fill(page, wrong + code[1:])
    with qtbot.assertNotEmitted(page.unlocked):
        page.open_button.click()
    assert "slip" in page.message.text
    assert page.code.text == wrong + code[1:]
    assert page.fields.first.text == NEW
    assert page.open_button.isEnabled()


@pytest.mark.usefixtures("code")
def test_a_new_key_that_is_too_short_is_told_before_anything_is_tried(
    page: RecoverPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.ui.unlock.session.recover", pytest.fail)
    fill(page, "whatever", "short")
    page.open_button.click()
    assert "at least 15" in page.message.text


def test_the_code_of_an_older_sheet_is_told_apart(
    page: RecoverPage, paths: Paths, code: str
) -> None:
    vault = Vault.unlock(paths, PASSPHRASE)
    vault.new_recovery_code(PASSPHRASE)
    vault.close()
    fill(page, code)
    page.open_button.click()
    assert "older sheet" in page.message.text


@pytest.fixture
def shares(paths: Paths) -> tuple[str, ...]:
    vault = new_vault(paths)
    made = issue(vault, PASSPHRASE)
    vault.close()
    return tuple(share.text for share in made)


@pytest.fixture
def by_shares(qtbot: QtBot, paths: Paths, tasks: ImmediateTasks) -> RecoverPage:
    made = RecoverPage(paths, tasks, by_shares=True)
    qtbot.addWidget(made)
    made.show()
    return made


def fill_two(page: RecoverPage, one: str, another: str) -> None:
    fill(page, one)
    page.codes[1].line.setText(another)


def test_two_sheets_open_the_journal_and_set_the_key(
    by_shares: RecoverPage, shares: tuple[str, ...], paths: Paths
) -> None:
    opened: list[Session] = []
    by_shares.unlocked.connect(opened.append)
    fill_two(by_shares, shares[2], shares[0].lower())
    by_shares.open_button.click()
    opened[0].vault.close()
    assert [code.text for code in by_shares.codes] == ["", ""]
    Vault.unlock(paths, NEW).close()


def test_the_same_sheet_twice_opens_nothing(
    qtbot: QtBot, by_shares: RecoverPage, shares: tuple[str, ...]
) -> None:
    fill_two(by_shares, shares[0], shares[0])
    with qtbot.assertNotEmitted(by_shares.unlocked):
        by_shares.open_button.click()
    assert by_shares.message.text == str(explain(SharesDoNotMatch()))


def test_back(qtbot: QtBot, page: RecoverPage) -> None:
    button = next(
        each for each in page.findChildren(type(page.open_button)) if each.text() == "Back"
    )
    with qtbot.waitSignal(page.back_chosen):
        button.click()


def test_while_it_opens_there_is_no_way_back(
    page: RecoverPage, code: str, tasks: ImmediateTasks
) -> None:
    """The answer would find nobody: a vault that is open, behind a lock screen."""
    opened: list[Session] = []
    page.unlocked.connect(opened.append)
    fill(page, "2" if code[0] != "2" else "3")
    page.open_button.click()
    assert page.back.isEnabled()
    fill(page, code)
    tasks.hold()
    page.open_button.click()
    assert not page.back.isEnabled()
    tasks.drain()
    opened[0].vault.close()
