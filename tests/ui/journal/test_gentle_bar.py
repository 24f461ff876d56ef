"""Gentle writing while it goes on: calm words, a bar, Stop."""

from __future__ import annotations

from companion.ui.workspace import Workspace
from tests.ui.journal.gentle import Clock, begin


def test_words_and_a_bar_say_how_far_it_is(workspace: Workspace, clock: Clock) -> None:
    begin(workspace)
    bar = workspace.write.gentle
    assert bar.isVisible()
    assert bar.stop_button.isVisible()
    assert bar.words.text() == "Gentle writing. About 10 minutes are left."
    clock.seconds += 9 * 60 + 5
    workspace.journal.start.gentle.look()
    assert bar.words.text() == "Gentle writing. About 1 minute is left."
    clock.seconds += 60
    workspace.journal.start.gentle.look()
    assert "The time is over." in bar.words.text()
    assert bar.stop_button.isVisible()
    assert workspace.journal.start.gentle.is_running
