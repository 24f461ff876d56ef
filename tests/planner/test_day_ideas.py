from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import PlannedItemNotFound
from companion.planner.day_ideas import (
    DayIdea,
    DayIdeas,
    from_document,
    prepared,
    to_document,
)
from companion.planner.documents import document_in, text_of
from companion.planner.service import Planner
from companion.values import storable
from companion.vault.vault import Vault

DAY = date(2026, 3, 12)


@pytest.fixture
def ideas(vault: Vault) -> DayIdeas:
    return DayIdeas(vault)


def test_an_idea_is_in_its_day_and_in_no_other(ideas: DayIdeas, now: datetime) -> None:
    saved = ideas.put(DayIdea("slow-walk", DAY, time(9, 30), reminds=True), now=now)
    assert ideas.on(DAY) == [saved]
    assert ideas.on(DAY + timedelta(1)) == []
    assert saved.value == DayIdea("slow-walk", DAY, time(9, 30), reminds=True)


def test_a_day_goes_from_what_has_no_time_to_the_latest(ideas: DayIdeas, now: datetime) -> None:
    later, before = DAY + timedelta(9), DAY - timedelta(1)
    for item, day, at in (
        ("c", DAY, time(20)), ("a", DAY, None), ("b", DAY, time(7)), ("d", later, None),
        ("gone", before, None),
    ):  # fmt: skip
        ideas.put(DayIdea(item, day, at), now=now)
    assert [one.value.item_id for one in ideas.from_day(DAY)] == ["a", "b", "c", "d"]
    assert [one.value.item_id for one in ideas.on(DAY)] == ["a", "b", "c"]


def test_what_is_taken_out_can_be_put_back(ideas: DayIdeas, now: datetime) -> None:
    saved = ideas.put(DayIdea("slow-walk", DAY), now=now)
    ideas.take_out(saved.id, now=now)
    assert ideas.on(DAY) == []
    ideas.put_back(saved.id)
    assert [one.id for one in ideas.on(DAY)] == [saved.id]


def test_what_was_never_there_cannot_be_taken_out(ideas: DayIdeas, now: datetime) -> None:
    with pytest.raises(PlannedItemNotFound):
        ideas.take_out("0" * 16, now=now)


def test_a_month_after_its_day_nothing_is_left_of_it(
    ideas: DayIdeas, vault: Vault, now: datetime
) -> None:
    ideas.put(DayIdea("slow-walk", now.date()), now=now)
    assert Planner(vault).empty_old_bin(now=now + timedelta(30)) == 0
    assert Planner(vault).empty_old_bin(now=now + timedelta(31)) == 1
    assert ideas.on(now.date()) == []


def test_a_reminder_comes_at_its_time_or_with_the_others_of_the_day() -> None:
    assert str(DayIdea("slow-walk", DAY, time(20, 15)).reminded_at) == "2026-03-12 20:15:00"
    assert str(DayIdea("slow-walk", DAY).reminded_at) == "2026-03-12 09:00:00"


@given(
    st.builds(
        DayIdea,
        st.text(max_size=40).map(storable),
        st.dates(),
        st.none() | st.times(),
        st.booleans(),
    )
)
def test_it_is_read_as_it_was_written(value: DayIdea) -> None:
    stored = prepared(value)
    assert prepared(stored) == stored
    assert from_document(document_in(text_of(to_document(stored)))) == stored


@pytest.mark.parametrize(
    "wrong", [{"item": 1}, {"day": "soon"}, {"at": "26:00"}, {"reminds": "yes"}, {"day": None}]
)
def test_another_document_is_refused(wrong: dict[str, object]) -> None:
    document = {**to_document(DayIdea("slow-walk", DAY, time(9))), **wrong}
    with pytest.raises(ValueError):  # noqa: PT011
        from_document(document)
