"""How fresh a record is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.resources.freshness import Freshness, freshness
from companion.resources.model import Check, Source
from tests.resources.examples import LINE

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        (0, Freshness.CHECKED_RECENTLY),
        (90, Freshness.CHECKED_RECENTLY),
        (91, Freshness.CHECKED),
        (365, Freshness.CHECKED),
        (366, Freshness.OLD),
        (20_000, Freshness.OLD),
        (-1, Freshness.NOT_CHECKED),
    ],
)
def test_the_levels_by_days(days_ago: int, expected: Freshness) -> None:
    checked = replace(LINE, check=Check(TODAY - timedelta(days=days_ago), "a volunteer"))
    assert freshness(checked, TODAY) is expected


@given(st.dates(), st.dates())
def test_a_page_however_new_makes_nothing_fresh(page: date, today: date) -> None:
    read = replace(LINE, sources=(Source("https://example.org", page.isoformat()),))
    assert freshness(read, today) is Freshness.NOT_CHECKED


@given(st.dates(), st.dates(), st.dates())
def test_nothing_grows_fresher_with_time(checked: date, one: date, other: date) -> None:
    order = list(Freshness)
    earlier, later = sorted((one, other))
    line = replace(LINE, check=Check(checked, "a volunteer"))
    if checked <= earlier:
        assert order.index(freshness(line, earlier)) <= order.index(freshness(line, later))
