"""Playing an exercise: which step, for how long, and what comes next.

A state and the ways from one state to the next; no clock, no window, no storage.
Every way takes `at`, a moment in seconds on any clock that only goes forward
(`companion.clock.seconds()`); whoever shows the exercise calls `look` a few times a second.

The rules (care.md 2.11):

- Only timed and breath steps end by themselves. All others wait for Next.
- A step's end is counted from when its run of steps began, never from when the
  last look happened to be late, so time does not drift.
- Time in a pause does not count. A pause lasts until it is ended.
- More than `LONGEST_GAP` seconds without a look in a step that ends by itself
  means that the computer slept: the exercise is then paused at the last look.
- As text only, nothing ends by itself.
- Words that are typed are in this state and nowhere else. Keeping them is up to
  the person; when the state goes, they go.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from companion.care.model import Exercise, Step, StepKind

LONGEST_GAP: Final = 15.0
"""Seconds between two looks that a busy computer may need; after more it slept."""
MOST_LINES: Final = 20
"""How many lines are gone through one by one."""

Key = tuple[int, int]
"""The place of a step, and the line it is asked for (0 where there are no lines)."""


class Mode(Enum):
    """How far an exercise is."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    """The person stopped it, which is fine."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Playing:
    """An exercise at one moment. Begin with `started`."""

    exercise: Exercise
    anchor: float
    """When this run of steps began, less all pauses."""
    seen: float
    """The last look."""
    place: int = 0
    """Which step, from 0."""
    line: int = 0
    """Which line it is asked for, from 0."""
    mode: Mode = Mode.RUNNING
    text_only: bool = False
    slept: bool = False
    """Whether it was paused because the computer slept."""
    typed: Mapping[Key, str] = field(default_factory=dict)
    chosen: Mapping[Key, str] = field(default_factory=dict)

    # What to show

    @property
    def step(self) -> Step:
        """The step at this moment; the last one once it is over."""
        return self.exercise.steps[self.place]

    @property
    def is_over(self) -> bool:
        """Whether it was stopped or came to its end."""
        return self.mode in {Mode.STOPPED, Mode.DONE}

    @property
    def wants_help(self) -> bool:
        """Whether the answer that was chosen here opens help; Next is open all the same."""
        return self.chosen.get((self.place, self.line)) in self.step.help_after

    @property
    def goes_on_alone(self) -> bool:
        """Whether the step ends by itself."""
        return self.step.kind.goes_on_alone and not self.text_only

    @property
    def elapsed(self) -> float:
        """Seconds in this step, up to its length."""
        return min(max(self.seen - self.anchor, 0.0), float(self.step.seconds))

    @property
    def seconds_left(self) -> float:
        """Seconds until this step ends by itself; for other steps, of its usual length."""
        return self.step.seconds - self.elapsed

    @property
    def written(self) -> str:
        """What was typed in this step."""
        return self.typed.get((self.place, self.line), "")

    @property
    def asked_line(self) -> str:
        """The line this step is asked for, or ''."""
        lines = _lines(self)
        return lines[self.line] if _in_block(self, self.place) and self.line < len(lines) else ""

    # Ways on

    def look(self, at: float) -> Playing:
        """Return it as it is now; steps that have ended by themselves are behind it."""
        if self.mode is not Mode.RUNNING:
            return self
        at = max(at, self.seen)
        if self.goes_on_alone and at - self.seen > LONGEST_GAP:
            return replace(self, mode=Mode.PAUSED, slept=True)
        now = replace(self, seen=at)
        while now.mode is Mode.RUNNING and now.goes_on_alone:
            due = now.anchor + now.step.seconds
            if at < due:
                break
            now = _onward(now, due)
        return now

    def pause(self, at: float) -> Playing:
        """Stop the time; harmless when it stands still already."""
        now = self.look(at)
        return replace(now, mode=Mode.PAUSED) if now.mode is Mode.RUNNING else now

    def resume(self, at: float) -> Playing:
        """Let the time go on from where it stood."""
        if self.mode is not Mode.PAUSED:
            return self
        stood = max(at - self.seen, 0.0)
        return replace(
            self,
            mode=Mode.RUNNING,
            slept=False,
            anchor=self.anchor + stood,
            seen=self.seen + stood,
        )

    def next(self, at: float) -> Playing:
        """Go to the next step; from the last one to the end. A pause ends with it."""
        now = self._awake(at)
        return now if now.is_over else _onward(now, now.seen)

    def back(self, at: float) -> Playing:
        """Go to the step before, from its beginning; at the first one, begin it anew."""
        now = self._awake(at)
        if now.is_over:
            return now
        place, line = _before(now)
        return replace(now, place=place, line=line, anchor=now.seen)

    def stop(self, at: float) -> Playing:
        """End it here."""
        return self if self.is_over else replace(self, mode=Mode.STOPPED, seen=max(at, self.seen))

    def choose(self, option: str, at: float) -> Playing:
        """Choose an answer; another one can be chosen as long as the step lasts.

        What is not among the answers changes nothing. See `wants_help`.
        """
        now = self.look(at)
        if now.is_over or option not in now.step.options:
            return now
        return replace(now, chosen={**now.chosen, (now.place, now.line): option})

    def write(self, text: str, at: float) -> Playing:
        """Take what is in the field of an input step."""
        now = self.look(at)
        if now.is_over or now.step.kind is not StepKind.INPUT:
            return now
        return replace(now, typed={**now.typed, (now.place, now.line): text})

    def as_text(self, *, on: bool, at: float) -> Playing:
        """Turn text only on or off; a timed step begins anew when it is turned off."""
        now = self.look(at)
        if now.is_over or now.text_only == on:
            return now
        return replace(now, text_only=on, anchor=now.seen)

    # Within

    def _awake(self, at: float) -> Playing:
        """Return it as it is at a moment in which the person does something."""
        at = max(at, self.seen)
        if self.mode is Mode.PAUSED or (self.goes_on_alone and at - self.seen > LONGEST_GAP):
            return self if self.is_over else replace(self, mode=Mode.RUNNING, slept=False, seen=at)
        return self.look(at)


