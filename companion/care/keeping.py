"""What a person may keep of their own: check-ins, answers, activities; as it is stored."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any, Final

from companion.care.model import OWN, Activity
from companion.errors import IdeaEmpty
from companion.values import one_line, storable

LONGEST_TITLE: Final = 200
MOST_MINUTES: Final = 24 * 60
DISTRESS: Final = "distress"
"""The check-in that is one number from 0 to 10, under item 1."""
WORDS: Final = "words"
"""The check-in in the person's own words."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One check-in: a measure, one number, or words."""

    id: str
    measure: str
    """The id of a measure, or DISTRESS, or WORDS."""
    local_date: date
    local_time: time
    zone: str
    words: str = ""
    answers: Mapping[int, int | None] = field(default_factory=dict)
    """From the number of an item to the answer; None for a skipped one."""
    entry_id: str | None = None
    """The page of the journal it belongs to, or None; it goes when the page goes."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """Words from an exercise, kept because the person pressed Keep."""

    id: str
    exercise_id: str
    asked: str
    """The text of the step."""
    words: str
    local_date: date
    local_time: time
    zone: str


def moment(now: datetime) -> dict[str, Any]:
    """Return the day, the time to the second and the zone's name of a moment."""
    zone = getattr(now.tzinfo, "key", None) or ("UTC" if now.tzinfo is UTC else now.strftime("%z"))
    return {
        "local_date": now.date(),
        "local_time": now.time().replace(microsecond=0),
        "zone": str(zone),
    }


def new_id() -> str:
    """Return a new random id: 16 hexadecimal digits."""
    return secrets.token_hex(8)


def prepared(activity: Activity) -> Activity:
    """Return an activity of the person's own as it is stored.

    Raises IdeaEmpty without a title, and FieldTooLong.
    """
    title = one_line(activity.title, LONGEST_TITLE)
    if not title:
        raise IdeaEmpty
    minutes = min(max(activity.minutes, 1), MOST_MINUTES)
    return replace(
        activity,
        title=title,
        category=OWN,
        minutes=minutes,
        minutes_min=minutes,
        minutes_max=minutes,
        summary=storable(activity.summary).strip(),
        tiny_start=storable(activity.tiny_start).strip(),
        helps_when=tuple(each for each in map(_word, activity.helps_when) if each),
        avoid_if=(),
        take_care=(),
    )


def _word(text: str) -> str:
    return "".join(storable(text).split())
