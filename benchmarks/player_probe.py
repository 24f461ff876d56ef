"""Runs in a process of its own: plays an exercise in its real page, and notes what is late.

The page, its timer and Qt's event loop are the app's own. What is noted is when
a step or a second was *shown*, against a clock that is read beside the player.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import accumulate
from typing import Final

from PySide6.QtWidgets import QApplication

from companion import i18n
from companion.care.model import Exercise, Pattern, Step, StepKind
from companion.care.player import Playing, started
from companion.clock import seconds
from companion.settings import Settings
from companion.ui import application
from companion.ui.care.player_page import PlayerPage

ROUND: Final = (
    Step(StepKind.TIMED, "Look around.", 20),
    Step(StepKind.BREATH, "In for 4. Out for 6.", 30, Pattern(4, 0, 6, 0), 3),
    Step(StepKind.TIMED, "Rest.", 10),
)
"""One minute: steps of the lengths that the catalog has."""
_POLITE: Final = 10
"""How much the busy processes give way, so that a shared computer stays of use."""


def exercise(minutes: int) -> Exercise:
    """Return an exercise of so many minutes, every step of which ends by itself."""
    return Exercise("benchmark", "Benchmark", "rest", ROUND * minutes, minutes)


class Watch:
    """Stands beside the player and notes, in milliseconds, how late it shows what is due."""

    def __init__(self, page: PlayerPage, start: float) -> None:
        self._page = page
        self._start = start
        self._ends = list(accumulate(step.seconds for step in page.playing.exercise.steps))
        self._show_step, self._show_time = page.view.show_step, page.view.show_time
        self._show_end = page.ending.show_end
        page.view.show_step = self._step  # type: ignore[method-assign]
        page.view.show_time = self._second  # type: ignore[method-assign]
        page.ending.show_end = self._end  # type: ignore[method-assign]
        self.steps: list[float] = []
        """At each step's end."""
        self.begun: list[float] = []
        """When each step began by the player's own account, against when it was due."""
        self.seconds: list[float] = []
        """At each full second within a step."""

    def _late(self, due: float) -> float:
        return 1000 * (seconds() - self._start - due)

    def _step(self, playing: Playing) -> None:
        self._show_step(playing)
        due = self._ends[playing.place - 1]
        self.steps.append(self._late(due))
        self.begun.append(1000 * (playing.anchor - self._start - due))

    def _second(self, playing: Playing) -> None:
        self._show_time(playing)
        passed = seconds() - self._start
        self.seconds.append(1000 * (passed - int(passed)))

    def _end(self, playing: Playing) -> None:
        self._show_end(playing)
        self.steps.append(self._late(self._ends[-1]))
        QApplication.exit(0)


def figures(watch: Watch) -> dict[str, list[float]]:
    """Return what was noted; drift is how much later the last steps came than the first."""
    third = max(len(watch.steps) // 3, 1)
    first, last = watch.steps[:third], watch.steps[-third:]
    return {
        "late at a step's end": watch.steps,
        "late at a second": watch.seconds,
        "late at the last end": watch.steps[-1:],
        "drift of the player's own time": watch.begun,
        "drift of what is shown, last third less first": [
            statistics.median(last) - statistics.median(first),
        ],
        "load": list(os.getloadavg()),
    }


@contextmanager
def load() -> Iterator[None]:
    """Keep every processor busy, and the interpreter of this process as well."""
    over = threading.Event()
    busy = [multiprocessing.Process(target=_spin, daemon=True) for _each in range(_processors())]
    within = threading.Thread(target=_work, args=(over,), daemon=True)
    within.start()
    for process in busy:
        process.start()
    try:
        yield
    finally:
        over.set()
        within.join()
        for process in busy:
            process.terminate()
            process.join()


def _processors() -> int:
    return os.cpu_count() or 1


def _spin() -> None:
    os.nice(_POLITE)
    while True:
        sum(range(10_000))


def _work(over: threading.Event) -> None:
    """Work as the app's worker does: Python, in short stretches, with a breath between."""
    while not over.wait(0.001):
        sum(range(200_000))


def main(minutes: int) -> None:
    """Play so many minutes under load and print the figures as JSON."""
    i18n.use("en")
    app = application.make(Settings(language="en", theme="dawn", country="US"))
    with ExitStack() as stack:
        stack.enter_context(load())
        start = seconds()
        page = PlayerPage(started(exercise(minutes), start))
        page.resize(1280, 720)
        page.show()
        watch = Watch(page, start)
        app.exec()
    print(json.dumps(figures(watch)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
