"""Gentle writing: Stop saves and opens something steady; numbers if wanted."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.journal.gentle_writing import GentleWriting
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.keys import type_words
from tests.ui.journal.gentle import Clock, begin


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
    assert workspace.write.gentle.isHidden()
    question = workspace.write.gentle_question
    question.after.choose(4)
    question.note_button.click()
    (sitting,) = GentleWriting(session.vault).of_page(entry.id)
    assert (sitting.before, sitting.after) == (7, 4)
    assert question.isHidden()


def test_both_numbers_can_be_left_out(workspace: Workspace, session: Session, clock: Clock) -> None:
    begin(workspace, before=None)
    type_words(workspace.write.editor.text, "words")
    workspace.write.gentle.stop_button.click()
    workspace.write.gentle_question.leave_button.click()
    (sitting,) = GentleWriting(session.vault).of_page(session.journal.newest()[0].id)
    assert (sitting.before, sitting.after, sitting.minutes) == (None, None, 1)
    assert clock.seconds
    assert workspace.write.gentle.isHidden()
    assert workspace.write.gentle_question.isHidden()


def test_where_nothing_was_written_nothing_is_noted(
    qtbot: QtBot, workspace: Workspace, session: Session, clock: Clock
) -> None:
    begin(workspace)
    clock.seconds += 60
    with qtbot.waitSignal(workspace.journal.start.steady_wanted):
        workspace.write.gentle.stop_button.click()
    assert session.journal.newest() == []
    assert workspace.write.gentle.isHidden()
