"""What is to be announced now: a pure function of schedule, memory, pauses and clock.

It looks only at this moment, never at the time since it looked last. So it does
not matter whether the computer slept, was off, was carried into another zone,
or had its clock set: what is due and not done with is announced, once.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Final

from companion.agent.model import MOST_ALARMS, MOST_PAUSES, Alarm, Pause, Schedule, Snooze, State

LONGEST_LATE: Final = timedelta(days=2)
"""Hard days longer ago are there to be found in the app, never announced (field.md e.6)."""
LATER: Final = timedelta(hours=1)
"""How long *Later* is."""
_SET_RIGHT: Final = timedelta(days=366)
"""A pause that ended farther ahead than this was ended by a clock that was wrong."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do at one moment."""

    announce: tuple[str, ...]
    """Ids for one notification; several are one digest. Empty for silence.

    An alarm that was put off is announced under the id of the one it comes from:
    that is what the app knows.
    """
    sound: bool
    state: State
    """What to remember, as if the announcement were made."""
    next_at: datetime | None
    """When to look again (UTC), or None when nothing is to come."""


def due(
    schedule: Schedule, state: State, pauses: Sequence[Pause], now: datetime, zone: tzinfo
) -> Decision:
    """Return what to announce at `now` (aware) for somebody whose clock shows `zone`."""
    done = set(state.handled)
    announced: list[str] = []
    handled: list[str] = []
    coming: list[datetime] = []
    sound = False
    quiet = is_paused(pauses, now, zone)
    known = {alarm.id for alarm in schedule.alarms}
    # What was put off goes with what it comes from: that was removed, or changed since.
    put_off = (snooze for snooze in state.snoozes if snooze.related_to in known)
    every: tuple[Alarm | Snooze, ...] = (*schedule.alarms, *put_off)
    for alarm in every:
        if alarm.id in done:
            continue
        moment = moment_of(alarm, zone)
        passed_over = is_passed_over(pauses, moment, zone, now)
        if moment > now:
            if not passed_over:
                coming.append(moment)
            continue
        if now - moment > LONGEST_LATE and _is_hard(alarm):
            continue  # not remembered either: a clock that was wrong may be set right
        done.add(alarm.id)
        handled.append(alarm.id)
        if not quiet and not passed_over:
            announced.append(_root(alarm))
            sound = sound or alarm.sound
    left = tuple(snooze for snooze in state.snoozes if snooze.id not in done)
    after = State(
        (*state.handled, *handled)[-MOST_ALARMS:],
        tuple(dict.fromkeys((*state.waiting, *announced)))[-MOST_ALARMS:],
        left,
    )
    return Decision(tuple(dict.fromkeys(announced)), sound, after, min(coming, default=None))


def moment_of(alarm: Alarm | Snooze, zone: tzinfo) -> datetime:
    """Return when an alarm is due (UTC).

    A local time that a clock change leaves out is reckoned with the offset before
    it, and one that comes twice is the first of the two (RFC 5545, 3.3.5).
    """
    if alarm.at.tzinfo is not None:
        return alarm.at.astimezone(UTC)
    return _instant(alarm.at, zone)


def later(
    state: State,
    ids: Iterable[str],
    new_ids: Iterable[str],
    now: datetime,
    loud: Container[str] = (),
) -> State:
    """Return the memory after *Later*: each alarm is answered, and has a new one after it.

    Each new one is linked to the alarm it comes from, however often that is put
    off (RFC 9074, section 7); those in `loud` keep their sound.
    """
    chosen = tuple(dict.fromkeys(ids))
    at = now.astimezone(UTC) + LATER
    made = tuple(
        Snooze(new_id, parent, at, parent in loud)
        for parent, new_id in zip(chosen, new_ids, strict=False)
    )
    return replace(answered(state, chosen), snoozes=(*state.snoozes, *made)[-MOST_ALARMS:])


def answered(state: State, ids: Iterable[str]) -> State:
    """Return the memory after *Open* or *Not today*: nothing waits, nothing comes again."""
    gone = set(ids)
    return replace(
        state,
        waiting=tuple(one for one in state.waiting if one not in gone),
        snoozes=tuple(one for one in state.snoozes if one.related_to not in gone),
    )


# Pauses


def is_paused(pauses: Sequence[Pause], now: datetime, zone: tzinfo) -> bool:
    """Say whether reminders are paused; a clock that was set does not end a pause without a day."""
    if not pauses or pauses[-1].ended is not None:
        return False
    until = pauses[-1].until
    return until is None or now < _instant(datetime.combine(until, time()), zone)


def paused(pauses: Sequence[Pause], now: datetime, zone: tzinfo, pause: Pause) -> tuple[Pause, ...]:
    """Return the pauses with a new one that takes the place of one that is on."""
    return (*resumed(pauses, now, zone), pause)[-MOST_PAUSES:]


def resumed(pauses: Sequence[Pause], now: datetime, zone: tzinfo) -> tuple[Pause, ...]:
    """Return the pauses with none that is on."""
    if not is_paused(pauses, now, zone):
        return tuple(pauses)
    return (*pauses[:-1], replace(pauses[-1], ended=now.astimezone(UTC)))


def is_passed_over(pauses: Sequence[Pause], moment: datetime, zone: tzinfo, now: datetime) -> bool:
    """Say whether what is due at a moment is never made up for: it lies in a pause.

    One that a clock years ahead ended would last for years when that is set right:
    it counts no more.
    """
    return any(
        pause.since <= moment
        and (pause.ended is None or (moment < pause.ended and pause.ended - now <= _SET_RIGHT))
        and (pause.until is None or moment < _instant(datetime.combine(pause.until, time()), zone))
        for pause in pauses
    )


def _root(alarm: Alarm | Snooze) -> str:
    return alarm.related_to if isinstance(alarm, Snooze) else alarm.id


def _is_hard(alarm: Alarm | Snooze) -> bool:
    return isinstance(alarm, Snooze) or alarm.hard


def _instant(wall: datetime, zone: tzinfo) -> datetime:
    try:
        return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    except OverflowError:  # the first and the last day of the calendar
        return wall.replace(tzinfo=UTC)
