from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.paths import Paths
from companion.ui.settings.try_sheet_page import TrySheetPage
from companion.vault.vault import Vault
from tests.support.builders import PASSPHRASE, fingerprints
from tests.support.immediate import ImmediateTasks
from tests.support.keys import press


@pytest.fixture
def code(vault: Vault) -> str:
    return vault.new_recovery_code(PASSPHRASE)


@pytest.fixture
def page(qtbot: QtBot, paths: Paths, tasks: ImmediateTasks) -> TrySheetPage:
    made = TrySheetPage(paths, tasks)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_good_sheet_is_proven_and_nothing_changes(
    page: TrySheetPage, code: str, paths: Paths
) -> None:
    before = fingerprints(paths.vault)
    page.code.line.setText(code.lower())
    press(page.code.line, Qt.Key.Key_Return)
    assert "opens your journal" in page.message.text
    assert page.code.text == ""
    assert fingerprints(paths.vault) == before


def test_the_code_of_an_older_sheet_is_told(page: TrySheetPage, code: str, vault: Vault) -> None:
    vault.new_recovery_code(PASSPHRASE)
    page.code.line.setText(code)
    page.try_button.click()
    assert "older sheet" in page.message.text
    assert page.code.text == code
    assert page.try_button.isEnabled()


def test_an_empty_field_tries_nothing(page: TrySheetPage) -> None:
    page.try_button.click()
    assert page.message.text == ""


def test_back_leaves_no_code_behind(qtbot: QtBot, page: TrySheetPage) -> None:
    page.code.line.setText("half a code")
    with qtbot.waitSignal(page.closed):
        page.back.click()
    assert page.code.text == ""
