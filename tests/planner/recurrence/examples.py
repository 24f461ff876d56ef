"""Rules for tests: any rule there can be, within the years of its calendar."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from companion.planner.recurrence.rules import (
    Adar,
    ChineseYearly,
    DayMarks,
    EasterKind,
    EnteredDays,
    Feb29,
    FromEaster,
    HijriYearly,
    MemorialYears,
    Monthly,
    NthWeekday,
    Once,
    OwnDate,
    Qingming,
    Rule,
    ShortMonth,
    Weekly,
    Yahrzeit,
    Yearly,
)

FIRST, LAST = date(1925, 1, 1), date(2070, 12, 31)
"""Years that every calendar knows."""

days = st.dates(FIRST, LAST) | st.sampled_from([date(2024, 2, 29), date(2000, 2, 29)])
_own = st.lists(st.builds(OwnDate, st.integers(1340, 5840), days), max_size=3).map(tuple)
_counts = st.lists(st.integers(1, 2000), max_size=6).map(tuple)
_called = st.lists(st.integers(1, 50).filter(lambda year: year != 2), max_size=6).map(tuple)
_feb29 = st.sampled_from(Feb29)

rules: st.SearchStrategy[Rule] = st.one_of(
    st.builds(Once, days),
    st.builds(Yearly, days, _feb29),
    st.builds(Monthly, days, st.sampled_from(ShortMonth)),
    st.builds(Weekly, days, st.integers(1, 520)),
    st.builds(
        NthWeekday,
        days,
        st.sampled_from([1, 2, 3, 4, 5, -1]),
        st.integers(1, 7),
        st.none() | st.integers(1, 12),
    ),
    st.builds(DayMarks, days, _counts, st.booleans()),
    st.builds(MemorialYears, days, _called, _feb29),
    st.builds(Yahrzeit, days, st.booleans(), st.sampled_from(Adar), _own),
    st.builds(HijriYearly, days, st.booleans(), _own),
    st.builds(ChineseYearly, days, _own),
    st.builds(Qingming, days),
    st.builds(FromEaster, days, st.sampled_from(EasterKind), st.integers(-366, 366)),
    st.builds(EnteredDays, st.lists(days, max_size=5).map(tuple)),
)
