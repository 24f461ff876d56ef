"""The player in a terminal, on a clock and a keyboard of the test's own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from companion import i18n
from companion.care.catalog import Catalog
from companion.care.model import Exercise
from companion.cli.care_player import LOOK_EVERY, play
from tests.care.examples import breaths, exercise, said, timed

WORDS = {"stop_line": "Stopped.", "end_line": "Done."}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


class Desk:
    """A clock and a keyboard: what is typed at which second, then nothing any more."""

    def __init__(self, *typed: tuple[float, str], ends: bool = False) -> None:
        self.at = 100.0
        self._typed = [(100.0 + at, line) for at, line in typed]
        self._ends = ends
        self.helped: list[float] = []

    def clock(self) -> float:
        return self.at

    def lines(self, seconds: float) -> str | None:
        if self._typed and self._typed[0][0] <= self.at:
            line = self._typed.pop(0)[1]
            if line == "^C":
                raise KeyboardInterrupt
            return line
        if self._ends and not self._typed:
            raise EOFError
        self.at += seconds
        return None

    def help(self) -> None:
        self.helped.append(self.at - 100.0)

    def play(self, one: Exercise) -> None:
        play(one, lines=self.lines, clock=self.clock, offer_help=self.help)


def shown(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line for line in capsys.readouterr().out.splitlines() if line]


def test_timed_steps_go_on_and_others_wait_for_enter(capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk((30, ""))
    desk.play(exercise(timed(5, "One."), said("Two."), timed(8, "Three."), **WORDS))
    assert shown(capsys) == ["One.", "  5 seconds", "Two.", "Three.", "  8 seconds", "Done."]
    assert desk.at - 100 == pytest.approx(38, abs=2 * LOOK_EVERY)


def test_breaths_are_told_part_by_part(capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk()
    desk.play(exercise(breaths(2), **WORDS))
    parts = ["  In for 4", "  Out for 6"]
    assert shown(capsys) == ["In, out.", *parts, *parts, "Done."]


def test_back_pause_and_stop(capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk((1, ""), (2, "b"), (3, "p"), (50, ""), (51, ""), (52, "q"))
    desk.play(exercise(said("One."), said("Two."), **WORDS))
    assert shown(capsys) == ["One.", "Two.", "One.", "Paused. Enter goes on.", "Two.", "Stopped."]


def test_control_c_stops_calmly(capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk((2, "^C"))
    desk.play(exercise(timed(60, "One."), said("Two."), **WORDS))
    assert shown(capsys) == ["One.", "  1 minute", "Stopped."]


def test_an_answer_that_opens_help_shows_it_and_enter_goes_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rid = Catalog.load("en").exercise("rid")
    assert rid is not None
    desk = Desk((1, "9"), (2, "2"), (3, ""), (4, "q"))
    desk.play(rid)
    assert desk.helped == [pytest.approx(2, abs=2 * LOOK_EVERY)]
    lines = shown(capsys)
    assert "Type the number of an answer, or press Enter to skip it." in lines
    assert lines.index("Enter goes on with the exercise.") < lines.index(rid.steps[1].text)
    assert lines[-1] == rid.stop_line


def test_worries_are_asked_about_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    worry = Catalog.load("en").exercise("worry-time")
    assert worry is not None
    desk = Desk((1, ""), (2, "the bus"), (3, "1"), (4, "q"))
    desk.play(worry)
    assert shown(capsys).count("  the bus") == 2


def test_when_the_computer_slept_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    class Sleepy(Desk):
        def lines(self, seconds: float) -> str | None:
            if 103 < self.at < 104:
                self.at += 5_000
                return None
            return super().lines(seconds)

    desk = Sleepy((6_000, ""), (6_030, "q"))
    desk.play(exercise(timed(20, "One."), said("Two."), **WORDS))
    waited = "It waited for you. Enter goes on."
    assert shown(capsys) == ["One.", "  20 seconds", waited, "Two.", "Stopped."]


def test_when_the_input_ends_the_rest_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk((1, ""), ends=True)
    desk.play(exercise(said("One."), said("Two."), timed(5, "Three."), **WORDS))
    assert shown(capsys) == ["One.", "Two.", "Three.", "Done."]


def test_lines_come_from_standard_input_until_it_ends() -> None:
    code = (
        "from companion.cli.care_player import typed_lines\n"
        "wait = typed_lines()\n"
        "print(repr(wait(9)), repr(wait(9)))\n"
        "try: wait(9)\n"
        "except EOFError: print('end')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input="uno \nés\n".encode(),
        capture_output=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stdout.decode().split() == ["'uno'", "'és'", "end"]


def test_without_a_line_the_wait_ends() -> None:
    reading, writing = os.pipe()
    code = "from companion.cli.care_player import typed_lines\nprint(typed_lines()(0.01))\n"
    with open(reading, "rb") as held:  # an input that stays open and silent  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-c", code], stdin=held, capture_output=True, check=True, timeout=60
        )
    os.close(writing)
    assert (done.stdout, done.stderr) == (b"None\n", b"")
