"""The words for what a plan points to: people, things that steady, help lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from companion import i18n
from companion.i18n import _, long_date
from companion.planner.cards import QuestionKind, deck

if TYPE_CHECKING:
    from companion.paths import Paths
    from companion.planner.cards import Card
    from companion.planner.day_ideas import DayIdea
    from companion.planner.model import Saved
    from companion.planner.plan import Answer
    from companion.ui.unlock.session import Session

Names = dict[str, Mapping[str, str]]
"""By what is pointed to (people, activities, lines): words by id."""


def everyone(session: Session, paths: Paths) -> dict[str, str]:
    """Return the names of my people by their ids, on the worker.

    Without those whose name is not to be shown: that is asked for in a date.
    """
    from companion.people.service import People

    people = People(session.vault, paths).everyone()
    unsaid = session.planner.people_not_shown()
    return {one.id: one.person.name for one in people if one.id not in unsaid}


@dataclass(frozen=True, slots=True)
class NamedIdea:
    """An idea in a day, with what it is called now."""

    saved: Saved[DayIdea]
    title: str

    @property
    def time(self) -> str:
        """Its time of day, or ''."""
        at = self.saved.value.at
        return "" if at is None else f"{at:%H:%M}"

    @property
    def when(self) -> str:
        """Its day, and its time where it has one."""
        day = long_date(self.saved.value.day)
        return _("{date}, {time}").format(date=day, time=self.time) if self.time else day


def named(session: Session, ideas: list[Saved[DayIdea]]) -> list[NamedIdea]:
    """Return ideas in days that are there and may be shown, with their names; on the worker."""
    if not ideas:
        return []
    titles = session.care.titles()
    there = (one for one in ideas if one.value.item_id in titles)
    return [NamedIdea(one, titles[one.value.item_id]) for one in there]


def names_for(
    session: Session,
    paths: Paths,
    country: str,
    *cards: Card,
    on_plan: Mapping[str, Answer] | None = None,
) -> Names:
    """Return the words for all that some cards can point to; on the worker.

    Of the help lines that is those of a country, and those that are on the plan:
    another country may have been chosen since.
    """
    wanted = {
        question.to
        for card in cards
        for question in card.questions
        if question.kind is QuestionKind.REFERENCES
    }
    found: Names = {}
    if "people" in wanted:
        found["people"] = everyone(session, paths)
    if "activities" in wanted:
        found["activities"] = _activities(session)
    if "lines" in wanted:
        every = _every_line(i18n.language())
        answers = (on_plan or {}).values()
        chosen = [key for answer in answers if isinstance(answer, tuple) for key in answer]
        kept = {key: every[key] for key in chosen if key in every}
        found["lines"] = {**_lines(country, i18n.language()), **kept}
    return found


def all_names(session: Session, paths: Paths, country: str) -> dict[str, str]:
    """Return the words for every id a plan can hold; on the worker."""
    found = names_for(session, paths, country, *deck().cards, *deck().again)
    named = {key: words for names in found.values() for key, words in names.items()}
    return {**_every_line(i18n.language()), **named}


def _activities(session: Session) -> dict[str, str]:
    from companion.care.service import Care

    own = {one.id: one.title for one in Care(session.vault).own()}
    return {**_shipped_activities(i18n.language()), **own}


@lru_cache(maxsize=2)
def _shipped_activities(language: str) -> Mapping[str, str]:
    """Return what the ideas of the app are called; read once, for Today asks each time."""
    from companion.care.catalog import Catalog

    return {one.id: one.title for one in Catalog.load(language).ideas()}


@lru_cache(maxsize=2)
def _lines(country: str, language: str) -> Mapping[str, str]:
    """Return what the help lines of a country are called; '' for the one of this computer."""
    from companion.resources.service import Directory

    directory = Directory.load()
    chosen = country or directory.guess_country(i18n.system_locale())
    return {one.id: one.name_in(language) for one in directory.help_lines(chosen).lines}


@lru_cache(maxsize=2)
def _every_line(language: str) -> Mapping[str, str]:
    """Return what every line of the directory is called, of all countries."""
    from companion.resources.query import Query
    from companion.resources.service import Directory

    return {one.id: one.name_in(language) for one in Directory.load().search(Query())}
