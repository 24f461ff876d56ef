"""The player keeps the rules of care.md 2.11, driven by a clock that tells any time."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.care.catalog import Catalog
from companion.care.model import Exercise, StepKind
from companion.care.player import Mode, started
from companion.cli.care_player import play
from companion.clock import seconds
from companion.ui.care.player_page import PlayerPage
from companion.ui.care.steady_desk import SteadyDesk
from tests.support.keys import press
from tests.ui.care.conftest import Clock, words_of

CATALOG = Catalog.load("en")


def exercise(name: str) -> Exercise:
    found = CATALOG.exercise(name)
    assert found is not None
    return found


def opened(qtbot: QtBot, clock: Clock, name: str, **fields: object) -> PlayerPage:
    page = PlayerPage(started(exercise(name), clock()), clock=clock, **fields)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def running(page: PlayerPage) -> bool:
    """Ask anew: it changes with what is pressed."""
    return page.is_running


def play_through(page: PlayerPage, clock: Clock) -> float:
    """Take each step's time to the end; return how many seconds went by."""
    began = clock.at
    for _number in range(10_000):
        if page.playing.is_over:
            return clock.at - began
        if page.playing.goes_on_alone:
            clock.at += 1
            page.tick()
        else:
            clock.at += page.playing.step.seconds
            page.next_button.click()
    pytest.fail("it never ends")


@pytest.mark.parametrize(
    "name", ["breathe-4-6", "come-back-to-now", "trace-window", "muscles-short", "rid"]
)
def test_an_exercise_takes_the_time_that_the_data_says(
    qtbot: QtBot, clock: Clock, name: str
) -> None:
    page = opened(qtbot, clock, name)
    assert play_through(page, clock) == pytest.approx(exercise(name).total_seconds)
    assert words_of(page.ending).startswith("Done. Nothing to log unless you want to.")


def test_every_control_is_in_sight_on_every_step(qtbot: QtBot, clock: Clock) -> None:
    page = opened(qtbot, clock, "come-back-to-now")
    controls = (
        page.next_button,
        page.back_button,
        page.pause_button,
        page.stop_button,
        page.text_button,
    )
    for _step in page.playing.exercise.steps:
        assert all(button.isVisible() for button in controls)
        page.next_button.click()
    assert not any(button.isVisible() for button in controls)


def test_only_timed_and_breath_steps_wake_the_computer(qtbot: QtBot, clock: Clock) -> None:
    page = opened(qtbot, clock, "come-back-to-now")
    for step in page.playing.exercise.steps:
        assert page._timer.isActive() == (step.kind in {StepKind.TIMED, StepKind.BREATH})
        page.next_button.click()
    assert not page._timer.isActive()


def test_it_wakes_at_full_seconds_and_no_sooner(qtbot: QtBot, clock: Clock) -> None:
    page = opened(qtbot, clock, "come-back-to-now")
    page.next_button.click()
    assert page._timer.isSingleShot()
    assert 1000 <= page._timer.interval() <= 1001
    clock.at += 0.25
    page.tick()
    assert 750 <= page._timer.interval() <= 751


def test_a_pause_wakes_nothing_and_lasts_until_it_is_ended(qtbot: QtBot, clock: Clock) -> None:
    page = opened(qtbot, clock, "come-back-to-now")
    page.next_button.click()
    page.pause_button.click()
    assert not page._timer.isActive()
    assert "Paused." in words_of(page)
    clock.at += 3600
    page.tick()
    assert page.playing.place == 1
    assert page.pause_button.text() == "Go on"
    page.pause_button.click()
    assert page._timer.isActive()
    assert "Paused." not in words_of(page)
    assert "15 seconds left" in words_of(page)


def test_text_only_lets_nothing_end_by_itself(qtbot: QtBot, clock: Clock) -> None:
    page = opened(qtbot, clock, "come-back-to-now")
    page.text_button.click()
    page.next_button.click()
    clock.at += 10
    page.tick()
    assert page.playing.place == 1
    assert not page._timer.isActive()
    assert not page.view.bar.isVisible()


def test_time_goes_on_when_the_window_loses_the_focus(qtbot: QtBot, clock: Clock) -> None:
    page = opened(qtbot, clock, "come-back-to-now")
    page.next_button.click()
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    assert page.playing.mode is Mode.RUNNING
    assert page._timer.isActive()


def test_it_waits_while_another_screen_is_in_front(qtbot: QtBot, clock: Clock) -> None:
    page = opened(qtbot, clock, "come-back-to-now")
    assert running(page)
    page.next_button.click()
    page.hide()
    assert page.playing.mode is Mode.PAUSED
    assert not running(page)
    assert not page._timer.isActive()


