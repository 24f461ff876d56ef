"""The values of the reminders outside of the vault: random ids and times, no words.

An alarm is due at a local wall time without a zone, RFC 5545's date with local
time (3.3.5): nine in the morning is nine wherever the computer is. Resolving it
is the engine's work.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

MOST_ALARMS: Final = 20_000
"""The most alarms in a schedule, and the most ids that are remembered."""
MOST_PAUSES: Final = 100


@dataclass(frozen=True, slots=True)
class Alarm:
    """A reminder, without a word of what it is about."""

    id: str
    at: datetime
    """Local wall time, without a zone."""
    hard: bool = True
    """It is about a hard day: when it is long past, it is never announced."""
    sound: bool = False
    """A sound was chosen for it."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """What the app wrote from the vault."""

    on: bool = False
    """Whether any date has reminders."""
    alarms: tuple[Alarm, ...] = ()


@dataclass(frozen=True, slots=True)
class Snooze:
    """A new alarm that a person asked for with *Later* (RFC 9074, section 7)."""

    id: str
    related_to: str
    """The id of the alarm it comes from."""
    at: datetime
    """UTC."""
    sound: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """What the agent remembers."""

    handled: tuple[str, ...] = ()
    """Ids that are done with, the newest last: they are never announced again."""
    waiting: tuple[str, ...] = ()
    """Ids that were announced and have no answer yet."""
    snoozes: tuple[Snooze, ...] = ()


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which nothing is announced; what came due in it is never made up for."""

    since: datetime
    """UTC."""
    until: date | None = None
    """The local day at whose beginning it ends, or None until it is turned off."""
    ended: datetime | None = None
    """When it was turned off (UTC), or None."""
