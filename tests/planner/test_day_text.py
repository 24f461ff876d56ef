from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion import i18n
from companion.errors import DayUnreadable
from companion.planner.day_text import read_day, read_days, read_time
from companion.wording import explain

DAY = date(2026, 3, 10)


@pytest.mark.parametrize("language", ["en", "es"])
@settings(max_examples=40)
@given(day=st.dates(date(1000, 1, 1)))
def test_a_day_as_the_app_writes_it_is_read_back(language: str, day: date) -> None:
    i18n.use(language)
    try:
        assert read_day(i18n.long_date(day)) == day
        assert read_day(day.isoformat()) == day
    finally:
        i18n.use("en")


@pytest.mark.parametrize(
    "text",
    ["10 March 2026", "march 10, 2026", "Mar 10th 2026", "10 DE MARZO DE 2026", "10 mar 2026",
     "2026-3-10", "  10   march  2026 "],
)  # fmt: skip
def test_other_ways_to_write_a_day(text: str) -> None:
    assert read_day(text) == DAY


@pytest.mark.parametrize(
    "text",
    ["1.º de mayo de 2026", "1º de mayo de 2026", "1ro de mayo de 2026", "1 de mayo de 2026"],
)
def test_the_first_of_a_month_as_spanish_writes_it(text: str) -> None:
    assert read_day(text) == date(2026, 5, 1)


def test_without_a_year_the_next_such_day_is_meant() -> None:
    assert read_day("10 March", today=date(2026, 3, 10)) == DAY
    assert read_day("9 March", today=date(2026, 3, 10)) == date(2027, 3, 9)
    assert read_day("29 February", today=date(2026, 3, 10)) == date(2028, 2, 29)
    with pytest.raises(DayUnreadable):
        read_day("10 March")


@pytest.mark.parametrize(
    "text", ["12/15/2026", "15/12/2026", "15.12.2026", "12-15-2026", "2026/12/15", "2026.12.15"]
)
def test_numbers_alone_are_taken_where_one_day_can_be_meant(text: str) -> None:
    assert read_day(text) == date(2026, 12, 15)


def test_numbers_alone_without_a_year_are_the_next_such_day() -> None:
    assert read_day("12/15", today=DAY) == date(2026, 12, 15)
    assert read_day("9.9.", today=DAY) == date(2026, 9, 9)
    with pytest.raises(DayUnreadable):
        read_day("12/15")


def test_numbers_that_say_two_days_are_told_as_two() -> None:
    with pytest.raises(DayUnreadable) as raised:
        read_day("3/10/2026")
    assert set(raised.value.readings) == {DAY, date(2026, 10, 3)}
    words = str(explain(raised.value))
    assert "10 March 2026" in words
    assert "3 October 2026" in words


@settings(max_examples=100)
@given(
    day=st.dates(date(1000, 1, 1)),
    order=st.sampled_from(["{0.day}/{0.month}", "{0.month}/{0.day}"]),
)
def test_numbers_never_become_a_day_nobody_meant(day: date, order: str) -> None:
    text = f"{order.format(day)}/{day.year:04}"
    meant: tuple[date, ...] = (day,)
    try:
        found = read_day(text)
    except DayUnreadable as error:
        found, meant = day, error.readings
    assert found == day
    assert day in meant


@pytest.mark.parametrize(
    "text",
    [
        "3/10/2026",
        "32/12/2026",
        "13/13/2026",
        "1/2-2026",
        "31 February 2026",
        "10 2026",
        "soon",
        "10 March 26",
        "x" * 500,
    ],
)
def test_what_can_be_read_in_two_ways_or_none_is_not_taken(text: str) -> None:
    with pytest.raises(DayUnreadable):
        read_day(text)


def test_nothing_typed_is_no_day_and_no_time() -> None:
    assert read_day("  ") is None
    assert read_time("") is None
    assert read_days("\n") == ()


def test_days_one_a_line() -> None:
    assert read_days("10 March 2026\n\n2027-03-29") == (DAY, date(2027, 3, 29))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("09:30", time(9, 30)), ("9", time(9)), ("2:15 pm", time(14, 15)), ("12 am", time(0)),
     ("2:15 p. m.", time(14, 15)), ("16h30", time(16, 30))],
)  # fmt: skip
def test_times(text: str, expected: time) -> None:
    assert read_time(text) == expected


@pytest.mark.parametrize("text", ["25:00", "13 pm", "noon", "9:5"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(DayUnreadable):
        read_time(text)


@settings(max_examples=100)
@given(st.text(max_size=80))
def test_any_text_is_a_day_or_said_not_to_be(text: str) -> None:
    for read in (read_day, read_time):
        try:
            read(text)
        except DayUnreadable:
            continue