def started(exercise: Exercise, at: float, *, text_only: bool = False) -> Playing:
    """Begin an exercise."""
    return Playing(exercise, anchor=at, seen=at, text_only=text_only)


# Which step comes next


def _onward(playing: Playing, at: float) -> Playing:
    """Go on to what follows this step; it begins at `at`."""
    following = _after(playing)
    if following is None:
        return replace(playing, mode=Mode.DONE)
    place, line = following
    chosen = playing.chosen
    if place < playing.place and not _in_block(playing, playing.place):  # another round: asked anew
        chosen = {key: option for key, option in chosen.items() if key[0] < place}
    return replace(playing, place=place, line=line, anchor=at, chosen=chosen)


def _after(playing: Playing) -> Key | None:
    answer = playing.chosen.get((playing.place, playing.line), "")
    if answer in playing.step.back_to:
        return playing.step.back_to[answer], 0
    block = _block(playing)
    if block and playing.place == block[-1] and playing.line + 1 < len(_lines(playing)):
        return block[0], playing.line + 1
    if playing.place + 1 == len(playing.exercise.steps):
        return None
    return playing.place + 1, playing.line if _in_block(playing, playing.place + 1) else 0


def _before(playing: Playing) -> Key:
    block = _block(playing)
    if block and playing.place == block[0] and playing.line:
        return block[-1], playing.line - 1
    if block and playing.place == block[-1] + 1:
        return block[-1], max(len(_lines(playing)) - 1, 0)
    place = max(playing.place - 1, 0)
    return place, playing.line if _in_block(playing, place) else 0


def _block(playing: Playing) -> range:
    """Return the steps that are gone through once for each line: a choice and its inputs."""
    steps = playing.exercise.steps
    first = next((place for place, step in enumerate(steps) if step.for_each_line), None)
    if not first:  # a step before it is needed, to write the lines in
        return range(0)
    last = first
    while last + 1 < len(steps) and steps[last + 1].kind is StepKind.INPUT:
        last += 1
    return range(first, last + 1)


def _in_block(playing: Playing, place: int) -> bool:
    return place in _block(playing)


def _lines(playing: Playing) -> list[str]:
    block = _block(playing)
    written = playing.typed.get((block[0] - 1, 0), "") if block else ""
    return [each.strip() for each in written.splitlines() if each.strip()][:MOST_LINES]
