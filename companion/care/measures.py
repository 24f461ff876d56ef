"""Check-in measures: scoring, and when an answer or a score brings help.

Nothing here is a diagnosis, and no result says that all is well: a low score
never hides help (care.md 2.13 and 2.14, which name the sources). The rules are
part of the program; the official wording is in `assets/care/measures`, each file
with its own licence note. WHO-5 is left out until its licence is settled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from companion.errors import AnswersUnreadable

DAYS_BETWEEN: Final = 7
"""A measure is offered at most once in so many days; who asks can always take it."""
PRESENT: Final = 2
"""A PCL-5 item counts for its cluster from 'Moderately' on (provisional DSM-5 rule)."""
GATE: Final = 0
"""The number under which the answer to an opening question is given."""


class Advice(StrEnum):
    """What to show with a result, in the order of urgency. Never a lock, never a dialog."""

    HELP_AT_ITEM = "help_at_item"
    """Help inside the page, under the item, at once and again at the end."""
    HELP_FIRST = "help_first"
    """Help first, then the result."""
    TALK = "talk"
    """'Talking to someone could help', how to find care, help lines one step away."""
    CARE = "care"
    """A doctor or counselor is suggested."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group of PCL-5 items of which some count as present."""

    name: str
    first: int
    last: int
    needed: int


@dataclass(frozen=True, slots=True)
class Rules:
    """How a measure is scored."""

    items: int
    most: int
    """The highest answer; the lowest is 0."""
    has_gate: bool = False
    """Whether it begins with a question that, answered No, makes the score 0."""
    advice: tuple[tuple[int, Advice], ...] = ()
    """From which score what is advised, the highest score first; the first that holds counts."""
    item_advice: tuple[tuple[int, int], ...] = ()
    """An item, and from which answer on it brings help at once."""
    clusters: tuple[Cluster, ...] = ()
    lower_cut: int | None = None
    """Another score in use from which a doctor or counselor is suggested; None for no other."""

    @property
    def care_cut(self) -> int | None:
        """From which score a doctor or counselor is suggested as a rule; None for none."""
        return next((least for least, advice in self.advice if advice is Advice.CARE), None)


RULES: Final[Mapping[str, Rules]] = {
    "pc-ptsd-5": Rules(5, 1, has_gate=True, advice=((4, Advice.CARE),), lower_cut=3),
    "pcl-5": Rules(
        20,
        4,
        advice=((31, Advice.TALK),),
        item_advice=((16, 2),),
        clusters=(
            Cluster("B", 1, 5, 1),
            Cluster("C", 6, 7, 1),
            Cluster("D", 8, 14, 2),
            Cluster("E", 15, 20, 2),
        ),
    ),
    "phq-9": Rules(
        9, 3, advice=((20, Advice.HELP_FIRST), (15, Advice.TALK)), item_advice=((9, 1),)
    ),
    "gad-7": Rules(7, 3, advice=((15, Advice.TALK),)),
}
"""In the order in which they are offered (care.md 2.13: PC-PTSD-5 first)."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a set of answers comes to."""

    measure: str
    score: int | None
    """None when an item was skipped: it is then not scored."""
    highest: int
    """The highest score there is."""
    skipped: tuple[int, ...]
    """The items without an answer; GATE for the opening question."""
    advice: tuple[Advice, ...]
    help_at: tuple[int, ...]
    """The items that bring help at once."""
    clusters: Mapping[str, int] | None = None
    """How many items of each PCL-5 cluster count; None for others and when not scored."""
    clusters_met: bool | None = None
    """Whether each cluster has as many as the provisional rule needs; no diagnosis."""


Answers = Mapping[int, int | None]
"""From the number of an item, 1 and up, to the answer; None or nothing for a skipped one."""


def brings_help(measure: str, item: int, answer: int | None) -> bool:
    """Say whether one answer brings help at once, before any score (care.md 2.14)."""
    return answer is not None and any(
        item == number and answer >= least for number, least in RULES[measure].item_advice
    )


def scored(measure: str, answers: Answers, *, lower_cut: bool = False) -> Result:
    """Return the result of a measure.

    With a skipped item there is no score; nothing is filled in. Advice counts what
    was answered, so skipping never takes help away. `lower_cut` is for who would
    rather hear sooner, where two cuts are in use. Raises AnswersUnreadable for a
    number or an answer that is not on the form, and KeyError for a measure that is
    not in RULES.
    """
    rules = RULES[measure]
    numbers = range(GATE if rules.has_gate else 1, rules.items + 1)
    for item, answer in answers.items():
        most = 1 if item == GATE else rules.most
        if item not in numbers or (answer is not None and not 0 <= answer <= most):
            raise AnswersUnreadable(item)
    given = {item: answer for item, answer in answers.items() if answer is not None}
    if rules.has_gate and given.get(GATE) == 0:
        return Result(measure, 0, rules.items * rules.most, (), (), ())
    skipped = tuple(item for item in numbers if item not in given)
    known = sum(answer for item, answer in given.items() if item != GATE)
    help_at = tuple(item for item in numbers if brings_help(measure, item, given.get(item)))
    counts = {
        each.name: sum(given.get(item, 0) >= PRESENT for item in range(each.first, each.last + 1))
        for each in rules.clusters
    }
    whole = bool(counts) and not skipped
    return Result(
        measure,
        None if skipped else known,
        rules.items * rules.most,
        skipped,
        _advice(rules, known, help_at, lower_cut=lower_cut),
        help_at,
        counts if whole else None,
        all(counts[each.name] >= each.needed for each in rules.clusters) if whole else None,
    )


def _advice(
    rules: Rules, known: int, help_at: tuple[int, ...], *, lower_cut: bool
) -> tuple[Advice, ...]:
    found = [Advice.HELP_AT_ITEM] if help_at else []
    for least, advice in rules.advice:
        if advice is Advice.CARE and lower_cut and rules.lower_cut is not None:
            least = rules.lower_cut  # noqa: PLW2901  # the other cut in its place
        if known >= least:
            found.append(advice)
            break
    return tuple(found)


def may_offer(last: date | None, today: date) -> bool:
    """Say whether a measure may be offered again: a week after the last time.

    What a clock that was ahead said is not heard; a day ahead is somebody who flew west.
    """
    return last is None or not -1 <= (today - last).days < DAYS_BETWEEN
