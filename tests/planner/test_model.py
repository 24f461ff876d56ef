from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import DateIncomplete, FieldTooLong, TextTooLong
from companion.planner import model
from companion.planner.model import Certainty, HardDate, Kind, Reminders
from companion.planner.recurrence.rules import Once
from tests.support.planner import DAY, hard_date, hard_dates


@given(hard_dates())
def test_preparing_what_is_prepared_changes_nothing(value: HardDate) -> None:
    assert model.prepared(value) == value


def test_a_date_needs_a_name_and_a_day_only_when_it_is_exact() -> None:
    with pytest.raises(DateIncomplete):
        model.prepared(hard_date(" \n\t"))
    with pytest.raises(DateIncomplete):
        model.prepared(HardDate("Hearing"))
    unsure = HardDate("Hearing", certainty=Certainty.NOT_SURE)
    assert model.prepared(unsure) == unsure
    assert model.prepared(HardDate("Hearing", postponed=True)).rule is None


def test_what_is_stored_is_tidy_and_the_note_is_as_it_was_typed() -> None:
    value = model.prepared(
        hard_date(
            "  Two \n lines ",
            at=time(9, 30, 15, 5),
            zone="Europe/Madrid",
            earliest=date(2026, 4, 2),
            latest=date(2026, 4, 1),
            people=("a", "b", "a"),
            days_before=9999,
            days_after=-1,
            reminders=Reminders(offsets=(3, -1, 3)),
            note=" as typed\r\n\0",
        )
    )
    assert value.name == "Two lines"
    assert value.at == time(9, 30)
    assert (value.earliest, value.latest) == (date(2026, 4, 1), date(2026, 4, 2))
    assert value.people == ("a", "b")
    assert (value.days_before, value.days_after) == (model.WIDEST_WINDOW, 0)
    assert value.reminders.offsets == (-1, 3)
    assert value.note == " as typed\r\n\ufffd"


def test_a_whole_day_has_no_zone_and_a_note_has_a_longest_length() -> None:
    assert not model.prepared(hard_date(zone="Europe/Madrid")).zone
    with pytest.raises(TextTooLong):
        model.prepared(hard_date(note="a" * (model.LONGEST_TEXT + 1)))


@pytest.mark.parametrize("field", ["name", "word"])
def test_a_line_that_is_too_long_is_refused_and_never_cut(field: str) -> None:
    longest = "a" * model.LONGEST_LINE
    assert getattr(model.prepared(hard_date(**{field: longest})), field) == longest
    with pytest.raises(FieldTooLong):
        model.prepared(hard_date(**{field: f"{longest}a"}))


def test_nothing_is_on_until_it_is_chosen() -> None:
    value = HardDate("A day", rule=Once(DAY))
    assert not any((
        value.reminders.on, value.reminders.sound, value.on_today, value.show_year_count,
        value.hidden, value.hide_person,
    ))  # fmt: skip
    assert value.reminders.text is model.ReminderText.PRIVATE


def test_the_one_kind_that_is_only_there_when_somebody_adds_it() -> None:
    assert set(model.Kind) - set(model.OFFERED) == {Kind.EXECUTION}
    assert Kind.EXECUTION in model.JUSTICE
    assert Kind.LOSS not in model.JUSTICE


def test_a_window_over_new_year_and_over_the_change_of_clocks() -> None:
    around = model.check_in_days("a", date(2026, 12, 30), 2, 4)
    assert [one.day for one in around] == [
        date(2026, 12, day) for day in (28, 29, 30, 31)
    ] + [date(2027, 1, day) for day in (1, 2, 3)]  # fmt: skip
    spring = model.check_in_days("a", date(2026, 3, 8), 1, 1)
    assert [one.day.day for one in spring] == [7, 8, 9]


def test_the_ends_of_the_calendar_hold() -> None:
    assert model.shifted(date.min, -1) == date.min
    assert model.shifted(date.max, 10) == date.max
    assert model.check_in_days("a", date.max, 0, 2)[-1].day == date.max


@given(st.integers(-60, 60), st.times())
def test_a_reminder_is_at_its_time_so_many_days_away(offset: int, at: time) -> None:
    moment = model.reminded_at(Reminders(at=at), offset, DAY)
    assert moment.time() == at
    assert (moment.date() - DAY).days == offset


def test_a_date_that_begins_the_evening_before_is_told_the_evening_before() -> None:
    reminders = Reminders(at=time(9))
    moments = [model.reminded_at(reminders, offset, DAY, evening_before=True) for offset in (0, -1)]
    assert [f"{each:%m-%d %H:%M}" for each in moments] == ["03-11 16:00", "03-10 09:00"]


def test_ids_are_new_each_time() -> None:
    assert len({model.new_id() for _ in range(100)}) == 100
    assert replace(hard_date(), name="x") != hard_date()


def test_what_came_from_outside_can_be_stored_and_reminds_within_reach() -> None:
    most = model.FARTHEST_REMINDER
    value = model.prepared(
        HardDate(
            "A day",
            rule=Once(DAY),
            at=time(9),
            zone="\ud800",
            people=("\ud800", "b", "\udfff"),
            reminders=Reminders(offsets=(10**30, most, -1, -most, -most - 1)),
        )
    )
    assert (value.zone, value.people) == ("\ufffd", ("\ufffd", "b"))
    assert value.reminders.offsets == (-most, -1, most)
