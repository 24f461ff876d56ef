from __future__ import annotations

from datetime import timedelta, timezone

import pytest
from pytestqt.qtbot import QtBot

from companion.clock import now
from companion.errors import DayUnreadable
from companion.ui.planner.moment_fields import MomentFields
from tests.support.builders import NOW


@pytest.fixture
def fields(qtbot: QtBot) -> MomentFields:
    made = MomentFields(NOW)
    qtbot.addWidget(made)
    return made


def test_what_nobody_changed_stays_to_the_second_and_in_its_zone(qtbot: QtBot) -> None:
    elsewhere = NOW.astimezone(timezone(timedelta(hours=9))).replace(second=7, microsecond=5)
    fields = MomentFields(elsewhere)
    qtbot.addWidget(fields)
    assert fields.moment() == elsewhere
    assert fields.moment().utcoffset() == timedelta(hours=9)


def test_what_is_left_empty_stays_as_it_was(fields: MomentFields) -> None:
    fields.day.clear()
    fields.time.setText("8:05")
    assert fields.moment() == NOW.replace(hour=8, minute=5, second=0, tzinfo=now().tzinfo)
    fields.time.clear()
    assert fields.moment() == NOW


def test_midnight_is_a_time(fields: MomentFields) -> None:
    fields.time.setText("00:00")
    assert fields.moment().hour == 0


@pytest.mark.parametrize("words", ["25:00", "later"])
def test_what_is_no_time_is_told(fields: MomentFields, words: str) -> None:
    fields.time.setText(words)
    with pytest.raises(DayUnreadable):
        fields.moment()
