"""The values of rules; what they refuse is in test_gregorian.py and test_documents.py."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from hypothesis import given

from companion.planner.recurrence.rules import OwnDate, Rule, Yahrzeit, Yearly, is_leap_day
from tests.planner.recurrence.examples import rules


@given(rules)
def test_a_rule_can_be_a_key(rule: Rule) -> None:
    assert {rule: 1}[rule] == 1


def test_a_rule_cannot_be_changed() -> None:
    rule = Yearly(date(2024, 2, 28))
    with pytest.raises(FrozenInstanceError):
        rule.day = date(2026, 1, 1)  # type: ignore[misc]


def test_29_february_is_the_only_leap_day() -> None:
    assert is_leap_day(date(2024, 2, 29))
    assert not is_leap_day(date(2024, 2, 28))
    assert Yearly(date(2024, 2, 28)).feb29 is None


def test_there_are_not_endless_own_dates() -> None:
    own = tuple(OwnDate(5000 + year, date(2026, 1, 1)) for year in range(1001))
    with pytest.raises(ValueError, match="many"):
        Yahrzeit(date(2026, 1, 1), after_sunset=False, own=own)
