from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from companion.errors import OwnDayTooFar, RepeatUnanswered
from companion.planner.recurrence.patterns import patterns
from companion.planner.recurrence.rules import (
    Adar,
    DayMarks,
    EasterKind,
    EnteredDays,
    Feb29,
    FromEaster,
    Monthly,
    NthWeekday,
    Once,
    Yahrzeit,
    Yearly,
    weekday_of,
)
from companion.ui.planner.repeat_card import RepeatCard, own_day
from companion.ui.widgets.choice import Choice

DAY = date(2026, 3, 10)


@pytest.fixture
def card(qtbot: QtBot) -> RepeatCard:
    made = RepeatCard(None)
    qtbot.addWidget(made)
    return made


def choose(card: RepeatCard, way: str, **answers: str) -> None:
    card.way.setCurrentIndex(card.way.findData(way))
    for key, data in answers.items():
        widget = card.asked[key]
        assert isinstance(widget, Choice)
        widget.setCurrentIndex(widget.findData(data))


def test_nothing_is_chosen_beforehand(card: RepeatCard) -> None:
    assert card.take(DAY) == (Once(DAY),)
    assert card.take(None) == (None,)
    assert card.told.isHidden()
    assert all(each.isHidden() for each in card.asked.values())


def test_who_keeps_a_way_is_told_only_when_it_is_chosen(card: RepeatCard) -> None:
    for pattern in patterns():
        choose(card, pattern.id)
        assert pattern.kept_by.en in card.told.text()


def test_counting_has_to_be_told(card: RepeatCard) -> None:
    choose(card, "day-40")
    assert not card.asked["first_day_counts"].isHidden()
    with pytest.raises(RepeatUnanswered):
        card.take(DAY)
    choose(card, "day-40", first_day_counts="no")
    assert card.take(DAY) == (DayMarks(DAY, (40,), first_day_counts=False),)


def test_february_29_is_asked_about_on_that_day_only(card: RepeatCard) -> None:
    choose(card, "same-day")
    assert card.asked["feb29"].isHidden()
    assert card.take(DAY) == (Yearly(DAY),)
    leap = date(2024, 2, 29)
    card.look_at(leap)
    assert not card.asked["feb29"].isHidden()
    with pytest.raises(RepeatUnanswered):
        card.take(leap)
    choose(card, "same-day", feb29="mar1")
    assert card.take(leap) == (Yearly(leap, Feb29.MAR_1),)


def test_days_that_the_family_looks_up(card: RepeatCard) -> None:
    choose(card, "entered")
    days = card.asked["days"]
    assert isinstance(days, QPlainTextEdit)
    with pytest.raises(RepeatUnanswered):
        card.take(None)
    days.setPlainText("10 March 2026\n29 March 2027")
    assert card.take(None) == (EnteredDays((DAY, date(2027, 3, 29))),)


def test_a_way_to_come_again_needs_a_day(card: RepeatCard) -> None:
    for way in ("same-day", "weekday", "easter"):
        choose(card, way)
        with pytest.raises(RepeatUnanswered):
            card.take(None)


def test_weekdays_and_easter(card: RepeatCard) -> None:
    choose(card, "weekday")
    assert card.take(DAY) == (NthWeekday(DAY, 2, 2, 3),)
    choose(card, "orthodox-easter")
    assert card.take(DAY) == (FromEaster(DAY, EasterKind.ORTHODOX),)


def test_what_is_there_stays_and_moves_with_its_day(qtbot: QtBot) -> None:
    rule = DayMarks(DAY, (40,), first_day_counts=True)
    card = RepeatCard(rule)
    qtbot.addWidget(card)
    assert card.take(DAY) == (rule,)
    later = date(2026, 3, 12)
    assert card.take(later) == (DayMarks(later, (40,), first_day_counts=True),)
    assert own_day(rule) == DAY
    assert own_day(EnteredDays((DAY,))) is None


def write(card: RepeatCard, key: str, text: str) -> None:
    widget = card.asked[key]
    assert isinstance(widget, QPlainTextEdit)
    widget.setPlainText(text)


def test_the_weekday_of_a_month_moves_with_its_day(qtbot: QtBot) -> None:
    """Else a second Sunday of May stays one, whatever day is typed."""
    made = RepeatCard(weekday_of(date(2026, 5, 10)))
    qtbot.addWidget(made)
    assert made.take(date(2026, 6, 26)) == (weekday_of(date(2026, 6, 26)),)
    other = NthWeekday(date(2026, 5, 1), 2, 7, 5)  # not before a day that it is not on
    made = RepeatCard(other)
    qtbot.addWidget(made)
    assert made.take(date(2027, 1, 1)) == (replace(other, day=date(2027, 1, 1)),)


def test_a_day_that_not_every_month_has_is_asked_about_anew(qtbot: QtBot) -> None:
    made = RepeatCard(Monthly(date(2026, 3, 10)))
    qtbot.addWidget(made)
    assert made.take(date(2026, 3, 28)) == (Monthly(date(2026, 3, 28)),)
    with pytest.raises(RepeatUnanswered):
        made.take(date(2026, 3, 31))


def test_days_after_it_can_be_any_that_the_person_counts(card: RepeatCard) -> None:
    choose(card, "marks")
    assert not card.asked["counts"].isHidden()
    with pytest.raises(RepeatUnanswered):
        card.take(DAY)
    choose(card, "marks", first_day_counts="yes")
    write(card, "counts", "7, 52 and 1000")
    assert card.take(DAY) == (DayMarks(DAY, (7, 52, 1000), first_day_counts=True),)
    write(card, "counts", "999999")
    with pytest.raises(RepeatUnanswered):
        card.take(DAY)


def test_a_family_can_keep_another_day_in_some_year(card: RepeatCard, qtbot: QtBot) -> None:
    choose(card, "same-day")
    assert card.asked["own"].isHidden()
    choose(card, "hebrew-date", after_sunset="no")
    assert not card.asked["own"].isHidden()
    write(card, "own", "1 March 2028")
    (rule,) = card.take(DAY)
    assert isinstance(rule, Yahrzeit)
    assert [each.day for each in rule.own] == [date(2028, 3, 1)]
    again = RepeatCard(rule)
    qtbot.addWidget(again)
    assert not again.asked["own"].isHidden()
    assert again.take(DAY) == (rule,)
    write(again, "own", "")
    assert again.take(DAY) == (Yahrzeit(DAY, after_sunset=False),)
    write(again, "own", "1 March 1990")
    with pytest.raises(OwnDayTooFar):
        again.take(DAY)


def test_which_adar_is_asked_only_where_there_is_a_choice(card: RepeatCard) -> None:
    choose(card, "hebrew-date", after_sunset="no")
    card.look_at(date(2026, 5, 5))
    assert card.asked["adar"].isHidden()
    adar = date(2025, 3, 10)
    card.look_at(adar)
    assert not card.asked["adar"].isHidden()
    assert card.take(adar) == (Yahrzeit(adar, after_sunset=False),)
    choose(card, "hebrew-date", adar="both")
    assert card.take(adar) == (Yahrzeit(adar, after_sunset=False, adar=Adar.BOTH),)
