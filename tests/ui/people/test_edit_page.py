"""Adding and changing a person: kept as one types, undone as one change."""

from __future__ import annotations

import json

import pytest
from PySide6.QtTest import QTest

from companion.paths import Paths
from companion.people.model import Hello, Person, Phone, Tie
from companion.people.sentences import lock_screen_notice
from companion.people.service import People
from companion.ui.people.edit_page import EditPage
from companion.ui.people.people_page import PeoplePage
from companion.ui.people.person_page import PersonPage
from companion.ui.workspace import Workspace
from tests.support.builders import NOW


@pytest.fixture
def page(workspace: Workspace) -> EditPage:
    workspace.people.new_person()
    assert isinstance(workspace.side, EditPage)
    return workspace.side


def test_what_is_typed_is_kept_as_one_person(page: EditPage, people: People) -> None:
    QTest.keyClicks(page.name, "Ana")
    assert page.status.text() == "Not saved yet"
    page.keeping.keep()
    assert page.status.text() == "Saved on this computer"
    QTest.keyClicks(page.numbers[0][0], "303 555 0100")
    page.reach.setPlainText("Text first.")
    page.hello.setCurrentIndex(page.hello.findData(30))
    page.keeping.keep()
    kept = [one.person for one in people.everyone()]
    assert [one.name for one in kept] == ["Ana"]
    assert kept[0].phones == (Phone("303 555 0100"),)
    assert kept[0].reach == "Text first."
    assert kept[0].tie is Tie.PEER
    assert kept[0].hello is not None
    assert kept[0].hello.every_days == 30


def test_one_visit_is_one_change_and_undo_takes_a_new_person_back(
    page: EditPage, workspace: Workspace, people: People
) -> None:
    for words in ("A", "n", "a"):
        QTest.keyClicks(page.name, words)
        page.keeping.keep()
    assert len(workspace.recent.all) == 1
    workspace.turning.undo_last()
    assert people.everyone() == []
    assert page.name.text() == ""
    workspace.turning.turn(workspace.recent.all[0])
    assert [one.person.name for one in people.everyone()] == ["Ana"]
    assert page.name.text() == "Ana"


def test_undo_gives_back_what_was_there_before(workspace: Workspace, people: People) -> None:
    saved = people.save(Person("Ana", good_for="A walk."), now=NOW)
    workspace.people.edit_person(saved.id)
    page = workspace.side
    assert isinstance(page, EditPage)
    page.good_for.setPlainText("A laugh.")
    page.keeping.keep()
    page.name.setText("Anna")
    page.keeping.keep()
    workspace.turning.undo_last()
    assert people.person(saved.id).person == Person("Ana", good_for="A walk.")
    assert page.good_for.text() == "A walk."


def test_leaving_keeps_what_is_typed(page: EditPage, workspace: Workspace, people: People) -> None:
    QTest.keyClicks(page.name, "Ana")
    workspace.show_write()
    assert [one.person.name for one in people.everyone()] == ["Ana"]


def test_somebody_without_a_name_is_not_lost(page: EditPage, people: People) -> None:
    QTest.keyClicks(page.numbers[0][0], "303 555 0100")
    page.keeping.keep()
    assert [one.person.name for one in people.everyone()] == ["303 555 0100"]
    page.numbers[0][0].clear()
    page.good_for.setPlainText("A walk.")
    page.keeping.keep()
    assert [one.person.name for one in people.everyone()] == ["Without a name"]


def test_nothing_typed_is_nobody(page: EditPage, workspace: Workspace, people: People) -> None:
    page.back.click()
    assert people.everyone() == []
    assert isinstance(workspace.side, PeoplePage)
    assert workspace.recent.all == []


def test_done_shows_the_person(page: EditPage, workspace: Workspace) -> None:
    QTest.keyClicks(page.name, "Ana")
    page.back.click()
    assert isinstance(workspace.side, PersonPage)
    assert workspace.side.saved.person.name == "Ana"


def test_the_lock_screen_is_off_until_chosen_and_what_it_means_is_said(
    page: EditPage, paths: Paths
) -> None:
    assert not page.on_lock.isChecked()
    QTest.keyClicks(page.name, "Ana")
    page.keeping.keep()
    assert not paths.shown_people.exists()
    page.on_lock.click()
    assert page.message.text == lock_screen_notice()
    page.keeping.keep()
    shown = json.loads(paths.shown_people.read_text("utf-8"))
    assert [one["name"] for one in shown["people"]] == ["Ana"]
    page.on_lock.click()
    page.keeping.keep()
    assert not paths.shown_people.exists()


def test_more_numbers_and_rhythms_of_ones_own(workspace: Workspace, people: People) -> None:
    numbers = tuple(Phone(f"555 010{number}") for number in range(4))
    person = Person("Ana", phones=numbers, hello=Hello(10, NOW.date()))
    saved = people.save(person, now=NOW)
    workspace.people.edit_person(saved.id)
    page = workspace.side
    assert isinstance(page, EditPage)
    assert page.typed() == person
    assert page.hello.currentText() == "Every 10 days"
    page.more_button.click()
    QTest.keyClicks(page.numbers[4][0], "555 0199")
    page.keeping.keep()
    assert people.person(saved.id).person.phones[4] == Phone("555 0199")
