"""The places on the rail, and where one was when the screens are made anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from companion.ui.care.moment import CareMoment
from companion.ui.journal.paper import Carried
from companion.ui.people.bench import Where as PageOfPeople
from companion.ui.planner.way import NOWHERE, Where
from companion.ui.recent.recent_changes import Change


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the rail."""

    key: str
    name: str
    icon: str
    open: Callable[[], None]
    """Go to its first page."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where one was when the screens were made anew, and what was on the page."""

    place: str
    is_recent: bool
    carried: Carried
    people: PageOfPeople
    """The page of People that was shown last."""
    recent: list[Change]
    care: CareMoment
    codes: tuple[str, ...]
    """Codes of new sheets that are on the screen and may not be lost from it."""
    dates: Where = NOWHERE
    """The page of Dates or Today one was on."""
