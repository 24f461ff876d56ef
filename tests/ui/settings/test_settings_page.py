from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from companion import __version__
from companion.paths import Paths
from companion.settings import Settings
from companion.ui import theme
from companion.ui.settings.settings_page import SettingsPage, theme_box
from tests.ui.conftest import SETTINGS


@pytest.fixture
def page(qtbot: QtBot, paths: Paths) -> SettingsPage:
    made = SettingsPage(SETTINGS, paths)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_choice_is_told_with_all_the_others(page: SettingsPage) -> None:
    told: list[Settings] = []
    page.chosen.connect(told.append)
    page.theme.setCurrentIndex(page.theme.findData("night"))
    page.text_size.setCurrentIndex(page.text_size.findData(150))
    assert told == []  # only choosing counts, not going through the list
    page.theme.activated.emit(3)
    assert told == [replace(SETTINGS, theme="night", text_size=150)]


def test_it_shows_what_holds_now(qtbot: QtBot) -> None:
    for name in ("", *theme.NAMES):
        box = theme_box(replace(SETTINGS, theme=name))
        qtbot.addWidget(box)
        assert box.currentData() == name
    unknown = theme_box(replace(SETTINGS, theme="nonsense"))
    qtbot.addWidget(unknown)
    assert unknown.currentData() == ""


def test_each_button_goes_to_its_place(qtbot: QtBot, page: SettingsPage) -> None:
    for button, signal in (
        (page.change_key, page.change_key_chosen),
        (page.sheet, page.sheet_chosen),
        (page.bring_in, page.bring_in_chosen),
    ):
        with qtbot.waitSignal(signal):
            button.click()


def test_it_says_plainly_what_the_app_is(page: SettingsPage, paths: Paths) -> None:
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "does not use the internet" in words
    assert "not treatment" in words
    assert "no one can open your journal" in words
    assert str(paths.vault) in words
    assert __version__ in words
