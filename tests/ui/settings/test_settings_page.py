from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from companion import __version__
from companion.paths import Paths
from companion.ui.settings.settings_page import SettingsPage
from tests.ui.conftest import SETTINGS


@pytest.fixture
def page(qtbot: QtBot, paths: Paths) -> SettingsPage:
    made = SettingsPage(SETTINGS, paths)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_choice_of_the_look_is_handed_on(page: SettingsPage) -> None:
    told: list[object] = []
    page.chosen.connect(told.append)
    page.look.theme.setCurrentIndex(page.look.theme.findData("night"))
    page.look.theme.activated.emit(3)
    assert told == [{"theme": "night"}]


def test_each_button_goes_to_its_place(qtbot: QtBot, page: SettingsPage) -> None:
    for button, signal in (
        (page.change_key, page.change_key_chosen),
        (page.sheet, page.sheet_chosen),
        (page.try_sheet, page.try_chosen),
        (page.shares, page.shares_chosen),
        (page.backups, page.backups_chosen),
        (page.my_data, page.my_data_chosen),
        (page.privacy, page.privacy_chosen),
        (page.bring_in, page.bring_in_chosen),
        (page.take_out, page.take_out_chosen),
        (page.writing, page.writing_chosen),
        (page.device, page.device_chosen),
        (page.renew, page.renew_chosen),
    ):
        with qtbot.waitSignal(signal):
            button.click()


def test_it_says_plainly_what_the_app_is(page: SettingsPage, paths: Paths) -> None:
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "does not use the internet" in words
    assert "not treatment" in words
    assert "no one can open your journal" in words
    assert str(paths.vault) in words.replace("\u200b", "")
    assert __version__ in words
