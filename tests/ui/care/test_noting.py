from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from companion.care.what_helps import Context
from companion.planner.model import HardDate
from companion.planner.recurrence.rules import Once
from companion.ui.care.desk import CareDesk
from companion.ui.unlock.session import Session
from tests.support.builders import NOW


@pytest.mark.parametrize(
    ("hour", "context"),
    [(5, Context.NIGHT), (6, Context.ORDINARY), (21, Context.ORDINARY), (22, Context.NIGHT)],
)
def test_a_note_knows_whether_it_was_night(
    care: CareDesk, session: Session, hour: int, context: Context
) -> None:
    moment = datetime(2026, 3, 10, hour, 5, tzinfo=ZoneInfo("America/Denver"))
    care.now = lambda: moment
    care.note("tea-slow", 4, None)
    (entry,) = session.care_log.log()
    assert entry.context is context
    assert (entry.local_date, entry.zone) == (moment.date(), "America/Denver")


def test_a_note_is_undone_and_made_again(
    care: CareDesk, session: Session, undo: Callable[[], None]
) -> None:
    care.note("tea-slow", 4, 2)
    first = session.care_log.log()
    undo()
    assert session.care_log.log() == []
    (change,) = care._recent.all
    change.redo()
    assert session.care_log.log() == first


def test_a_note_around_a_hard_day_says_so(care: CareDesk, session: Session) -> None:
    care.now = lambda: NOW
    value = HardDate("Ana's day", rule=Once(NOW.date() + timedelta(5)), days_before=14)
    session.planner.save(value, now=NOW)
    care.note("tea-slow", 4, 2)
    (entry,) = session.care_log.log()
    assert entry.context is Context.HARD_DAY


def test_a_note_while_it_is_in_the_news_says_so(care: CareDesk, session: Session) -> None:
    care.now = lambda: NOW
    session.plans.turn_on_again(now=NOW)
    care.note("tea-slow", 4, 2)
    (entry,) = session.care_log.log()
    assert entry.context is Context.NEWS
