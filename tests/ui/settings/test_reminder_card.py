from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.agent import documents, pausing
from companion.agent.model import Schedule
from companion.clock import now
from companion.errors import DiskFull
from companion.paths import Paths
from companion.ui.settings.reminder_card import ReminderCard


def card(qtbot: QtBot, paths: Paths) -> ReminderCard:
    made = ReminderCard(paths)
    qtbot.addWidget(made)
    return made


def test_a_pause_is_offered_only_when_there_is_something_to_pause(
    qtbot: QtBot, paths: Paths
) -> None:
    made = card(qtbot, paths)
    assert made.turn.isHidden()
    assert made.state.text() == "No reminders are chosen yet. You choose them for each date."
    documents.save_schedule(paths.reminders, Schedule(on=True))
    assert not card(qtbot, paths).turn.isHidden()


def test_what_was_done_elsewhere_is_seen_on_coming_back(qtbot: QtBot, paths: Paths) -> None:
    made = card(qtbot, paths)
    pausing.pause(paths.reminders, now=now())
    QCoreApplication.sendEvent(made, QEvent(QEvent.Type.WindowActivate))
    assert made.turn.text() == "Turn reminders on again"


def test_a_pause_can_always_be_ended(qtbot: QtBot, paths: Paths) -> None:
    pausing.pause(paths.reminders, now=now())
    made = card(qtbot, paths)
    made.show()
    assert made.turn.text() == "Turn reminders on again"
    made.turn.click()
    assert pausing.current(paths.reminders, now=now()) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Pause reminders", "Turn reminders on again")),
        ("es", ("Pausar los recordatorios", "Activar de nuevo los recordatorios")),
    ],
)
def test_one_button_turns_into_its_opposite(
    qtbot: QtBot, paths: Paths, language: str, words: tuple[str, str]
) -> None:
    i18n.use(language)
    documents.save_schedule(paths.reminders, Schedule(on=True))
    made = card(qtbot, paths)
    for before, after in (words, words[::-1]):
        assert made.turn.text() == made.turn.accessibleName() == before
        made.turn.click()
        assert made.turn.text() == made.turn.accessibleName() == after


def test_a_full_disk_is_told(qtbot: QtBot, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    documents.save_schedule(paths.reminders, Schedule(on=True))
    made = card(qtbot, paths)
    monkeypatch.setattr(pausing, "pause", _full)
    made.turn.click()
    assert "room" in made.state.text() or "full" in made.state.text()
    assert made.turn.text() == "Pause reminders"


def _full(*_words: object, **_more: object) -> None:
    raise DiskFull
