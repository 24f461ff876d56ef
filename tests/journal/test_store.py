from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.journal import finding, store
from companion.journal import places as places_of
from companion.journal.service import Journal
from companion.vault.vault import Vault
from tests.support.builders import NOW, page


@given(st.dates(), st.times(), st.dates(), st.times())
def test_places_follow_day_and_minute(first: date, at: time, second: date, then: time) -> None:
    places = places_of.place_for(first, at), places_of.place_for(second, then)
    minutes = (
        (first, at.replace(second=0, microsecond=0)),
        (second, then.replace(second=0, microsecond=0)),
    )
    assert (places[0] < places[1]) == (minutes[0] < minutes[1])
    assert places[0] // places_of.PLACES_A_DAY == first.toordinal()


def test_a_free_place_is_the_first_after_those_taken(vault: Vault, journal: Journal) -> None:
    day, at = date(2026, 3, 10), time(12)
    wanted = places_of.place_for(day, at)
    with vault.reading() as connection:
        assert store.free_place(connection, day, at) == wanted
    for expected in range(5):
        journal.write(page(local_date=day, local_time=at), now=NOW)
        with vault.reading() as connection:
            assert store.free_place(connection, day, at) == wanted + expected + 1
            assert store.places(connection) == set(range(wanted, wanted + expected + 1))


def test_moments_are_kept_to_the_microsecond_in_utc(vault: Vault, journal: Journal) -> None:
    exact = NOW + timedelta(microseconds=123_456)
    entry = journal.write(page(), now=exact)
    assert entry.created == exact
    with vault.reading() as connection:
        stamp = connection.exec_driver_sql("SELECT created_utc FROM entry").scalar_one()
    assert stamp == "2026-03-11T03:15:30.123456+00:00"


@pytest.mark.parametrize("prefix", ["%", "_", "%%%%", "'", '"'])
def test_a_beginning_is_taken_as_it_is_typed(vault: Vault, journal: Journal, prefix: str) -> None:
    journal.write(page(), now=NOW)
    with vault.reading() as connection:
        assert finding.ids_beginning(connection, prefix) == []


def test_a_removed_page_takes_all_that_is_its_own_along(vault: Vault, journal: Journal) -> None:
    entry = journal.write(page("first", tags=("a",)), now=NOW)
    journal.write(page("second", tags=("b",)), now=NOW, entry_id=entry.id)
    journal.move_to_bin(entry.id, now=NOW)
    journal.empty_old_bin(now=NOW + timedelta(days=31))
    with vault.reading() as connection:
        for table in ("entry", "entry_text", "entry_tag", "revision", "draft"):
            count = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            assert count == 0
