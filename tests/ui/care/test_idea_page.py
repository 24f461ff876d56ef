from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.care.model import OWN, Activity, StepKind
from companion.care.service import LOG
from companion.ui.care.desk import CareDesk
from companion.ui.care.idea_page import IdeaPage
from companion.ui.care.ideas_page import IdeasPage
from companion.ui.care.own_page import OwnPage
from companion.ui.care.player_page import PlayerPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.builders import NOW
from tests.ui.care.conftest import words_of

Open = Callable[[str], IdeaPage]


@pytest.fixture
def opened(workspace: Workspace, care: CareDesk) -> Open:
    def go(item: str) -> IdeaPage:
        care.go("idea", item)
        page = workspace.side
        assert isinstance(page, IdeaPage)
        return page

    return go


def test_an_activity_says_what_it_is_and_how_to_start_small(opened: Open) -> None:
    page = opened("slow-walk")
    words = words_of(page)
    for part in ("Slow walk, nowhere to be", "5 to 30 minutes", "To start small",
                 "Walk to the end of the path", "Tell someone where you are going",
                 "What is known: Some trials"):  # fmt: skip
        assert part in words
    assert not page.start.isVisible()
    assert not page.note.isVisible()


def test_my_list_with_undo(opened: Open, session: Session, undo: Callable[[], None]) -> None:
    page = opened("slow-walk")
    page.keep.click()
    assert session.care.choices().kept == ("slow-walk",)
    assert page.keep.text() == "Take off my list"
    assert page.message.text == "Put on my list: Slow walk, nowhere to be"
    undo()
    assert session.care.choices().kept == ()
    assert page.keep.text() == "Put on my list"


def test_taking_off_and_undo_keep_the_place(
    opened: Open, session: Session, undo: Callable[[], None]
) -> None:
    for item in ("slow-walk", "tea-slow"):
        session.care.keep(item)
    page = opened("slow-walk")
    page.keep.click()
    assert session.care.choices().kept == ("tea-slow",)
    undo()
    assert session.care.choices().kept == ("slow-walk", "tea-slow")


def test_hiding_and_offering_again(opened: Open, session: Session) -> None:
    page = opened("slow-walk")
    page.hide_button.click()
    assert session.care.choices().hidden == {"slow-walk"}
    page.hide_button.click()
    assert session.care.choices().hidden == frozenset()


def test_an_exercise_starts_as_usual_or_another_way(
    opened: Open, workspace: Workspace, care: CareDesk
) -> None:
    page = opened("trace-window")
    page.way.setCurrentIndex(1)
    page.way.activated.emit(1)
    assert page.warning.isVisible()
    page.start.click()
    player = workspace.side
    assert isinstance(player, PlayerPage)
    exercise = care.steady.catalog.exercise("trace-window")
    assert exercise is not None
    assert player.playing.exercise.steps == exercise.variants[0].steps


def test_who_never_wants_breath_exercises_gets_none_within_others(
    opened: Open, workspace: Workspace, session: Session
) -> None:
    session.care.hide_flags({"breath_panic"})
    opened("before-you-go-in").start.click()
    player = workspace.side
    assert isinstance(player, PlayerPage)
    assert all(step.kind is not StepKind.BREATH for step in player.playing.exercise.steps)


def test_the_one_instead(opened: Open, workspace: Workspace, care: CareDesk) -> None:
    exercise = care.steady.catalog.exercise("come-back-to-now")
    assert exercise is not None
    opened("come-back-to-now").instead.click()
    page = workspace.side
    assert isinstance(page, IdeaPage)
    assert page.idea is not None
    assert page.idea.id == exercise.if_avoid_try


def test_a_note_of_an_activity(opened: Open, session: Session) -> None:
    session.care.turn(LOG, on=True)
    page = opened("slow-walk")
    page.note.before.choose(10)
    page.note.after.choose(6)
    page.note.note_button.click()
    (entry,) = session.care_log.log()
    assert (entry.item_id, entry.before, entry.after) == ("slow-walk", 10, 6)
    assert "That sounds very hard." in page.message.text
    assert page.message._button.text() == "Come back to now"


def test_how_hard_it_was_before_comes_along(opened: Open, care: CareDesk, session: Session) -> None:
    session.care.turn(LOG, on=True)
    page = opened("five-senses")
    page.before.choose(6)
    page.start.click()
    assert care.before["five-senses"] == 6


def test_of_ones_own_it_is_changed_or_removed_and_comes_back(
    opened: Open, workspace: Workspace, session: Session, undo: Callable[[], None]
) -> None:
    own = session.care.write_own(Activity("", "Feed the birds", OWN, 5), now=NOW)
    workspace.care.load()
    page = opened(own.id)
    assert not page.hide_button.isVisible()
    page.change.click()
    assert isinstance(workspace.side, OwnPage)
    workspace.side.back.click()
    page = opened(own.id)
    page.remove.click()
    assert session.care.own() == []
    undo()
    assert [each.title for each in session.care.own()] == ["Feed the birds"]


def test_what_is_gone_says_so(opened: Open, workspace: Workspace) -> None:
    page = opened("no such thing")
    assert "It is gone." in words_of(page)
    page.back.click()
    assert isinstance(workspace.side, IdeasPage)
