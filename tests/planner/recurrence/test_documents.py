"""Rules as stored documents."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import RuleUnreadable
from companion.planner.recurrence.documents import from_document, to_document
from companion.planner.recurrence.rules import DayMarks, Feb29, OwnDate, Rule, Yahrzeit, Yearly
from tests.planner.recurrence.examples import rules

YEARLY: dict[str, Any] = {"version": 1, "kind": "yearly", "day": "2024-05-01", "feb29": None}
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@given(rules)
def test_what_was_stored_is_read_back(rule: Rule) -> None:
    assert from_document(json.loads(json.dumps(to_document(rule)))) == rule


@pytest.mark.parametrize(
    ("rule", "document"),
    [
        (
            Yearly(date(2024, 2, 29), Feb29.BOTH),
            {"version": 1, "kind": "yearly", "day": "2024-02-29", "feb29": "both"},
        ),
        (
            DayMarks(date(2026, 3, 10), (7, 40), first_day_counts=True),
            {
                "version": 1,
                "kind": "day-marks",
                "day": "2026-03-10",
                "counts": [7, 40],
                "first_day_counts": True,
            },
        ),
        (
            Yahrzeit(date(2026, 3, 10), after_sunset=False, own=(OwnDate(5787, date(2027, 3, 1)),)),
            {
                "version": 1,
                "kind": "yahrzeit",
                "day": "2026-03-10",
                "after_sunset": False,
                "adar": "first",
                "own": [{"calendar_year": 5787, "day": "2027-03-01"}],
            },
        ),
    ],
)
def test_the_form_does_not_change(rule: Rule, document: dict[str, Any]) -> None:
    """These are in people's vaults: a new form needs a new version."""
    assert to_document(rule) == document
    assert from_document(document) == rule


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"version": None},
        {"kind": "sometimes"},
        {"kind": ["yearly"]},
        {"day": "2024-13-01"},
        {"day": 20240501},
        {"day": None},
        {"day": "2024-02-29"},
        {"feb29": "never"},
        {"feb29": True},
        {"surplus": 1},
        {"kind": "weekly", "every": True},
        {"kind": "weekly", "every": 0},
        {"kind": "weekly", "every": 1.0},
        {"kind": "day-marks", "counts": [7], "first_day_counts": None},
        {"kind": "day-marks", "counts": [0], "first_day_counts": True},
        {"kind": "day-marks", "counts": [1] * 1001, "first_day_counts": True},
        {"kind": "yahrzeit", "after_sunset": True, "own": [{"day": "2024-01-01"}]},
        {"kind": "nth-weekday", "week": 0, "weekday": 1, "month": None},
        {"kind": "nth-weekday", "week": 6, "weekday": 1, "month": None},
        {"kind": "nth-weekday", "week": 1, "weekday": 8, "month": None},
        {"kind": "nth-weekday", "week": 1, "weekday": 1, "month": 13},
    ],
    ids=str,
)
def test_what_is_not_understood_is_refused(change: dict[str, Any]) -> None:
    document = {**YEARLY, **change}
    if document["kind"] != "yearly":
        del document["feb29"]
    with pytest.raises(RuleUnreadable):
        from_document(document)


def test_a_month_of_zero_is_refused() -> None:
    document = {"version": 1, "kind": "nth-weekday", "day": "2024-05-01"}
    with pytest.raises(RuleUnreadable):
        from_document({**document, "week": 1, "weekday": 1, "month": 0})


@given(_json | st.dictionaries(st.sampled_from([*YEARLY, "every", "counts", "own"]), _json))
def test_nothing_from_outside_breaks_it(document: Any) -> None:
    for each in (document, {**YEARLY, **document} if isinstance(document, dict) else document):
        try:
            rule = from_document(each)
        except RuleUnreadable:
            continue
        assert from_document(to_document(rule)) == rule
