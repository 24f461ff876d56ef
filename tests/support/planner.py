"""Made-up dates, one at a time or by the hundred."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from companion.planner.model import Certainty, HardDate, Kind, Reminders, ReminderText, prepared
from companion.planner.recurrence.rules import (
    ChineseYearly,
    DayMarks,
    EasterKind,
    EnteredDays,
    Feb29,
    FromEaster,
    HijriYearly,
    Monthly,
    NthWeekday,
    Once,
    Qingming,
    Rule,
    ShortMonth,
    Weekly,
    Yahrzeit,
    Yearly,
)
from companion.values import storable

DAY = date(2026, 3, 12)


def hard_date(name: str = "The day at the river", **fields: object) -> HardDate:
    """Return a date that comes once, two days after the fixed moment of the tests."""
    return HardDate(name, **{"rule": Once(DAY), **fields})  # type: ignore[arg-type]


_days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
_texts = st.text(max_size=30).map(storable)
_ids = st.text("0123456789abcdef", min_size=4, max_size=16)
ZONES = ("America/Denver", "Europe/Madrid", "Asia/Kolkata", "Australia/Lord_Howe", "UTC")

rules: st.SearchStrategy[Rule] = st.one_of(
    st.builds(Once, _days),
    st.builds(Yearly, _days, st.sampled_from(Feb29)),
    st.builds(Yearly, st.just(date(2024, 2, 29)), st.sampled_from(Feb29)),
    st.builds(Monthly, _days, st.sampled_from(ShortMonth)),
    st.builds(Weekly, _days, st.integers(1, 60)),
    st.builds(
        NthWeekday,
        _days,
        st.sampled_from((1, 2, 3, 4, 5, -1)),
        st.integers(1, 7),
        st.none() | st.integers(1, 12),
    ),
    st.builds(
        DayMarks,
        _days,
        st.lists(st.integers(1, 1000), min_size=1, max_size=4).map(tuple),
        st.booleans(),
    ),
    st.builds(Yahrzeit, _days, st.booleans()),
    st.builds(HijriYearly, _days, st.booleans()),
    st.builds(ChineseYearly, _days),
    st.builds(Qingming, _days),
    st.builds(FromEaster, _days, st.sampled_from(EasterKind), st.integers(-60, 60)),
    st.builds(EnteredDays, st.lists(_days, min_size=1, max_size=4).map(tuple)),
)

reminders = st.builds(
    Reminders,
    st.booleans(),
    st.lists(st.integers(-60, 60), max_size=6).map(tuple),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(ReminderText),
    st.booleans(),
)


@st.composite
def hard_dates(draw: st.DrawFn) -> HardDate:
    """Draw a date as it is stored, with anything a person can enter."""
    rule = draw(st.none() | rules)
    at = draw(st.none() | st.times())
    certain = st.sampled_from(Certainty) if rule else st.just(Certainty.NOT_SURE)
    value = HardDate(
        name=draw(_texts.filter(str.strip)),
        kind=draw(st.sampled_from(Kind)),
        word=draw(_texts),
        rule=rule,
        certainty=draw(certain),
        earliest=draw(st.none() | _days),
        latest=draw(st.none() | _days),
        postponed=draw(st.booleans()),
        at=at,
        zone=draw(st.sampled_from(ZONES)) if at else "",
        people=draw(st.lists(_ids, max_size=2).map(tuple)),
        show_year_count=draw(st.booleans()),
        hidden=draw(st.booleans()),
        hide_person=draw(st.booleans()),
        on_today=draw(st.booleans()),
        days_before=draw(st.integers(0, 60)),
        days_after=draw(st.integers(0, 60)),
        reminders=draw(reminders),
        note=draw(_texts),
    )
    return prepared(value)
