"""A plan on one sheet: only what was filled in, and of that only what was ticked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from companion.i18n import _
from companion.planner.cards import Deck, QuestionKind
from companion.planner.model import HardDate, Kind, Occasion
from companion.planner.plan import Answer, Plan, filled
from companion.planner.words import answer_words, said, when

Block = tuple[str, str]
"""A kind ('title', 'heading', 'text', 'quiet') and a text."""


def blocks(
    value: HardDate,
    plan: Plan,
    deck: Deck,
    *,
    occasion: Occasion | None = None,
    ticked: Collection[str] | None = None,
    names: Mapping[str, str] | None = None,
) -> tuple[Block, ...]:
    """Return what goes on paper, in order; nothing where nothing is left to print.

    `ticked` holds the keys of the answers to print, with 'name', 'day' and
    'change_of_mind' for what stands above them; None prints every answer there
    is. `names` gives the words for ids of people, activities and lines; an id
    without one is left out: it says nothing to anybody.
    """

    def wanted(key: str) -> bool:
        return ticked is None or key in ticked

    body = list(_answers(value.kind, plan, deck, ticked, names or {}))
    change = plan.change_of_mind.strip()
    if change and wanted("change_of_mind"):
        body = [("heading", _("Change of mind")), ("text", change), *body]
    if not body:
        return ()
    top: list[Block] = [("title", value.name)] if wanted("name") else []
    if occasion is not None and wanted("day"):
        top.append(("quiet", when(occasion)))
    return (*top, *body)


def _answers(
    kind: Kind, plan: Plan, deck: Deck, ticked: Collection[str] | None, names: Mapping[str, str]
) -> Iterator[Block]:
    for card in deck.for_kind(kind):
        if card.afterwards:
            continue
        lines = []
        for key, question, answer in filled(plan, card):
            if ticked is not None and key not in ticked:
                continue
            shown: Answer = answer
            if question.kind is QuestionKind.REFERENCES:
                shown = tuple(names[each] for each in answer if each in names)
            words = answer_words(question, shown).strip()
            if words:
                lines.append(("quiet", said(question.ask)))
                lines.append(("text", words))
        if lines:
            yield ("heading", said(card.title))
            yield from lines
