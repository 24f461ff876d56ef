"""Rules for tests: any rule there can be, within the years of its calendar."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, Final, get_args

from hypothesis import strategies as st

from companion.planner.recurrence.rules import (
    Adar,
    EasterKind,
    Feb29,
    OwnDate,
    Rule,
    ShortMonth,
)

FIRST, LAST = date(1925, 1, 1), date(2070, 12, 31)
"""Years that every calendar knows."""

days = st.dates(FIRST, LAST) | st.sampled_from([date(2024, 2, 29), date(2000, 2, 29)])
_FIELDS: Final[dict[str, st.SearchStrategy[Any]]] = {
    "day": days,
    "days": st.lists(days, max_size=5).map(tuple),
    "feb29": st.sampled_from(Feb29),
    "short_month": st.sampled_from(ShortMonth),
    "every": st.integers(1, 520),
    "week": st.sampled_from([1, 2, 3, 4, 5, -1]),
    "weekday": st.integers(1, 7),
    "month": st.none() | st.integers(1, 12),
    "counts": st.lists(st.integers(1, 2000), max_size=6).map(tuple),
    "first_day_counts": st.booleans(),
    "years": st.lists(st.integers(1, 50).filter(lambda year: year != 2), max_size=6).map(tuple),
    "after_sunset": st.booleans(),
    "adar": st.sampled_from(Adar),
    "own": st.lists(st.builds(OwnDate, st.integers(1340, 5840), days), max_size=3).map(tuple),
    "easter": st.sampled_from(EasterKind),
    "offset": st.integers(-366, 366),
}
"""What each field of a rule can hold."""


def _of(kind: type[Any]) -> st.SearchStrategy[Any]:
    return st.builds(kind, **{field.name: _FIELDS[field.name] for field in fields(kind)})


rules: st.SearchStrategy[Rule] = st.one_of(*(_of(kind) for kind in get_args(Rule)))
