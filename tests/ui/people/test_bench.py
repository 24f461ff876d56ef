"""What the pages of People share."""

from __future__ import annotations

from companion.errors import PersonNotFound
from companion.ui.people.bench import PEOPLE, Where
from companion.ui.recent.recent_changes import Change
from companion.ui.workspace import Workspace


def _nothing() -> None:
    return None


def test_it_knows_where_one_is(workspace: Workspace) -> None:
    desk = workspace.people
    desk.open_contacts()
    assert desk.bench.where == Where("open_contacts")
    assert desk.bench.page is workspace.side
    workspace.settings.open()
    assert desk.bench.page is None


def test_a_change_belongs_to_this_place(workspace: Workspace) -> None:
    workspace.people.bench.note(Change("A change.", _nothing, _nothing))
    assert workspace.recent.all[0].place == PEOPLE


def test_undo_stands_beside_what_is_said(workspace: Workspace) -> None:
    done: list[str] = []
    desk = workspace.people
    desk.open()
    desk.bench.note(Change("A change.", lambda: done.append("undone"), _nothing))
    desk.bench.say_with_undo("Moved.")
    message = workspace.side.message  # type: ignore[union-attr]
    assert message.text == "Moved."
    message._button.click()
    assert done == ["undone"]
    assert message.text == ""


def test_a_page_without_messages_is_left_alone(workspace: Workspace) -> None:
    workspace.people.guide.open_ways()
    workspace.people.bench.say_with_undo("Moved.")
    assert workspace.message.text == ""


def test_what_did_not_work_is_said(workspace: Workspace) -> None:
    workspace.people.open()
    workspace.people.bench.fail(PersonNotFound("none"))
    assert workspace.message.text
