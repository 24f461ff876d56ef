"""Easter against two published algorithms of other people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.planner.recurrence.easter import easter_of
from companion.planner.recurrence.occurrences import occurrences
from companion.planner.recurrence.rules import EasterKind, FromEaster


def western(year: int) -> date:
    """Return Easter by the method of the Nautical Almanac (Meeus, Astronomical Algorithms, 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741  # the letters of the book
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox(year: int) -> date:
    """Return Easter in the Julian calendar (Gauss), moved by the 13 days of 1900 to 2099."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 6) % 7
    julian = date(year, 3, 22) + timedelta(d + e)
    return julian + timedelta(13)


def test_western_easter_from_1583_on() -> None:
    for year in range(1583, 4099):
        assert easter_of(year, EasterKind.WESTERN) == western(year)


def test_orthodox_easter_from_1900_to_2099() -> None:
    # In 1900 the thirteenth day is lost only on 29 February of the Julian year: before Easter.
    for year in range(1900, 2100):
        assert easter_of(year, EasterKind.ORTHODOX) == orthodox(year)


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (0, ["2026-04-12", "2027-05-02", "2028-04-16", "2029-04-08", "2030-04-28"]),
        (9, ["2026-04-21", "2027-05-11", "2028-04-25", "2029-04-17", "2030-05-07"]),
        (-57, ["2026-02-14", "2027-03-06", "2028-02-19", "2029-02-10", "2030-03-02"]),
    ],
)
def test_days_counted_from_pascha(offset: int, expected: list[str]) -> None:
    rule = FromEaster(date(2026, 1, 1), EasterKind.ORTHODOX, offset)
    found = occurrences(rule, date(2026, 1, 1), date(2030, 12, 31))
    assert [each.day.isoformat() for each in found] == expected


def test_an_offset_across_new_year_loses_no_day() -> None:
    rule = FromEaster(date(2020, 1, 1), EasterKind.WESTERN, -120)
    found = list(occurrences(rule, date(2025, 11, 1), date(2025, 12, 31)))
    assert [each.day for each in found] == [date(2026, 4, 5) - timedelta(120)]
