"""The recovery sheet: a code on the screen, on paper, or in a file that tells nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.paths import Paths
from companion.ui.printing.document import Paper
from companion.ui.settings.recovery_sheet import RecoverySheet, sheet
from companion.vault.vault import Vault
from tests.support.barcodes import read_image
from tests.support.builders import PASSPHRASE
from tests.support.immediate import ImmediateTasks
from tests.support.keys import press

CODE = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ23-4567"


@pytest.fixture
def page(qtbot: QtBot, vault: Vault, tasks: ImmediateTasks) -> RecoverySheet:
    made = RecoverySheet(vault, tasks)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def make(page: RecoverySheet, key: str = PASSPHRASE) -> None:
    page.key.line.setText(key)
    press(page.key.line, Qt.Key.Key_Return)


def test_the_code_on_the_screen_opens_the_journal(
    page: RecoverySheet, vault: Vault, paths: Paths
) -> None:
    make(page)
    code = page.code.text().replace("\u200b", "")
    assert page.code.isVisible()
    assert page.code.accessibleName() == " ".join(code)
    assert not page.key.isVisible()
    assert page.key.text == ""
    assert page.back_button.text() == page.back_button.accessibleName() == "Done"
    vault.close()
    Vault.recover(paths, code, "another key that is long").close()


def test_the_picture_on_the_screen_says_the_same_and_goes_with_it(
    qtbot: QtBot, page: RecoverySheet
) -> None:
    make(page)
    picture = page.picture
    assert picture is not None
    qtbot.waitUntil(lambda: picture.size() == picture.sizeHint())
    code = page.code.text().replace("\u200b", "")
    assert read_image(picture.grab().toImage()) == [code]
    assert "QR code" in picture.accessibleName()
    assert "letters above" in picture.accessibleName()
    page.back_button.click()
    assert not picture.isVisible()
    assert not page._picture_words.isVisible()


def test_a_wrong_key_makes_no_code(page: RecoverySheet) -> None:
    make(page, "not the right words")
    assert "That did not match" in page.message.text
    assert not page.code.isVisible()
    assert page.make_button.isEnabled()
    assert page.key.line.hasFocus()


def test_done_leaves_nothing_on_the_screen(qtbot: QtBot, page: RecoverySheet) -> None:
    make(page)
    with qtbot.waitSignal(page.done):
        page.back_button.click()
    assert page.code.text() == page.code.accessibleName() == ""
    assert page._code == ""
    assert page.message.text == ""
    assert page.key.isVisible()
    assert page.back_button.text() == "Back"


def test_back_leaves_no_key_behind(page: RecoverySheet) -> None:
    page.key.line.setText(PASSPHRASE)
    page.back_button.click()
    assert page.key.text == ""


def test_print_or_save_hands_on_the_sheet(qtbot: QtBot, page: RecoverySheet) -> None:
    make(page)
    code = page.shown_code
    with qtbot.waitSignal(page.preview_chosen) as told:
        page.print_button.click()
    (printed,) = told.args
    assert code in [block.text for block in printed.blocks]
    assert printed.warning.startswith("Saved. Move the file off this computer")
    assert "ompanion" not in printed.file_name


def test_it_is_kept_while_its_code_is_on_the_screen(page: RecoverySheet) -> None:
    busy = [page.is_busy]
    make(page)
    busy.append(page.is_busy)
    page.back_button.click()
    busy.append(page.is_busy)
    assert busy == [False, True, False]


@pytest.mark.parametrize("language", ["en", "es"])
def test_on_paper_it_is_one_page(language: str) -> None:
    i18n.use(language)
    assert Paper(sheet(CODE)).count == 1
