from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given

from companion.care.keeping import LONGEST_TITLE, moment, new_id, prepared
from companion.care.model import OWN, Company, Energy
from companion.errors import FieldTooLong, IdeaEmpty
from companion.values import storable
from tests.care.examples import activity
from tests.support.builders import NOW
from tests.support.texts import WILD_TEXT


def test_a_moment_keeps_the_day_the_time_and_the_zone() -> None:
    assert moment(NOW) == {
        "local_date": NOW.date(),
        "local_time": time(21, 15, 30),
        "zone": "America/Denver",
    }
    assert moment(datetime(2026, 1, 1, tzinfo=UTC))["zone"] == "UTC"
    plain = datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=-3)))
    assert moment(plain)["zone"] == "-0300"


def test_ids_are_random() -> None:
    assert len({new_id() for _ in range(100)}) == 100


def test_an_own_activity_is_stored_tidily() -> None:
    one = prepared(
        activity(
            "a",
            title="  Feed\nthe birds ",
            category="spiritual",
            minutes=0,
            minutes_min=9,
            summary=" Seeds. ",
            helps_when=("sad", "", " "),
            avoid_if=("crowds",),
            energy=Energy.HIGH,
            company=Company.ALONE,
        )
    )
    assert (one.title, one.summary, one.category) == ("Feed the birds", "Seeds.", OWN)
    assert (one.minutes_min, one.minutes, one.minutes_max) == (1, 1, 1)
    assert (one.helps_when, one.flags) == (("sad",), ())
    assert (one.energy, one.company) == (Energy.HIGH, Company.ALONE)
    assert prepared(one) == one


def test_without_a_title_there_is_nothing_to_keep() -> None:
    with pytest.raises(IdeaEmpty):
        prepared(activity(title=" \n"))


@given(WILD_TEXT)
def test_anything_typed_can_be_stored(text: str) -> None:
    clean = storable(text)
    clean.encode("utf-8")
    assert "\0" not in clean
    assert storable(clean) == clean
    try:
        assert prepared(activity(title=text)).title == " ".join(clean.split())
    except IdeaEmpty:
        assert not "".join(clean.split())
    except FieldTooLong:
        assert len(clean) > LONGEST_TITLE


def test_words_are_kept_whole_however_many() -> None:
    words = "herons " * 10_000
    assert storable(words) == words
    own = prepared(activity(summary=words, tiny_start=words))
    assert own.summary == own.tiny_start == words.strip()


def test_a_title_that_is_too_long_is_refused_and_never_cut() -> None:
    assert prepared(activity(title="x" * LONGEST_TITLE)).title == "x" * LONGEST_TITLE
    with pytest.raises(FieldTooLong):
        prepared(activity(title="x" * (LONGEST_TITLE + 1)))
