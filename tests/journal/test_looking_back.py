from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.journal import store
from companion.journal.looking_back import DAYS_AROUND, DayRange, LookingBack
from companion.journal.model import Kept, SourcedPage
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.support.builders import NOW, new_vault, page

FIRST, LAST = date(2016, 1, 1), date(2026, 12, 31)
DAYS = st.dates(FIRST, LAST)


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    """Return a journal with a page on every fifth day of ten years, kept in every way."""
    vault = new_vault(Paths.below(tmp_path_factory.mktemp("years")))
    journal = Journal(vault)
    ways = (
        Kept(),
        Kept(set_aside=True),
        Kept(),
        Kept(never_bring_back=True),
        Kept(sealed_until=date(2022, 3, 4)),
        Kept(),
    )
    days = [date.fromordinal(day) for day in range(FIRST.toordinal(), LAST.toordinal(), 5)]
    pages = [page("sea", local_date=day) for day in days]
    ids = journal.bring_in((SourcedPage(one, "t", f"{one}") for one in pages), now=NOW).entry_ids
    with vault.transaction() as connection:
        for number, uid in enumerate(ids):
            place, _entry = store.found(connection, uid)
            store.keep(connection, place, ways[number % len(ways)])
    journal.bin_pages(ids[::11], now=NOW)
    return vault


@settings(max_examples=60, deadline=None)
@given(
    DAYS,
    st.lists(st.tuples(DAYS, st.integers(0, 20)), max_size=3),
    st.integers(0, 10),
)
def test_what_is_kept_apart_or_hard_never_comes_back(
    ten_years: Vault, today: date, hard: list[tuple[date, int]], around: int
) -> None:
    windows = [DayRange(first, first + timedelta(days=length)) for first, length in hard]
    found = LookingBack(ten_years).pages(today, windows, around=around)
    for summary in found:
        assert not summary.kept.set_aside
        assert not summary.kept.never_bring_back
        assert not summary.kept.is_sealed(today)
        assert summary.deleted is None
        assert not any(one.first <= summary.local_date <= one.last for one in windows)
        # 5 January is around 26 December of the year before, so days tell, not years.
        assert (today - summary.local_date).days >= 365 - around
        assert _apart(summary.local_date, today) <= around + 1  # the 29th of February
    assert [one.place for one in found] == sorted((one.place for one in found), reverse=True)


@settings(max_examples=40, deadline=None)
@given(DAYS)
def test_everything_else_from_this_time_is_there(ten_years: Vault, today: date) -> None:
    found = {one.id for one in LookingBack(ten_years).pages(today)}
    for summary in Journal(ten_years).newest(limit=2000):
        day = summary.local_date
        plain = not summary.kept.never_bring_back and not summary.kept.is_sealed(today)
        if plain and day.year < today.year and _apart(day, today) < DAYS_AROUND:
            same_turn = abs(
                day.replace(year=2020).toordinal() - today.replace(year=2020).toordinal()
            )
            if same_turn < DAYS_AROUND:
                assert summary.id in found


def _apart(day: date, today: date) -> int:
    """Return how many days of the calendar lie between two days, whatever their years."""
    one, other = (each.replace(year=2020).toordinal() for each in (day, today))
    return min(abs(one - other), 366 - abs(one - other))


def test_a_hard_day_is_hard_in_every_year(journal: Journal, vault: Vault) -> None:
    for year in (2023, 2024, 2025):
        journal.write(page("sea", local_date=date(year, 3, 9)), now=NOW)
    back = LookingBack(vault)
    today = date(2026, 3, 12)
    assert len(back.pages(today)) == 3
    assert back.pages(today, [DayRange(date(2024, 3, 8), date(2024, 3, 10))]) == []
    assert back.pages(today, [DayRange(date(2026, 3, 12), date(2026, 3, 12))]) == []
    across = DayRange(date(2020, 12, 30), date(2021, 1, 2))
    assert across.shadows(date(2030, 1, 1))
    assert across.shadows(date(2030, 12, 31))
    assert not across.shadows(date(2030, 1, 3))
    assert across.shadows(date.max)
    assert DayRange(date(2020, 1, 1), date(2022, 1, 1)).shadows(date(1999, 7, 7))


def test_leap_days_and_the_turn_of_the_year(journal: Journal, vault: Vault) -> None:
    leap = journal.write(page("sea", local_date=date(2024, 2, 29)), now=NOW)
    eve = journal.write(page("sea", local_date=date(2024, 12, 30)), now=NOW)
    journal.write(page("sea", local_date=date(1, 12, 30)), now=NOW)
    back = LookingBack(vault)
    assert [one.id for one in back.pages(date(2028, 2, 29), around=0)] == [leap.id]
    assert [one.id for one in back.pages(date(2025, 2, 28))] == [leap.id]
    assert next(one.id for one in back.pages(date(2026, 1, 1))) == eve.id
    assert len(back.pages(date(9999, 12, 31))) == 2
