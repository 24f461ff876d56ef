"""Steady me: from the lock screen, from help, from the welcome; without any vault."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.care.player import Mode
from companion.paths import Paths
from companion.ui.care.player_page import PlayerPage
from companion.ui.care.steady_desk import SteadyDesk, in_language
from companion.ui.care.steady_page import SteadyPage
from companion.ui.help.help_panel import HelpPanel
from companion.ui.main_window import MainWindow
from companion.vault.vault import Vault
from tests.support.keys import press, press_help
from tests.ui.conftest import SETTINGS, OpenWindow


@pytest.fixture
def locked(open_window: OpenWindow, vault: Vault, paths: Paths) -> MainWindow:
    """Return a window at the lock screen; its vault is gone from the disk after that."""
    vault.close()
    window = open_window()
    assert window.lock_screen is not None
    shutil.rmtree(paths.vault)
    return window


def steady_page(window: MainWindow) -> SteadyPage:
    page = window.stage.currentWidget()
    assert isinstance(page, SteadyPage)
    return page


def player(window: MainWindow) -> PlayerPage:
    page = window.stage.currentWidget()
    assert isinstance(page, PlayerPage)
    return page


def test_from_the_lock_screen_one_action_after_steady_me(locked: MainWindow) -> None:
    assert locked.lock_screen is not None
    locked.lock_screen.steady.click()
    steady_page(locked)
    focused = locked.focusWidget()
    assert focused is not None
    press(focused, Qt.Key.Key_Return)
    page = player(locked)
    assert page.playing.exercise.id == "come-back-to-now"
    assert page.playing.place == 0
    assert page.view.words.text() == page.playing.exercise.steps[0].text
    assert page.is_running
    assert locked.steady.is_running


def test_help_opens_inside_and_one_comes_back_to_the_same_step(locked: MainWindow) -> None:
    locked.steady.come_back()
    page = player(locked)
    page.next_button.click()
    press_help(page)
    assert isinstance(locked.stage.currentWidget(), HelpPanel)
    assert page.playing.mode is Mode.PAUSED
    assert not locked.steady.is_running
    locked.close_help()
    assert player(locked) is page
    assert page.playing.place == 1


def test_from_help_to_something_steady_to_help_and_all_the_way_back(locked: MainWindow) -> None:
    locked.open_help()
    assert locked.help is not None
    locked.help.steady.click()
    steady_page(locked).buttons[0].click()
    page = player(locked)
    locked.open_help()
    assert locked.stage.currentWidget() is locked.help
    locked.close_help()
    assert player(locked) is page
    locked.close_help()
    steady_page(locked)
    locked.close_help()
    assert locked.stage.currentWidget() is locked.lock_screen


def test_further_away_opens_help(locked: MainWindow) -> None:
    locked.steady.come_back()
    page = player(locked)
    for _step in range(6):
        page.next_button.click()
    page.view.options._group.buttons()[-1].click()
    assert isinstance(locked.stage.currentWidget(), HelpPanel)


def test_at_the_end_it_closes_or_comes_back_to_now(locked: MainWindow) -> None:
    locked.steady.open()
    steady_page(locked).buttons[1].click()
    first = player(locked)
    first.stop_button.click()
    first.ending.steady.click()
    second = player(locked)
    assert second.playing.exercise.id == "come-back-to-now"
    second.stop_button.click()
    second.ending.close_button.click()
    steady_page(locked)
    assert not locked.steady.is_running


def test_from_the_welcome(open_window: OpenWindow) -> None:
    window = open_window()
    assert window.first_run is not None
    window.first_run.welcome.steady.click()
    steady_page(window).back.click()
    assert window.stage.currentWidget() is window.first_run


def test_it_goes_on_in_larger_text_and_in_another_language(locked: MainWindow) -> None:
    locked.steady.come_back()
    for _step in range(4):
        player(locked).next_button.click()
    player(locked).view.answer.setPlainText("Today is Tuesday")
    locked.change_settings(replace(SETTINGS, text_size=150, language="es"))
    page = player(locked)
    assert page.playing.exercise.title == "Volver al ahora"
    assert page.playing.place == 4
    assert page.view.answer.toPlainText() == "Today is Tuesday"


def test_answers_are_carried_over_by_their_place(steady: SteadyDesk) -> None:
    exercise = steady.catalog.exercise("come-back-to-now")
    assert exercise is not None
    playing = steady.begun(exercise)
    for _step in range(6):
        playing = playing.next(100.0)
    playing = playing.choose("Further away", 100.0)
    i18n.use("es")
    spanish = in_language(playing, steady.catalog)
    assert spanish.exercise.title == "Volver al ahora"
    assert spanish.wants_help


def test_two_lines_to_reach_somebody(steady: SteadyDesk) -> None:
    first, second = steady.help_lines()
    assert "988" in first
    assert ":" in second
    assert SteadyDesk().help_lines() == ()


def test_with_no_data_at_all_there_is_still_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr("companion.care.catalog.assets", lambda: tmp_path)
    desk = SteadyDesk()
    page = SteadyPage(desk.catalog)
    qtbot.addWidget(page)
    assert [button.text() for button in page.buttons] == ["Come back to now"]
