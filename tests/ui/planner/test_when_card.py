from __future__ import annotations

from datetime import date, time

import pytest
from pytestqt.qtbot import QtBot

from companion.errors import DayUnreadable
from companion.planner.model import Certainty, HardDate
from companion.ui.planner.when_card import WhenCard

VALUE = HardDate(
    "Hearing",
    certainty=Certainty.MAY_MOVE,
    earliest=date(2026, 3, 1),
    latest=date(2026, 3, 20),
    postponed=True,
    at=time(9, 30),
    zone="America/Denver",
)


def test_what_is_there_comes_back_unchanged(qtbot: QtBot) -> None:
    card = WhenCard(VALUE)
    qtbot.addWidget(card)
    assert card.take(VALUE) == VALUE


def test_without_a_time_there_is_no_zone(qtbot: QtBot) -> None:
    card = WhenCard(VALUE)
    qtbot.addWidget(card)
    card.at.clear()
    assert card.take(VALUE).zone == ""


@pytest.mark.parametrize("field", ["at", "zone", "earliest"])
def test_what_cannot_be_read_is_not_guessed(qtbot: QtBot, field: str) -> None:
    card = WhenCard(VALUE)
    qtbot.addWidget(card)
    getattr(card, field).setText("soon")
    with pytest.raises(DayUnreadable):
        card.take(VALUE)
