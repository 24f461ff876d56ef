"""Playing an exercise in a terminal: words, in real time, Enter for the next step."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Final

from companion.cli.common import say
from companion.clock import seconds
from companion.i18n import _

if TYPE_CHECKING:
    from companion.care.model import Exercise, Step
    from companion.care.player import Playing

LOOK_EVERY: Final = 0.05
"""Seconds between two looks at the time."""
_LONGEST_LINE: Final = 4096
_BACK, _PAUSE, _STOP = "b", "p", "q"

Lines = Callable[[float], str | None]
"""Waits so many seconds for a line; None when there was none. Raises EOFError at the end."""


def typed_lines() -> Lines:
    """Return a way to wait for lines of standard input without standing still."""
    arrived: queue.SimpleQueue[str] = queue.SimpleQueue()
    try:  # unbuffered: Python could not end while a thread waits in a buffer of its own
        stream: IO[bytes] = open(sys.stdin.fileno(), "rb", buffering=0, closefd=False)  # noqa: SIM115
    except (OSError, ValueError):
        stream = sys.stdin.buffer

    def read() -> None:
        while line := stream.readline(_LONGEST_LINE):
            arrived.put(line.decode("utf-8", "replace"))
        arrived.put("")

    threading.Thread(target=read, daemon=True).start()

    def wait(seconds: float) -> str | None:
        try:
            line = arrived.get(timeout=seconds)
        except queue.Empty:
            return None
        if not line:
            raise EOFError
        return line.strip()

    return wait


def play(
    exercise: Exercise,
    *,
    lines: Lines,
    clock: Callable[[], float] = seconds,
    offer_help: Callable[[], None] = lambda: None,
) -> None:
    """Play an exercise to its end, or until the person stops; Ctrl+C stops it calmly.

    When the input ends, what is left is printed as text.
    """
    from companion.care.player import Mode, started

    playing = started(exercise, clock())
    shown: tuple[object, ...] = ()
    try:
        while not playing.is_over:
            shown = _show(playing, shown)
            line = lines(LOOK_EVERY)
            if line is None:
                was = playing
                playing = playing.look(clock())
                if playing.slept and not was.slept:
                    say(_("It waited for you. Enter goes on."))
            else:
                playing = _answered(playing, line, clock(), offer_help)
    except KeyboardInterrupt:
        playing = playing.stop(clock())
        say("")
    except EOFError:
        for step in exercise.steps[playing.place + 1 :]:
            say(step.text)
        playing = playing.stop(clock())
        say(exercise.end_line)
        return
    say(exercise.stop_line if playing.mode is Mode.STOPPED else exercise.end_line)


def _answered(playing: Playing, line: str, at: float, offer_help: Callable[[], None]) -> Playing:
    """Return what a typed line makes of it."""
    from companion.care.model import StepKind
    from companion.care.player import Mode

    ways = {_STOP: playing.stop, _BACK: playing.back, _PAUSE: playing.pause}
    if playing.mode is Mode.PAUSED:
        ways[""] = playing.resume
    if line in ways:
        if line == _PAUSE:
            say(_("Paused. Enter goes on."))
        return ways[line](at)
    if playing.step.kind is StepKind.CHOICE and line:
        return _chosen(playing, line, at, offer_help)
    if playing.step.kind is StepKind.INPUT:
        playing = playing.write(line, at)
    return playing.next(at)


def _chosen(playing: Playing, line: str, at: float, offer_help: Callable[[], None]) -> Playing:
    """Return what a number makes of a choice; help comes first, Enter goes on after it."""
    options = playing.step.options
    if not line.isdecimal() or not 0 < int(line) <= len(options):
        say(_("Type the number of an answer, or press Enter to skip it."))
        return playing
    playing = playing.choose(options[int(line) - 1], at)
    if not playing.wants_help:
        return playing.next(at)
    offer_help()
    say(_("Enter goes on with the exercise."))
    return playing


def _show(playing: Playing, shown: tuple[object, ...]) -> tuple[object, ...]:
    """Print the step when it is another one than before, and each part of a breath."""
    from companion.care.breath import breath_at
    from companion.care.sentences import of_breath

    here = (playing.place, playing.line, playing.anchor if not playing.step.cycles else 0)
    if here[:2] != shown[:2]:
        say("")
        say(playing.step.text)
        _show_more(playing.step, playing.asked_line)
    breath = breath_at(playing.step, playing.elapsed)
    if breath is None or playing.seconds_left <= 0:
        return (*here[:2], None)
    moment = (breath.cycle, breath.part)
    if (*here[:2], moment) != shown:
        say("  " + of_breath(breath))
    return (*here[:2], moment)


def _show_more(step: Step, line: str) -> None:
    from companion.care.model import StepKind
    from companion.care.sentences import of_length

    if line:
        say("  " + line)
    for number, option in enumerate(step.options, start=1):
        say(f"  {number}  {option}")
    if step.kind is StepKind.TIMED:
        say("  " + of_length(step.seconds))
