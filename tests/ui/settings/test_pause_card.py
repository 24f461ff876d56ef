from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from companion.agent import documents, pausing
from companion.agent.model import Schedule
from companion.clock import now
from companion.errors import DiskFull
from companion.paths import Paths
from companion.ui.settings.pause_card import PauseCard


@pytest.fixture
def card(qtbot: QtBot, paths: Paths) -> PauseCard:
    documents.save_schedule(paths.reminders, Schedule(on=True))
    made = PauseCard(paths)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_pause_lasts_until_it_is_turned_off(card: PauseCard, paths: Paths) -> None:
    assert card.state.text() == "Reminders are on for what you chose."
    card.turn.click()
    pause = pausing.current(paths.reminders, now=now() + timedelta(days=3_000))
    assert pause is not None
    assert pause.until is None
    assert card.state.text() == "Reminders are paused until you turn them on again."
    assert card.turn.text() == card.turn.accessibleName() == "Turn reminders on again"
    assert card.until.isHidden()
    card.turn.click()
    assert pausing.current(paths.reminders, now=now()) is None
    assert card.until.isVisible()


@pytest.mark.parametrize("words", ["2399-03-10", "10 March 2399"])
def test_a_pause_until_a_day(card: PauseCard, paths: Paths, words: str) -> None:
    card.until.setText(words)
    card.turn.click()
    pause = pausing.current(paths.reminders, now=now())
    assert pause is not None
    assert pause.until == date(2399, 3, 10)
    assert card.state.text() == "Reminders are paused until 10 March 2399."


def test_enter_in_the_day_begins_it(card: PauseCard, paths: Paths) -> None:
    card.until.setText("2399-03-10")
    QTest.keyClick(card.until, Qt.Key.Key_Return)
    assert pausing.current(paths.reminders, now=now()) is not None


@pytest.mark.parametrize(
    ("words", "said"),
    [("soon", "10 March 2026"), ("2020-01-01", "Choose a day that is still to come.")],
)
def test_a_day_that_cannot_be_is_told_and_changes_nothing(
    card: PauseCard, paths: Paths, words: str, said: str
) -> None:
    card.until.setText(words)
    card.turn.click()
    assert said in card.message.text
    assert card.until.text() == words
    assert pausing.current(paths.reminders, now=now()) is None
    card.until.clear()
    card.turn.click()
    assert card.message.text == ""


def test_a_pause_from_the_command_line_is_seen_on_coming_back(
    card: PauseCard, paths: Paths
) -> None:
    pausing.pause(paths.reminders, now=now())
    QCoreApplication.sendEvent(card, QEvent(QEvent.Type.WindowActivate))
    assert card.state.text() == "Reminders are paused until you turn them on again."


def test_a_full_disk_is_told(card: PauseCard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pausing, "pause", _full)
    card.turn.click()
    assert card.message.text
    assert card.turn.text() == "Pause reminders"


def _full(*_words: object, **_more: object) -> None:
    raise DiskFull
