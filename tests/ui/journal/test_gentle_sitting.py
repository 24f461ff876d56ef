"""Gentle writing: calm words, a Stop that saves and opens something steady, numbers if wanted."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from companion.journal.choices import WritingChoices
from companion.journal.gentle_writing import GentleWriting
from companion.ui.journal.start_page import StartPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.keys import type_words


class Clock:
    """Seconds that go forward only when told."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock(workspace: Workspace) -> Clock:
    made = Clock()
    workspace.journal.start.gentle._clock = made
    return made


def begin(workspace: Workspace, minutes: int = 10, before: int | None = 7) -> None:
    workspace.journal.start.habits.choose(WritingChoices(gentle_writing=True))
    workspace.journal.start.open()
    page = workspace.side
    assert isinstance(page, StartPage)
    page.gentle.minutes.choose(str(minutes))
    page.gentle.before.choose(before)
    page.gentle.begin_button.click()


def test_it_is_offered_only_when_it_was_turned_on(workspace: Workspace) -> None:
    workspace.journal.start.open()
    assert isinstance(workspace.side, StartPage)
    assert workspace.side.gentle.isHidden()


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


def test_stop_saves_the_page_and_opens_something_steady(
    qtbot: QtBot, workspace: Workspace, session: Session, clock: Clock
) -> None:
    begin(workspace)
    type_words(workspace.write.editor.text, "heavy words")
    clock.seconds += 3 * 60
    with qtbot.waitSignal(workspace.journal.start.steady_wanted):
        workspace.write.gentle.stop_button.click()
    entry = session.journal.newest()[0]
    assert session.journal.read(entry.id).page.text == "heavy words"
    (sitting,) = GentleWriting(session.vault).of_page(entry.id)
    assert (sitting.minutes, sitting.before, sitting.after) == (3, 7, None)
    bar = workspace.write.gentle
    bar.after.choose(4)
    bar.keep_button.click()
    (sitting,) = GentleWriting(session.vault).of_page(entry.id)
    assert (sitting.before, sitting.after) == (7, 4)
    assert bar.isHidden()


def test_both_numbers_can_be_left_out(workspace: Workspace, session: Session, clock: Clock) -> None:
    begin(workspace, before=None)
    type_words(workspace.write.editor.text, "words")
    workspace.write.gentle.stop_button.click()
    workspace.write.gentle.leave_button.click()
    (sitting,) = GentleWriting(session.vault).of_page(session.journal.newest()[0].id)
    assert (sitting.before, sitting.after, sitting.minutes) == (None, None, 1)
    assert clock.seconds
    assert workspace.write.gentle.isHidden()


def test_where_nothing_was_written_nothing_is_noted(
    qtbot: QtBot, workspace: Workspace, session: Session, clock: Clock
) -> None:
    begin(workspace)
    clock.seconds += 60
    with qtbot.waitSignal(workspace.journal.start.steady_wanted):
        workspace.write.gentle.stop_button.click()
    assert session.journal.newest() == []
    assert workspace.write.gentle.isHidden()
