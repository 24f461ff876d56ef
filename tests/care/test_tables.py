from __future__ import annotations

from types import SimpleNamespace

from companion.care import tables
from companion.care.keeping import CheckIn, KeptAnswer, moment, prepared
from companion.care.model import Company, Energy, Place
from companion.care.what_helps import Context
from tests.care.examples import activity, log_entry
from tests.support.builders import NOW


def test_an_activity_comes_back_as_it_was() -> None:
    one = prepared(
        activity(
            "a",
            minutes=7,
            energy=Energy.MEDIUM,
            company=Company.WITH_OTHERS,
            place=Place.OUTDOORS,
            summary="s",
            tiny_start="t",
            helps_when=("sad", "any"),
            night_ok=True,
        )
    )
    assert tables.own_of(SimpleNamespace(**tables.own_columns(one, NOW))) == one
    bare = prepared(activity("b", helps_when=()))
    assert tables.own_of(SimpleNamespace(**tables.own_columns(bare, NOW))) == bare


def test_what_was_noted_comes_back_as_it_was() -> None:
    entry = log_entry(9, None, context=Context.NEWS)
    assert tables.log_of(SimpleNamespace(**tables.log_columns(entry))) == entry
    taken = CheckIn("c", "pcl-5", **moment(NOW), words="w", answers={1: 4, 2: None})
    assert tables.check_in_of(SimpleNamespace(**tables.check_in_columns(taken))) == taken
    answer = KeptAnswer("k", "rid", "What was it?", "a sound", **moment(NOW))
    assert tables.kept_of(SimpleNamespace(**tables.kept_columns(answer))) == answer
