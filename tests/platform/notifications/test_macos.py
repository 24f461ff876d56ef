"""macOS itself is not here: its run loop is replaced."""

from __future__ import annotations

from companion.platform.notifications import Action, Answer
from companion.platform.notifications.macos import CentreNotes
from tests.platform.fakes import LibraryOnPaper

FINISHED, HANDLED = 1, 4


def test_what_waits_in_the_run_loop_is_heard_before_answers_are_told() -> None:
    library = LibraryOnPaper()
    turns: list[int] = []

    def run() -> int:
        turns.append(1)
        if len(turns) == 2:
            library.click()
        return HANDLED if len(turns) < 3 else FINISHED

    notes = CentreNotes(library, run)
    notes.show(["a"], line="You have a note.", sound=False)
    assert notes.answers() == [Answer(Action.OPEN, ("a",))]
    assert len(turns) == 3


def test_a_run_loop_that_is_never_done_holds_nothing_up() -> None:
    assert CentreNotes(LibraryOnPaper(), lambda: HANDLED).answers() == []


def test_elsewhere_there_is_no_run_loop() -> None:
    assert CentreNotes(LibraryOnPaper()).answers() == []
