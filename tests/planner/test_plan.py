from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import TextTooLong
from companion.planner import documents, plan
from companion.planner.cards import deck, keys_of
from companion.planner.model import LONGEST_TEXT
from companion.planner.plan import Answer, Plan
from tests.support.planner import DAY

_KEYS = [key for card in deck().cards for number in (1, 3) for key, _ in keys_of(card, number)]
_TEXT = st.text(max_size=20)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    made = Plan(DAY)
    for key in draw(st.lists(st.sampled_from(_KEYS), max_size=6, unique=True)):
        question = deck().question(key)
        assert question is not None
        answer: Answer = draw(_TEXT)
        if question.is_list:
            answer = tuple(draw(st.lists(_TEXT, max_size=3)))
        made = plan.answered(made, deck(), key, answer)
    return plan.with_change_of_mind(made, draw(_TEXT))


@given(plans())
def test_a_plan_comes_back_as_it_was(value: Plan) -> None:
    text = documents.text_of(plan.to_document(value))
    assert plan.from_document(documents.document_in(text)) == value


@given(plans(), st.sampled_from(_KEYS))
def test_an_empty_answer_takes_out_what_was_there_and_nothing_else(value: Plan, key: str) -> None:
    question = deck().question(key)
    assert question is not None
    empty = plan.answered(value, deck(), key, () if question.is_list else " \n")
    assert key not in empty.answers
    assert {one: empty.answers[one] for one in empty.answers} == {
        one: value.answers[one] for one in value.answers if one != key
    }


def test_everything_is_optional() -> None:
    assert Plan(DAY).is_empty
    assert not plan.with_change_of_mind(Plan(DAY), "Home instead").is_empty


def test_what_is_no_question_or_no_answer_to_it_is_refused() -> None:
    for key, answer in (("nope.where", "a"), ("bare_minimum.where", ("a",)), ("body.move", "a")):
        with pytest.raises(ValueError, match=key):
            plan.answered(Plan(DAY), deck(), key, answer)
    with pytest.raises(TextTooLong):
        plan.answered(Plan(DAY), deck(), "bare_minimum.where", "a" * (LONGEST_TEXT + 1))
    with pytest.raises(TextTooLong):
        plan.with_change_of_mind(Plan(DAY), "a" * (LONGEST_TEXT + 1))


def test_a_plan_that_could_not_be_read_again_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LONGEST", 1_000)
    full = plan.answered(Plan(DAY), deck(), "bare_minimum.where", "a" * 800)
    with pytest.raises(TextTooLong):
        plan.answered(full, deck(), "bare_minimum.who_knows", "a" * 800)
    with pytest.raises(TextTooLong):
        plan.with_change_of_mind(full, "a" * 800)
    text = documents.text_of(plan.to_document(full))
    assert plan.from_document(documents.document_in(text)) == full


def test_another_years_plan_starts_without_what_was_only_of_that_day() -> None:
    answers: Mapping[str, Answer] = {"bare_minimum.where": "Home", "look_back.helped": "Walking"}
    earlier = Plan(DAY, answers, "Not the vigil")
    made = plan.starting_from(earlier, date(2027, 3, 12), deck())
    assert dict(made.answers) == {"bare_minimum.where": "Home"}
    assert (made.occasion, made.change_of_mind) == (date(2027, 3, 12), "")


def test_repeating_cards_are_read_in_order() -> None:
    going = next(card for card in deck().cards if card.key == "going")
    value = Plan(DAY, {"going.2.event": "Vigil", "going.1.choice": "not_go"})
    assert plan.repeats(value, going) == 2
    assert [key for key, _, _ in plan.filled(value, going)] == ["going.1.choice", "going.2.event"]
    assert plan.repeats(Plan(DAY), going) == 0


@pytest.mark.parametrize(
    "changes",
    [{"answers": []}, {"answers": {"a": 1}}, {"occasion": "x"}, {"change_of_mind": None},
     {"answers": {str(n): "" for n in range(plan.MOST_ANSWERS + 1)}}],
)  # fmt: skip
def test_a_document_that_is_no_plan(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"^"):
        plan.from_document({**plan.to_document(Plan(DAY)), **changes})


def test_answers_to_questions_that_are_not_asked_any_more_are_kept() -> None:
    document = {**plan.to_document(Plan(DAY)), "answers": {"old.question": "words"}}
    assert plan.from_document(document).answers == {"old.question": "words"}
