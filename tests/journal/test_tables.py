from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from companion.journal import tables
from companion.journal.model import tidy_tags

_ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=_ZONES))  # noqa: DTZ001
def test_a_moment_comes_back_in_utc_to_the_microsecond(moment: datetime) -> None:
    kept = tables.moment_of(tables.stamp(moment))
    assert kept == moment
    assert kept.utcoffset() == UTC.utcoffset(None)


@given(st.lists(st.text(min_size=1, max_size=20), max_size=5))
def test_tags_come_back_in_the_order_in_which_they_are_compared(written: list[str]) -> None:
    tags = tidy_tags(written)
    assert tables.tags_of(tables.TAG_SEPARATOR.join(tags)) == tags


def test_stamps_order_as_the_moments_do() -> None:
    early = datetime(2026, 3, 10, 23, 0, tzinfo=timezone(timedelta(hours=9)))
    late = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
    assert (tables.stamp(early) < tables.stamp(late)) == (early < late)
