from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.planner.model import Occasion
from companion.planner.year import Band, picture

_ONE = st.builds(
    lambda day, before, after: Occasion(
        "a", "A day", day, day - timedelta(days=before), day + timedelta(days=after), key=day
    ),
    st.dates(date(2023, 11, 1), date(2025, 2, 28)),
    st.integers(0, 90),
    st.integers(0, 90),
)


@given(st.lists(_ONE, max_size=6))
def test_each_day_says_what_a_count_by_hand_says(found: list[Occasion]) -> None:
    year = picture(2024, found)
    cells = [cell for month in year.months for cell in month.days]
    assert [cell.day for cell in cells] == [
        date(2024, 1, 1) + timedelta(days=number) for number in range(366)
    ]
    for cell in cells:
        on = [one for one in found if one.day == cell.day]
        around = [one for one in found if one.first <= cell.day <= one.last]
        expected = Band.DATE if on else Band.AROUND if around else Band.NONE
        assert cell.band is expected
        assert list(cell.dates) == on
        assert cell.around == len(around)


def test_a_window_over_new_year_is_in_both_years() -> None:
    day = date(2026, 12, 30)
    one = Occasion("a", "A day", day, day - timedelta(days=2), day + timedelta(days=4), key=day)
    before, after = picture(2026, [one]), picture(2027, [one])
    assert before.months[11].stretches() == ((date(2026, 12, 28), date(2026, 12, 31)),)
    assert before.months[11].dates == (one,)
    assert after.months[0].stretches() == ((date(2027, 1, 1), date(2027, 1, 3)),)
    assert after.months[0].dates == ()


def test_months_know_where_their_weeks_begin() -> None:
    months = picture(2026, []).months
    assert [len(month.days) for month in months] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert months[2].first_weekday == 6  # 1 March 2026 is a Sunday
    assert all(month.stretches() == () for month in months)
