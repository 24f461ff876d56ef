"""Undo and do again: one at a time, wherever the change was made."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from companion.errors import DiskFull
from companion.journal.service import Journal
from companion.ui.changes import Changes
from companion.ui.journal.write_page import WritePage
from companion.ui.recent.recent_changes import Change, RecentChanges
from companion.ui.recent.turning import Turning
from tests.support.immediate import ImmediateTasks


@pytest.fixture
def turning(qtbot: QtBot, journal: Journal, tasks: ImmediateTasks) -> Turning:
    recent, changes = RecentChanges(), Changes()
    write = WritePage(journal, tasks, changes, recent)
    qtbot.addWidget(write)
    made = Turning(write, tasks, changes, recent)
    made.kept = (recent, changes)  # type: ignore[attr-defined]  # as the workspace does
    return made


def change(done: list[str], *, is_look: bool = False) -> Change:
    return Change(
        "A change.",
        lambda: done.append("undone"),
        lambda: done.append("again"),
        place="people",
        is_look=is_look,
    )


def test_a_change_of_another_place_is_undone_and_done_again(qtbot: QtBot, turning: Turning) -> None:
    done: list[str] = []
    made = turning._recent.add(change(done))
    with qtbot.waitSignals([turning._changes.place_changed, turning.said]):
        turning.undo_last()
    turning.turn(made)
    assert done == ["undone", "again"]
    assert not made.is_undone


def test_the_look_is_undone_at_once(turning: Turning, tasks: ImmediateTasks) -> None:
    done: list[str] = []
    tasks.hold()
    made = turning._recent.add(change(done, is_look=True))
    turning.turn(made)
    assert done == ["undone"]
    assert made.is_undone


def test_nothing_to_undo_is_said(qtbot: QtBot, turning: Turning) -> None:
    with qtbot.waitSignal(turning.said) as told:
        turning.undo_last()
    assert told.args == ["Nothing was changed in this visit."]


def test_one_at_a_time(turning: Turning, tasks: ImmediateTasks) -> None:
    done: list[str] = []
    tasks.hold()
    made = turning._recent.add(change(done))
    turning.turn(made)
    turning.turn(made)
    tasks.drain()
    assert done == ["undone"]


def test_what_cannot_be_undone_stays_as_it_is(qtbot: QtBot, turning: Turning) -> None:
    def refuse() -> None:
        raise DiskFull

    made = turning._recent.add(Change("A change.", refuse, refuse, place="people"))
    with qtbot.waitSignal(turning.refused):
        turning.undo_last()
    assert not made.is_undone
