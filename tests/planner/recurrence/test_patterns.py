"""The ways to remember a death that are offered."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from companion.errors import RuleUnreadable
from companion.planner.recurrence.occurrences import occurrences
from companion.planner.recurrence.patterns import Pattern, patterns
from companion.planner.recurrence.rules import Qingming, Yahrzeit, Yearly
from tests.support import words_guide

DAY = date(2024, 2, 29)
ANSWERS: dict[str, Any] = {
    "first_day_counts": True,
    "after_sunset": False,
    "feb29": "mar1",
    "short_month": "last",
    "days": ["2026-09-12"],
}
ALL = patterns()
BELIEFS = re.compile(
    r"jew|jud|christ|crist|orthodox|ortodox|cath|cat[oó]l|muslim|musulm|islam|hindu|hindú|sikh|sij"
    r"|buddh|budis|afro|japan|japón|philipp|filipin|ethiop|etiop|dead|muertos|shiva|yahrzeit",
    re.IGNORECASE,
)


def named(identity: str) -> Pattern:
    return next(each for each in ALL if each.id == identity)


@pytest.mark.parametrize("pattern", ALL, ids=lambda pattern: pattern.id)
def test_a_pattern_gives_rules_when_everything_was_answered(pattern: Pattern) -> None:
    rules = pattern.rules(DAY, ANSWERS)
    assert rules
    for rule in rules:
        found = list(occurrences(rule, DAY, date(2070, 1, 1)))
        assert found
        assert all(each.day >= DAY for each in found)


@pytest.mark.parametrize("pattern", ALL, ids=lambda pattern: pattern.id)
def test_nothing_is_chosen_for_anyone(pattern: Pattern) -> None:
    for asked in pattern.asks(DAY):
        answers = {name: value for name, value in ANSWERS.items() if name != asked}
        with pytest.raises(RuleUnreadable):
            pattern.rules(DAY, answers)


def test_counts_ask_about_the_first_day_and_calendars_about_sunset() -> None:
    for pattern in ALL:
        kinds = {rule["kind"] for rule in pattern._rules}
        asked = set(pattern.asks(DAY))
        assert ("day-marks" in kinds) == ("first_day_counts" in asked), pattern.id
        assert bool(kinds & {"yahrzeit", "hijri-yearly"}) == ("after_sunset" in asked), pattern.id


def test_what_makes_no_difference_is_not_asked() -> None:
    assert named("same-day").asks(DAY) == ("feb29",)
    assert named("same-day").asks(date(2024, 5, 1)) == ()
    assert named("month-marks").asks(date(2024, 5, 1)) == ()
    assert named("month-marks").asks(date(2024, 5, 31)) == ("short_month",)
    assert named("same-day").rules(date(2024, 5, 1), ANSWERS) == (Yearly(date(2024, 5, 1)),)


def test_labels_name_no_belief_and_no_people() -> None:
    for pattern in ALL:
        for label in (pattern.label.en, pattern.label.es):
            if pattern.id not in {"hebrew-date", "hijri-date", "lunar-date"}:
                assert BELIEFS.search(label) is None


def test_what_is_opened_tells_who_keeps_it() -> None:
    assert named("hebrew-date").rules(DAY, ANSWERS) == (Yahrzeit(DAY, after_sunset=False),)
    assert "Jewish" in named("hebrew-date").kept_by.spoken("en")
    assert "judías" in named("hebrew-date").kept_by.spoken("es")
    assert named("early-april").rules(DAY, {}) == (Qingming(DAY),)


def test_a_day_of_the_year_begins_with_the_first_that_comes() -> None:
    assert named("november-2").rules(DAY, {}) == (Yearly(date(2024, 11, 2)),)
    assert named("november-2").rules(date(2024, 11, 2), {}) == (Yearly(date(2024, 11, 2)),)
    (seventh_moon,) = named("seventh-moon").rules(DAY, {})
    assert next(occurrences(seventh_moon, DAY, date(2026, 1, 1))).day == date(2024, 8, 18)


def test_the_spring_days_of_2026() -> None:
    found = [
        each.day.isoformat()
        for rule in named("spring-days").rules(date(2020, 1, 1), {})
        for each in occurrences(rule, date(2026, 1, 1), date(2026, 12, 31))
    ]
    assert found == [
        "2026-02-14", "2026-03-07", "2026-03-14", "2026-03-21", "2026-04-21", "2026-05-30",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_text_follows_the_words_guide(language: str) -> None:
    for pattern in ALL:
        for text in filter(None, (pattern.label, pattern.kept_by, pattern.detail)):
            assert words_guide.breaches(text.spoken(language), language) == []
            assert text.en != text.es
    assert len({pattern.label.spoken(language) for pattern in ALL}) == len(ALL)


def test_ids_are_unique() -> None:
    assert len({pattern.id for pattern in ALL}) == len(ALL)