def test_after_a_sleep_it_has_waited(qtbot: QtBot, clock: Clock) -> None:
    page = opened(qtbot, clock, "come-back-to-now")
    page.next_button.click()
    clock.at += 3600
    page.tick()
    assert page.playing.slept
    assert not running(page)
    assert "It waited for you." in words_of(page)


def test_stop_is_a_fine_choice(qtbot: QtBot, clock: Clock) -> None:
    page = opened(qtbot, clock, "wall-press")
    page.stop_button.click()
    words = words_of(page)
    assert "You stopped. That is a fine choice." in words
    assert "If you feel worse" in words
    assert page.ending.steady.isVisible()
    assert page.ending.close_button.hasFocus()
    with qtbot.waitSignal(page.closed):
        page.ending.close_button.click()


def test_the_breathing_shape_is_there_only_when_it_is_chosen(qtbot: QtBot, clock: Clock) -> None:
    page = opened(qtbot, clock, "breathe-4-6")
    page.next_button.click()
    page.next_button.click()
    assert page.playing.step.kind is StepKind.BREATH
    assert not page.view.shape.isVisible()
    page.shape_button.click()
    assert page.view.shape.isVisible()
    without = opened(qtbot, clock, "come-back-to-now")
    assert not without.shape_button.isVisible()


@pytest.mark.parametrize(
    ("name", "step", "option"),
    [
        ("come-back-to-now", 6, "Further away"),
        ("rid", 0, "Yes, or not sure"),
        ("ride-wave", 0, "Yes, to hurt"),
        ("worry-time", 7, "Show help lines"),
        ("before-you-go-in", 2, "Show help lines"),
    ],
)
def test_branches_that_want_help_open_it_and_block_nothing(
    qtbot: QtBot, clock: Clock, name: str, step: int, option: str
) -> None:
    page = opened(qtbot, clock, name)
    for _number in range(step):
        page.next_button.click()
    with qtbot.waitSignal(page.help_chosen):
        _press(page, option)
    page.next_button.click()
    assert page.playing.place == step + 1


def _press(page: PlayerPage, option: str) -> None:
    buttons = page.view.options._group.buttons()
    next(each for each in buttons if each.text() == option).click()


def test_an_answer_that_was_chosen_stays(qtbot: QtBot, clock: Clock) -> None:
    page = opened(qtbot, clock, "steady-place")
    page.next_button.click()
    for _press_number in range(2):
        _press(page, "A made-up place")
        assert page.view.options.choice == "A made-up place"
    page.next_button.click()
    page.back_button.click()
    assert page.view.options.choice == "A made-up place"


def test_typed_words_come_back_and_are_kept_only_when_asked(qtbot: QtBot, clock: Clock) -> None:
    page = opened(qtbot, clock, "come-back-to-now", keeps=True)
    for _number in range(4):
        page.next_button.click()
    assert page.view.answer.hasFocus()
    assert page.view.answer.placeholderText() == "Today is"
    page.view.answer.setPlainText("Today is Tuesday")
    page.next_button.click()
    page.back_button.click()
    assert page.view.answer.toPlainText() == "Today is Tuesday"
    with qtbot.assertNotEmitted(page.keep_chosen):
        page.stop_button.click()
    assert "Today is Tuesday" in words_of(page.ending)
    with qtbot.waitSignal(page.keep_chosen):
        page.ending.keep_button.click()


def test_without_a_journal_there_is_no_keep(qtbot: QtBot, clock: Clock) -> None:
    page = opened(qtbot, clock, "come-back-to-now")
    for _number in range(4):
        page.next_button.click()
    page.view.answer.setPlainText("Today is Tuesday")
    page.stop_button.click()
    assert not page.ending.keep_button.isVisible()


def test_tab_leaves_the_field_and_enter_presses_next(qtbot: QtBot, clock: Clock) -> None:
    page = opened(qtbot, clock, "come-back-to-now")
    assert page.view.answer.tabChangesFocus()
    page.next_button.setFocus()
    press(page.next_button, Qt.Key.Key_Return)
    assert page.playing.place == 1


def test_in_spanish(qtbot: QtBot, clock: Clock) -> None:
    i18n.use("es")
    found = Catalog.load("es").exercise("come-back-to-now")
    assert found is not None
    page = PlayerPage(started(found, clock()), clock=clock)
    qtbot.addWidget(page)
    page.show()
    assert "Puedes parar cuando quieras" in words_of(page)
    page.stop_button.click()
    assert "Paraste. Está bien parar." in words_of(page)


@pytest.mark.parametrize("plays", [PlayerPage, SteadyDesk, play])
def test_whoever_plays_goes_by_a_clock_that_counts_sleep(plays: Callable[..., object]) -> None:
    assert inspect.signature(plays).parameters["clock"].default is seconds
