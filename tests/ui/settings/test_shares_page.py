from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.paths import Paths
from companion.ui.settings.shares_page import SharesPage
from companion.vault import shares
from companion.vault.vault import Vault
from tests.support.builders import PASSPHRASE
from tests.support.immediate import ImmediateTasks
from tests.support.keys import press


@pytest.fixture
def page(qtbot: QtBot, vault: Vault, tasks: ImmediateTasks) -> SharesPage:
    made = SharesPage(vault, tasks)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def make(page: SharesPage, key: str = PASSPHRASE) -> None:
    page.key.line.setText(key)
    press(page.key.line, Qt.Key.Key_Return)


def test_any_two_of_the_three_open_the_journal(page: SharesPage, paths: Paths) -> None:
    make(page)
    one, two, three = page.shown_codes
    for pair in ((one, two), (two, three), (three, one)):
        shares.prove(paths.vault, pair)


def test_each_sheet_is_printed_by_itself(page: SharesPage) -> None:
    make(page)
    printed: list[str] = []
    page.preview_chosen.connect(lambda sheet: printed.append(sheet.qr))
    for button in page.print_buttons:
        button.click()
    assert tuple(printed) == page.shown_codes


def test_a_wrong_key_makes_nothing(page: SharesPage, vault: Vault) -> None:
    make(page, "not the right words")
    assert "That did not match" in page.message.text
    assert page.shown_codes == ()
    assert "shares" not in vault.info.slots
    assert page.key.line.hasFocus()


def test_it_stays_while_its_codes_are_on_the_screen(qtbot: QtBot, page: SharesPage) -> None:
    busy = [page.is_busy]
    make(page)
    busy.append(page.is_busy)
    with qtbot.waitSignal(page.done):
        page.back.click()
    assert [*busy, page.is_busy] == [False, True, False]
    assert page.shown_codes == ()


def test_who_has_sheets_is_told_that_they_will_stop_working(
    qtbot: QtBot, vault: Vault, tasks: ImmediateTasks
) -> None:
    shares.issue(vault, PASSPHRASE)
    page = SharesPage(vault, tasks)
    qtbot.addWidget(page)
    words = [label.text() for label in page.findChildren(type(page.advice))]
    assert any("stop working" in each for each in words)
