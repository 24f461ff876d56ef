"""The packs of public days."""

from __future__ import annotations

import json
from datetime import date

import pytest

from companion.paths import assets
from companion.planner.recurrence.observances import Observance, packs
from tests.support import words_guide

ALL = packs()
EACH = [observance for pack in ALL for observance in pack.observances]
OFFICIAL_NAMES = {
    "crime-victims-rights-week",
    "eu-remembrance-day",
    "un-remembrance-day",
    "us-remembrance-day",
}


def named(identity: str) -> Observance:
    return next(each for each in EACH if each.id == identity)


def in_2027(identity: str) -> list[str]:
    found = named(identity).occurrences(date(2027, 1, 1), date(2027, 12, 31))
    return [each.day.isoformat() for each in found]


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        ("new-year-eve", ["2027-12-31"]),
        ("us-independence-day", ["2027-07-04"]),
        ("gun-violence-survivors-week", ["2027-02-01"]),
        ("eu-remembrance-day", ["2027-03-11"]),
        ("wear-orange", ["2027-06-04"]),
        ("un-remembrance-day", ["2027-08-21"]),
        ("us-remembrance-day", ["2027-09-25"]),
        ("mothers-day-us", ["2027-05-09"]),
        ("fathers-day-us", ["2027-06-20"]),
        ("thanksgiving-us", ["2027-11-25"]),
        ("easter", ["2027-03-28"]),
        ("easter-orthodox", ["2027-05-02"]),
        ("crime-victims-rights-week", []),
        ("school-starts", []),
    ],
)
def test_when_they_begin(identity: str, expected: list[str]) -> None:
    assert in_2027(identity) == expected


def test_what_is_set_anew_each_year_is_not_guessed() -> None:
    assert {each.id for each in EACH if each.rule is None} == {
        "crime-victims-rights-week",
        "school-starts",
    }


def test_nothing_in_the_data_can_turn_one_on() -> None:
    data = json.loads((assets() / "planner" / "observances.json").read_text("utf-8"))
    for pack in data["packs"]:
        assert set(pack) == {"id", "name", "detail", "observances"}
        for each in pack["observances"]:
            assert set(each) == {"id", "name", "country", "days", "rule", "basis"}
            assert each["basis"]
            assert 1 <= each["days"] <= 7


def test_ids_are_unique() -> None:
    assert len({each.id for each in EACH}) == len(EACH)
    assert [pack.id for pack in ALL] == ["loud-days", "remembrance", "school", "holidays"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_text_follows_the_words_guide_but_official_names(language: str) -> None:
    texts = [text for pack in ALL for text in (pack.name, pack.detail)]
    texts += [each.name for each in EACH if each.id not in OFFICIAL_NAMES]
    for text in texts:
        assert words_guide.breaches(text.spoken(language), language) == []
