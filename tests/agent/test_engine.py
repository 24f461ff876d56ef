"""Ten years of a person's clock, with all that happens to clocks."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from companion.agent import engine
from companion.agent.model import Alarm, Pause, Schedule, Snooze, State
from tests.support.proof import Proof

ZONES = [
    ZoneInfo(name)
    for name in (
        "America/Denver", "America/Bogota", "Europe/Madrid", "Asia/Kathmandu",
        "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Honolulu",
    )
]  # fmt: skip
DENVER = ZONES[0]
ONE = "a" * 16
TWO = "b" * 16
HOUR = timedelta(hours=1)


def decide(
    alarms: list[Alarm],
    now: datetime,
    state: State | None = None,
    pauses: tuple[Pause, ...] = (),
    zone: ZoneInfo = DENVER,
) -> engine.Decision:
    return engine.due(Schedule(on=True, alarms=tuple(alarms)), state or State(), pauses, now, zone)


def denver(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=DENVER)  # type: ignore[arg-type,misc]


NINE = datetime.combine(date(2026, 3, 10), time(9))


def test_not_early_and_then_once() -> None:
    alarm = Alarm(ONE, NINE)
    early = decide([alarm], denver(2026, 3, 10, 8, 59, 59))
    assert (early.announce, early.next_at) == ((), denver(2026, 3, 10, 9).astimezone(UTC))
    on_time = decide([alarm], denver(2026, 3, 10, 9), early.state)
    assert (on_time.announce, on_time.next_at) == ((ONE,), None)
    assert on_time.state.waiting == (ONE,)
    for later in (denver(2026, 3, 10, 9, 1), denver(2026, 3, 9, 9), denver(2026, 3, 10, 9)):
        assert decide([alarm], later, on_time.state).announce == ()


def test_what_came_due_meanwhile_is_one_digest() -> None:
    alarms = [Alarm(f"{number:016x}", NINE + number * HOUR) for number in range(30)]
    decision = decide(alarms, denver(2026, 3, 11, 20))
    assert len(decision.announce) == 30
    assert decide(alarms, denver(2026, 3, 11, 20, 1), decision.state).announce == ()


def test_hard_days_older_than_two_days_are_never_announced_but_others_are() -> None:
    alarms = [Alarm(ONE, NINE), Alarm(TWO, NINE, hard=False)]
    assert decide(alarms, denver(2026, 3, 12, 9, 0, 1)).announce == (TWO,)
    assert decide(alarms, denver(2026, 3, 12, 9)).announce == (ONE, TWO)


def test_a_clock_that_was_years_ahead_loses_nothing() -> None:
    alarm = Alarm(ONE, NINE)
    wrong = decide([alarm], denver(2040, 1, 1, 0))
    assert wrong.announce == ()
    assert decide([alarm], denver(2026, 3, 10, 9), wrong.state).announce == (ONE,)


def test_the_hour_that_is_left_out_and_the_one_that_comes_twice() -> None:
    spring = Alarm(ONE, datetime.combine(date(2026, 3, 8), time(2, 30)))
    assert engine.moment_of(spring, DENVER) == datetime(2026, 3, 8, 9, 30, tzinfo=UTC)
    autumn = Alarm(TWO, datetime.combine(date(2026, 11, 1), time(1, 30)))
    assert engine.moment_of(autumn, DENVER) == datetime(2026, 11, 1, 7, 30, tzinfo=UTC)
    first = decide([autumn], datetime(2026, 11, 1, 7, 30, tzinfo=UTC))
    assert first.announce == (TWO,)
    assert decide([autumn], datetime(2026, 11, 1, 8, 30, tzinfo=UTC), first.state).announce == ()


def test_nine_is_nine_where_the_person_is() -> None:
    alarm = Alarm(ONE, NINE)
    moment = datetime(2026, 3, 10, 8, tzinfo=UTC)
    assert decide([alarm], moment, zone=DENVER).announce == ()
    there = decide([alarm], moment, zone=ZONES[2])
    assert there.announce == (ONE,)
    assert decide([alarm], moment + 7 * HOUR, there.state, zone=DENVER).announce == ()


def test_the_ends_of_the_calendar() -> None:
    for wall in (datetime.combine(date.min, time()), datetime.combine(date.max, time(23, 59))):
        for zone in ZONES:
            assert engine.moment_of(Alarm(ONE, wall), zone).tzinfo is UTC


def test_sound_only_where_it_was_chosen() -> None:
    assert not decide([Alarm(ONE, NINE)], denver(2026, 3, 10, 9)).sound
    assert decide([Alarm(ONE, NINE), Alarm(TWO, NINE, sound=True)], denver(2026, 3, 10, 9)).sound


def test_later_is_a_new_alarm_that_knows_where_it_comes_from() -> None:
    state = decide([Alarm(ONE, NINE)], denver(2026, 3, 10, 9)).state
    state = engine.later(state, [ONE], [TWO], denver(2026, 3, 10, 9, 5))
    at = denver(2026, 3, 10, 10, 5).astimezone(UTC)
    assert state.snoozes == (Snooze(TWO, ONE, at),)
    assert state.waiting == ()
    waits = decide([Alarm(ONE, NINE)], denver(2026, 3, 10, 10, 4), state)
    assert (waits.announce, waits.next_at) == ((), at)


def test_what_was_put_off_is_announced_as_what_it_comes_from_however_often() -> None:
    """The app finds the date by that id, and *Not today* ends the whole of it."""
    state, moment = decide([Alarm(ONE, NINE)], denver(2026, 3, 10, 9)).state, denver(2026, 3, 10, 9)
    for new_id in (TWO, "c" * 16, "d" * 16):
        state = engine.later(state, [ONE], [new_id], moment)
        assert [snooze.related_to for snooze in state.snoozes] == [ONE]
        moment += HOUR
        comes = decide([Alarm(ONE, NINE)], moment, state)
        assert (comes.announce, comes.state.waiting, comes.state.snoozes) == ((ONE,), (ONE,), ())
        state = comes.state
        assert decide([Alarm(ONE, NINE)], moment + HOUR, state).announce == ()


def test_what_is_put_off_keeps_its_sound() -> None:
    state = engine.later(State((ONE,), (ONE,)), [ONE], [TWO], denver(2026, 3, 10, 9), {ONE})
    assert decide([Alarm(ONE, NINE)], denver(2026, 3, 10, 10), state).sound
    state = engine.later(State((ONE,), (ONE,)), [ONE], [TWO], denver(2026, 3, 10, 9))
    assert not decide([Alarm(ONE, NINE)], denver(2026, 3, 10, 10), state).sound


def test_what_was_put_off_goes_with_what_it_comes_from() -> None:
    """Its date was removed, changed, or is to remind of nothing any more."""
    other = Alarm("c" * 16, NINE + timedelta(days=1))
    state = engine.later(State((ONE,), (ONE,)), [ONE], [TWO], denver(2026, 3, 10, 9))
    waits = decide([other], denver(2026, 3, 10, 9, 30), state)
    assert waits.next_at == engine.moment_of(other, DENVER)
    gone = decide([other], denver(2026, 3, 10, 10), state)
    assert (gone.announce, gone.state.waiting) == ((), ())
    # Undone in time, it comes all the same.
    assert decide([other, Alarm(ONE, NINE)], denver(2026, 3, 10, 10), waits.state).announce == (
        ONE,
    )


def test_not_today_ends_it_with_what_comes_after_it() -> None:
    state = decide([Alarm(ONE, NINE)], denver(2026, 3, 10, 9)).state
    state = engine.later(state, [ONE], [TWO], denver(2026, 3, 10, 9, 5))
    state = engine.answered(state, [ONE])
    assert (state.snoozes, state.waiting) == ((), ())


def test_nothing_queues_up_in_a_pause() -> None:
    since = denver(2026, 3, 9, 12)
    pauses = engine.paused((), since, DENVER, Pause(since.astimezone(UTC)))
    alarms = [Alarm(ONE, NINE), Alarm(TWO, NINE + timedelta(days=1))]
    assert engine.is_paused(pauses, denver(2000, 1, 1), DENVER)
    quiet = decide(alarms, denver(2026, 3, 10, 9), pauses=pauses)
    assert (quiet.announce, quiet.next_at, quiet.state.waiting) == ((), None, ())
    over = engine.resumed(pauses, denver(2026, 3, 10, 20), DENVER)
    assert not engine.is_paused(over, denver(2026, 3, 10, 20), DENVER)
    # The same whether the agent was there in the pause or the computer was off.
    for state in (quiet.state, State()):
        assert decide(alarms, denver(2026, 3, 11, 9), state, over).announce == (TWO,)


def test_a_pause_that_a_clock_years_ahead_ended_silences_nothing_afterwards() -> None:
    since, wrong = denver(2026, 3, 1), denver(2040, 1, 1)
    pauses = engine.paused((), since, DENVER, Pause(since.astimezone(UTC)))
    over = engine.resumed(pauses, wrong, DENVER)
    early = decide([Alarm(ONE, NINE)], denver(2026, 3, 10, 8), pauses=over)
    assert early.next_at == denver(2026, 3, 10, 9).astimezone(UTC)
    assert decide([Alarm(ONE, NINE)], denver(2026, 3, 10, 9), pauses=over).announce == (ONE,)


def test_a_pause_until_a_day_ends_as_that_day_begins() -> None:
    since = denver(2026, 3, 9, 12)
    pause = Pause(since.astimezone(UTC), date(2026, 3, 11))
    pauses = engine.paused((), since, DENVER, pause)
    alarms = [Alarm(ONE, NINE), Alarm(TWO, NINE + timedelta(days=1))]
    assert engine.is_paused(pauses, denver(2026, 3, 10, 23, 59), DENVER)
    assert not engine.is_paused(pauses, denver(2026, 3, 11), DENVER)
    assert decide(alarms, denver(2026, 3, 9, 13), pauses=pauses).next_at == denver(
        2026, 3, 11, 9
    ).astimezone(UTC)
    assert decide(alarms, denver(2026, 3, 11, 9), pauses=pauses).announce == (TWO,)
    assert engine.resumed(pauses, denver(2026, 3, 12), DENVER) == pauses


@dataclass
class Oracle:
    """Knows only how a wall clock reads; finds by looking back what the engine reckons."""

    zone: ZoneInfo

    def read(self, wall: datetime, at: datetime, back: timedelta) -> bool:
        """Say whether this wall clock showed a time or a later one, some time before a moment."""
        steps = range(0, 4 * 60, 5)
        return any(
            (at - back - timedelta(minutes=step)).astimezone(self.zone).replace(tzinfo=None) >= wall
            for step in steps
        )


class Life:
    """Ten years with some alarms, by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = chance = random.Random(seed)
        start = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(2_000_000))
        self.end = start + timedelta(days=10 * 366)
        self.alarms = {
            f"{number:016x}": Alarm(
                f"{number:016x}",
                (start + timedelta(minutes=chance.randrange(10 * 366 * 24 * 60))).replace(
                    tzinfo=None
                ),
                hard=chance.random() < 0.8,
            )
            for number in range(chance.randrange(1, 25))
        }
        self.zone, self.now = chance.choice(ZONES), start
        self.state = State()
        self.pauses: tuple[Pause, ...] = ()
        self.told: list[str] = []
        self.silenced: set[str] = set()

    def live(self) -> None:
        schedule = Schedule(on=True, alarms=tuple(self.alarms.values()))
        while self.now < self.end:
            decision = engine.due(schedule, self.state, self.pauses, self.now, self.zone)
            assert decision.next_at is None or decision.next_at > self.now
            self.told += decision.announce
            self.check_told(decision.announce)
            self.check_untold()
            self.state = decision.state
            self.go_on(decision.next_at)
        assert len(self.told) == len(set(self.told)), "twice"

    def check_told(self, ids: tuple[str, ...]) -> None:
        if engine.is_paused(self.pauses, self.now, self.zone):
            assert ids == ()
        for alarm in map(self.alarms.__getitem__, ids):
            assert Oracle(self.zone).read(alarm.at, self.now, timedelta()), "early"
            assert not _in_any(self.pauses, alarm, self.zone, timedelta(days=-1)), "queued up"

    def check_untold(self) -> None:
        quiet = engine.is_paused(self.pauses, self.now, self.zone)
        for alarm in self.alarms.values():
            age = self.now.astimezone(self.zone).replace(tzinfo=None) - alarm.at
            if quiet and age > timedelta():
                self.silenced.add(alarm.id)
            excused = alarm.hard and age >= timedelta(days=2) - 4 * HOUR
            if alarm.id in self.silenced or alarm.id in self.told or excused:
                continue
            if not _in_any(self.pauses, alarm, self.zone, timedelta(days=1)):
                assert not Oracle(self.zone).read(alarm.at, self.now, HOUR), "lost"

    def go_on(self, next_at: datetime | None) -> None:
        chance, now = self.chance, self.now
        soon = next_at or now + timedelta(days=chance.randrange(1, 200))
        match chance.randrange(14):
            case 0:  # the computer slept or was off
                self.now += timedelta(minutes=chance.randrange(60 * 24 * 200))
            case 1 | 6:  # the clock was set
                self.now += timedelta(minutes=chance.randrange(-60 * 24 * 20, 60 * 24 * 5))
            case 2:
                self.zone = chance.choice(ZONES)
            case 3:
                until = (now + timedelta(days=chance.randrange(1, 90))).date()
                pause = Pause(now, until if chance.random() < 0.5 else None)
                self.pauses = engine.paused(self.pauses, now, self.zone, pause)
            case 4 | 5:
                self.pauses = engine.resumed(self.pauses, now, self.zone)
            case 7 | 8:  # something else woke the process, a little before
                self.now = max(now, soon - timedelta(seconds=chance.randrange(1, 2_400)))
            case 9 | 10:  # the computer woke up a little after
                self.now = soon + timedelta(minutes=chance.randrange(60 * 24 * 3))
            case _:
                self.now = soon


def _in_any(pauses: tuple[Pause, ...], alarm: Alarm, zone: ZoneInfo, margin: timedelta) -> bool:
    """Say whether an alarm is in a time that was paused, which is made wider by a margin."""
    moment = alarm.at.replace(tzinfo=zone)
    return any(
        pause.since - margin <= moment
        and (pause.ended is None or moment <= pause.ended + margin)
        and (pause.until is None or alarm.at.date() <= pause.until + margin)
        for pause in pauses
    )


@pytest.mark.parametrize("part", range(4))
def test_each_is_announced_once_or_not_at_all_and_none_early(part: int, proof: Proof) -> None:
    """Ten years of clock changes; each is announced once or folded, none early."""
    schedules = proof.figure(short=40, full=10_000)
    for seed in range(part, schedules, 4):
        Life(seed).live()
    proof.says(schedules=schedules // 4, twice=0, early=0)
