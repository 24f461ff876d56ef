"""Scoring against the published rules, written here a second time and in another way.

The rules: PCL-5, National Center for PTSD: sum of 20 items from 0 to 4; provisional
rule of at least one B (1-5), one C (6-7), two D (8-14) and two E (15-20) item at 2
or more. PC-PTSD-5, National Center for PTSD: opening question, then a count of five
yes answers. PHQ-9 (Kroenke 2001) and GAD-7 (Spitzer 2006): sums of items from 0 to 3.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.care.measures import (
    GATE,
    RULES,
    Advice,
    Answers,
    brings_help,
    may_offer,
    scored,
)
from companion.errors import AnswersUnreadable

SIZES = {"pcl-5": (20, 4), "pc-ptsd-5": (5, 1), "phq-9": (9, 3), "gad-7": (7, 3)}
CASES = 400
LEAST_CASES = 200


# The second implementation


def expected(measure: str, answers: dict[int, int | None]) -> dict[str, Any]:
    """Return what the published rules say of a set of answers."""
    count, _most = SIZES[measure]
    if measure == "pc-ptsd-5" and answers.get(0) == 0:
        return {"score": 0, "advice": set(), "help_at": set(), "met": None}
    asked = [*([0] if measure == "pc-ptsd-5" else []), *range(1, count + 1)]
    missing = [each for each in asked if answers.get(each) is None]
    points = [answers.get(each) or 0 for each in range(1, count + 1)]
    help_at = set()
    if measure == "phq-9" and points[8] > 0:
        help_at.add(9)
    if measure == "pcl-5" and points[15] >= 2:
        help_at.add(16)
    return {
        "score": None if missing else sum(points),
        "advice": advised(measure, sum(points)) | ({"help_at_item"} if help_at else set()),
        "help_at": help_at,
        "met": present(points) if measure == "pcl-5" and not missing else None,
    }


def advised(measure: str, floor: int) -> set[str]:
    """Return what care.md 2.14 asks to show from a number of points on."""
    if measure == "phq-9" and floor >= 20:
        return {"help_first"}
    talk = {"phq-9": 15, "gad-7": 15, "pcl-5": 31}
    if measure in talk:
        return {"talk"} if floor >= talk[measure] else set()
    return {"care"} if floor >= 4 else set()


def present(points: list[int]) -> bool:
    """Apply the provisional rule for PCL-5."""
    high = [each >= 2 for each in points]
    return (
        any(high[0:5])
        and any(high[5:7])
        and high[7:14].count(True) > 1
        and high[14:20].count(True) > 1
    )


def of_total(measure: str, total: int) -> dict[int, int | None]:
    """Return answers that add up to a total, the first items highest."""
    count, most = SIZES[measure]
    answers: dict[int, int | None] = {0: 1} if measure == "pc-ptsd-5" else {}
    for item in range(1, count + 1):
        answers[item] = min(most, total)
        total -= min(most, total)
    return answers


def cases(measure: str) -> list[dict[int, int | None]]:
    """Return every total, every single item at every answer, clusters, and many at random."""
    count, most = SIZES[measure]
    gate: dict[int, int | None] = {0: 1} if measure == "pc-ptsd-5" else {}
    found = [of_total(measure, total) for total in range(count * most + 1)]
    for item in range(1, count + 1):
        for answer in (*range(most + 1), None):
            found.append({**gate, **dict.fromkeys(range(1, count + 1), 0), item: answer})
            found.append({**gate, **dict.fromkeys(range(1, count + 1), most), item: answer})
    if measure == "pc-ptsd-5":
        found += [{0: 0}, {}, {0: None, **dict.fromkeys(range(1, 6), 1)}, {0: 1}]
    drawn = random.Random(measure)
    while len(found) < CASES:
        answers: dict[int, int | None] = dict(gate)
        if gate and drawn.random() < 0.2:
            answers[0] = drawn.choice([0, None])
        level = drawn.random()
        for item in range(1, count + 1):
            high = drawn.random() < level
            answers[item] = drawn.randint(1, most) if high else drawn.choice([0, 0, 0, 1])
            if drawn.random() < 0.01:
                answers[item] = None
        found.append(answers)
    return found


@pytest.mark.parametrize("measure", SIZES)
def test_scoring_agrees_with_the_published_rules(measure: str) -> None:
    distinct = {tuple(sorted(each.items(), key=str)) for each in cases(measure)}
    # The screen has few sheets; the next test goes through all of them.
    assert len(distinct) >= LEAST_CASES or measure == "pc-ptsd-5"
    for answers in cases(measure):
        result = scored(measure, answers)
        wanted = expected(measure, answers)
        assert result.score == wanted["score"], answers
        assert set(result.advice) == wanted["advice"], answers
        assert set(result.help_at) == wanted["help_at"], answers
        assert result.clusters_met == wanted["met"], answers


def test_every_answer_sheet_of_the_screen() -> None:
    """PC-PTSD-5 has few answers: all 3 x 3^5 sheets, skipped items included."""
    count = 0
    for number in range(3**6):
        digits = [number // 3**place % 3 for place in range(6)]
        answers = {item: None if digit == 2 else digit for item, digit in enumerate(digits)}
        result, wanted = scored("pc-ptsd-5", answers), expected("pc-ptsd-5", answers)
        assert (result.score, set(result.advice)) == (wanted["score"], wanted["advice"])
        count += 1
    assert count == 729


def test_the_cluster_rule_at_its_edges() -> None:
    """Two hundred sheets around 'one B, one C, two D, two E, each at 2 or more'."""
    blocks = {"B": range(1, 6), "C": range(6, 8), "D": range(8, 15), "E": range(15, 21)}
    drawn = random.Random(5)
    for _ in range(LEAST_CASES):
        counts = {name: drawn.randint(0, 3) for name in blocks}
        counts["C"] = min(counts["C"], 2)
        answers = dict.fromkeys(range(1, 21), 1)
        for name, items in blocks.items():
            for item in drawn.sample(list(items), counts[name]):
                answers[item] = drawn.randint(2, 4)
        result = scored("pcl-5", answers)
        assert result.clusters == counts
        enough = counts["B"] >= 1 and counts["C"] >= 1 and counts["D"] >= 2 and counts["E"] >= 2
        assert result.clusters_met is enough


# By hand


@pytest.mark.parametrize(
    ("measure", "total", "advice"),
    [
        ("pcl-5", 30, ()),
        ("pcl-5", 31, (Advice.TALK,)),
        ("pcl-5", 80, (Advice.HELP_AT_ITEM, Advice.TALK)),
        ("phq-9", 14, ()),
        ("phq-9", 15, (Advice.TALK,)),
        ("phq-9", 19, (Advice.TALK,)),
        ("phq-9", 20, (Advice.HELP_FIRST,)),
        ("phq-9", 27, (Advice.HELP_AT_ITEM, Advice.HELP_FIRST)),
        ("gad-7", 14, ()),
        ("gad-7", 15, (Advice.TALK,)),
        ("pc-ptsd-5", 3, ()),
        ("pc-ptsd-5", 4, (Advice.CARE,)),
    ],
)
def test_help_at_the_edges(measure: str, total: int, advice: tuple[Advice, ...]) -> None:
    result = scored(measure, of_total(measure, total))
    assert (result.score, result.advice) == (total, advice)


def test_who_asks_for_the_lower_cut_hears_sooner() -> None:
    assert scored("pc-ptsd-5", of_total("pc-ptsd-5", 3), lower_cut=True).advice == (Advice.CARE,)
    assert scored("pc-ptsd-5", of_total("pc-ptsd-5", 2), lower_cut=True).advice == ()
    assert scored("gad-7", of_total("gad-7", 14), lower_cut=True).advice == ()


@pytest.mark.parametrize("answer", [1, 2, 3])
def test_any_answer_to_item_9_but_not_at_all_brings_help(answer: int) -> None:
    assert brings_help("phq-9", 9, answer)
    only = {**dict.fromkeys(range(1, 10), 0), 9: answer}
    result = scored("phq-9", only)
    assert (result.score, result.help_at) == (answer, (9,))
    alone = scored("phq-9", {9: answer})
    assert (alone.score, alone.help_at) == (None, (9,))


def test_what_brings_no_help_at_once() -> None:
    assert not brings_help("phq-9", 9, 0)
    assert not brings_help("phq-9", 9, None)
    assert not brings_help("phq-9", 8, 3)
    assert not brings_help("pcl-5", 16, 1)
    assert brings_help("pcl-5", 16, 2)


@given(st.data(), st.sampled_from(sorted(SIZES)))
def test_skipping_takes_the_score_away_and_never_the_help(
    data: st.DataObject, measure: str
) -> None:
    count, most = SIZES[measure]
    answers = {item: data.draw(st.integers(0, most)) for item in range(1, count + 1)}
    if RULES[measure].has_gate:
        answers[GATE] = 1
    whole = scored(measure, answers)
    skipped = data.draw(
        st.sampled_from([each for each, value in answers.items() if not value] or [0])
    )
    if skipped == 0:
        return
    part = scored(measure, {**answers, skipped: None})
    assert part.score is None
    assert part.skipped == (skipped,)
    assert part.advice == whole.advice
    assert (part.clusters, part.clusters_met) == (None, None)


@pytest.mark.parametrize(
    ("measure", "answers"),
    [
        ("pcl-5", {21: 0}),
        ("pcl-5", {0: 1}),
        ("pcl-5", {1: 5}),
        ("pcl-5", {1: -1}),
        ("pc-ptsd-5", {0: 2}),
        ("pc-ptsd-5", {1: 2}),
        ("phq-9", {9: 4}),
        ("gad-7", {8: 0}),
    ],
)
def test_what_is_not_on_the_form_is_refused(measure: str, answers: Answers) -> None:
    with pytest.raises(AnswersUnreadable):
        scored(measure, answers)


def test_who5_is_not_offered() -> None:
    assert list(RULES) == ["pc-ptsd-5", "pcl-5", "phq-9", "gad-7"]


def test_a_measure_is_offered_once_a_week_at_most() -> None:
    day = date(2026, 3, 10)
    assert may_offer(None, day)
    # A clock that was years ahead does not end it, and flying west begins no new week.
    assert may_offer(date(2031, 3, 10), day)
    assert not may_offer(day + timedelta(days=1), day)
    assert [may_offer(day, day + timedelta(days=each)) for each in (0, 6, 7)] == [
        False, False, True,
    ]  # fmt: skip
