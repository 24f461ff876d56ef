from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from companion.planner.cards import deck, keys_of
from companion.planner.model import Kind, Occasion
from companion.planner.on_paper import blocks
from companion.planner.plan import Answer, Plan
from tests.support.planner import DAY, hard_date

_ANSWERS: dict[str, Answer] = {
    "bare_minimum.where": "CANARY1",
    "too_much.step_1": "CANARY2",
    "too_much.people": ("p1", "p2"),
    "going.1.choice": "not_go",
    "look_back.helped": "CANARY3",
    "court.seat": "CANARY4",
}
_PLAN = Plan(DAY, _ANSWERS, "CANARY5")


def _text(*args: object, **fields: object) -> str:
    return "\n".join(text for _kind, text in blocks(*args, **fields))  # type: ignore[arg-type]


@given(st.sets(st.sampled_from([*_ANSWERS, "name", "day", "change_of_mind"])))
def test_only_what_was_ticked_is_printed(ticked: set[str]) -> None:
    value = hard_date("CANARY0", kind=Kind.HEARING)
    text = _text(value, _PLAN, deck(), ticked=ticked)
    canaries = {
        "CANARY1": "bare_minimum.where", "CANARY2": "too_much.step_1", "CANARY4": "court.seat",
        "CANARY5": "change_of_mind",
    }  # fmt: skip
    for canary, key in canaries.items():
        assert (canary in text) == (key in ticked)
    assert "CANARY3" not in text
    assert "p1" not in text
    assert not text or ("CANARY0" in text) == ("name" in ticked)


def test_nothing_is_printed_of_an_empty_plan() -> None:
    assert blocks(hard_date(), Plan(DAY), deck()) == ()
    assert blocks(hard_date(), _PLAN, deck(), ticked=set()) == ()
    assert blocks(hard_date(), _PLAN, deck(), ticked={"name", "day"}) == ()


def test_the_sheet_in_order() -> None:
    one = Occasion("a", "The river", DAY, DAY, DAY)
    found = blocks(hard_date("The river"), _PLAN, deck(), occasion=one, names={"p2": "Ana, 555"})
    assert found == (
        ("title", "The river"),
        ("quiet", "12 March 2026"),
        ("heading", "Change of mind"),
        ("text", "CANARY5"),
        ("heading", "Three lines"),
        ("quiet", "Where will you be?"),
        ("text", "CANARY1"),
        ("heading", "Going or not"),
        ("quiet", "What would you like to do?"),
        ("text", "Not go"),
        ("heading", "If it gets too much"),
        ("quiet", "First, what will you do?"),
        ("text", "CANARY2"),
        ("quiet", "Which two people can you reach?"),
        ("text", "Ana, 555"),
    )


def test_every_question_can_be_on_paper() -> None:
    for card in deck().for_kind(Kind.TRIAL):
        for key, question in keys_of(card, 2):
            answer = ("x",) if question.is_list else "x"
            plan = Plan(DAY, {key: answer})
            found = blocks(hard_date(kind=Kind.TRIAL), plan, deck(), names={"x": "x"})
            assert bool(found) != card.afterwards
