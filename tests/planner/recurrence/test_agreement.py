"""The calendars against sources that share no code with the app; scripts/calendar_fixtures.mjs.

Where two sources differ, the days are named here, with the reason for the one kept.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from companion.planner.recurrence import chinese
from companion.planner.recurrence.hijri import hijri_day
from companion.planner.recurrence.model import Why
from companion.planner.recurrence.occurrences import occurrences
from companion.planner.recurrence.rules import ChineseYearly, HijriYearly, Qingming, Yahrzeit

DATA = Path(__file__).parent / "data"
Month = tuple[int, int]


@cache
def recorded(name: str) -> Any:
    return json.loads(gzip.decompress((DATA / f"{name}.json.gz").read_bytes()))


# The yahrzeit: @hebcal/core


def test_26_269_yahrzeits_and_every_branch() -> None:
    first, last = date(1950, 1, 1), date(2050, 12, 31)
    branches: Counter[Why | None] = Counter()
    compared = 0
    for day, after_sunset, observed in recorded("yahrzeit"):
        found = list(occurrences(Yahrzeit(date.fromisoformat(day), after_sunset), first, last))
        assert [each.day.isoformat() for each in found] == observed, (day, after_sunset)
        assert all(each.begins_evening_before for each in found)
        branches.update(each.why for each in found)
        compared += len(observed)
    assert compared == 26_269
    special = {
        Why.BEFORE_KISLEV,
        Why.BEFORE_TEVET,
        Why.LAST_ADAR,
        Why.SHEVAT,
        Why.NEXT_HEBREW_MONTH,
        Why.CHOSEN_ADAR,
    }
    assert all(branches[each] > 1000 for each in special)


# Umm al-Qura: the printed calendar after van Gent, ICU, the moon over Mecca


@cache
def month_starts() -> dict[Month, date]:
    """Return the first day of each month of the app, by following one date of each."""
    starts: dict[Month, date] = {}
    for month in range(1, 13):
        for each in occurrences(
            HijriYearly(_first_of_1343(month), after_sunset=False), date.min, _LAST
        ):
            assert each.calendar_year is not None
            starts[each.calendar_year, month] = each.day
    return starts


_LAST = date(2077, 11, 16)


def _first_of_1343(month: int) -> date:
    days = (date.fromordinal(date(1924, 8, 1).toordinal() + after) for after in range(355))
    return next(day for day in days if hijri_day(day, after_sunset=False) == (1343, month, 1))


def differing(source: str) -> dict[Month, int]:
    """Return the months that begin on another day in a source, and by how many days."""
    series = recorded("hijri")[source]
    found: dict[Month, int] = {}
    for place, start in enumerate(series["starts"]):
        year, month = divmod(place, 12)
        key = (series["first_year"] + year, month + 1)
        days = (date.fromisoformat(start) - month_starts()[key]).days
        if days:
            found[key] = days
    return found


def test_every_month_of_158_hijri_years_is_there() -> None:
    assert len(month_starts()) == 158 * 12


def test_the_printed_calendar_from_1356_to_1500() -> None:
    """1740 months; in the one that differs, ICU and every other table are with the app."""
    assert len(recorded("hijri")["van_gent"]["starts"]) == 1740
    assert differing("van_gent") == {(1427, 6): -1}
    assert (1427, 6) not in differing("icu")


def test_icu_agrees_from_1420_to_1450() -> None:
    """Before, ICU has months computed later and not those printed; afterwards, a new forecast.

    The maintainers of hijridate have compared the early ones with the mastheads
    of the newspaper Umm al-Qura (their issue 26, which counts the same 740).
    """
    differences = differing("icu")
    assert len(differences) == 740
    assert not [year for year, _month in differences if 1420 <= year <= 1450]
    later = {days for (year, _month), days in differences.items() if year > 1450}
    assert later == {1}
    assert max(abs(days) for days in differences.values()) == 2


def test_the_moon_over_mecca_since_1423() -> None:
    """936 months. 1427/6: new moon within a minute of sunset; the others differ in print."""
    assert len(recorded("hijri")["mecca"]["starts"]) == 936
    assert differing("mecca") == {(1427, 6): -1, (1446, 6): 1, (1485, 10): 1}


# Chinese: ICU, and new moons and solar terms


@cache
def chinese_months() -> set[tuple[str, int, int, bool]]:
    return {
        (month.first.isoformat(), year, month.month, month.is_leap)
        for year in range(chinese.FIRST.year, chinese.LAST_YEAR + 1)
        for month in chinese._months(year)
    }


def only_in(source: str) -> list[str]:
    return sorted(
        first
        for first, year, month, is_leap in map(tuple, recorded("chinese")[source])
        if (first, year, month, is_leap) not in chinese_months()
    )


def test_2461_months_against_the_moon_and_the_sun() -> None:
    """Two moons are new within minutes of midnight: tables and ICU are with the app there.

    1906: four minutes to midnight by Beijing's mean time, after it by UTC+8.
    2097: fifteen seconds, less than anyone can say so far ahead.
    """
    assert len(recorded("chinese")["months"]) == len(chinese_months()) == 2461
    assert only_in("months") == ["1906-04-23", "2097-08-08"]


def test_2461_months_against_icu() -> None:
    """ICU's own astronomy is off by minutes in these; the two above are not among them."""
    assert len(recorded("chinese")["icu"]) == 2461
    assert only_in("icu") == [
        "1917-03-23", "1917-04-21", "1922-06-25", "1922-07-24", "1954-02-04", "1955-02-23",
        "1987-07-26", "1987-08-24", "1999-01-18", "2012-08-18", "2018-11-07", "2027-02-07",
        "2030-02-02", "2070-03-13",
    ]  # fmt: skip


def test_all_new_years_from_1901_to_2099() -> None:
    rule = ChineseYearly(date(1901, 2, 19))
    found = [each.day.isoformat() for each in occurrences(rule, date.min, date(2099, 12, 31))]
    sky, icu = (
        [
            first
            for first, _year, month, is_leap in recorded("chinese")[source]
            if (month, is_leap) == (1, False)
        ]
        for source in ("months", "icu")
    )
    assert found == sky
    assert len(found) == 199
    # As celebrated in 1954, and in the almanacs for 2027 and 2030.
    assert sorted(set(found) - set(icu)) == ["1954-02-03", "2027-02-06", "2030-02-03"]


def test_all_qingming_from_1901_to_2099() -> None:
    found = occurrences(Qingming(date(1901, 1, 1)), date.min, date(2099, 12, 31))
    assert [each.day.isoformat() for each in found] == recorded("chinese")["qingming"]
    assert len(recorded("chinese")["qingming"]) == 199


@pytest.mark.parametrize(
    ("year", "month"),
    [(1917, 2), (1922, 5), (1984, 10), (1987, 6), (2006, 7), (2023, 2), (2025, 6), (2033, 11)],
)
def test_leap_months_that_are_known(year: int, month: int) -> None:
    assert [each.month for each in chinese._months(year) if each.is_leap] == [month]
