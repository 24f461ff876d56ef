"""The first page of People: mine, the bin, one gentle suggestion, and the way further."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion import i18n
from companion.clock import now
from companion.people.model import Hello, Person, Tie
from companion.people.service import People
from companion.ui.guide.guide_page import GuidePage
from companion.ui.guide.ways_page import WaysPage
from companion.ui.helping.care_page import HelperCarePage
from companion.ui.helping.readiness_page import ReadinessPage
from companion.ui.people.contacts_page import ContactsPage
from companion.ui.people.desk import PeopleDesk
from companion.ui.people.edit_page import EditPage
from companion.ui.people.people_page import PeoplePage
from companion.ui.people.person_page import PersonPage
from companion.ui.people.plan_page import PlanPage
from companion.ui.workspace import Workspace
from tests.support.builders import NOW


def opened(workspace: Workspace) -> PeoplePage:
    workspace.people.open()
    page = workspace.side
    assert isinstance(page, PeoplePage)
    return page


def titles(page: PeoplePage) -> list[str]:
    lines = page.list.lines
    return [lines.data(lines.index(number)) for number in range(lines.rowCount())]


def test_nobody_yet_is_said_kindly(workspace: Workspace) -> None:
    page = opened(workspace)
    assert not page.list.isVisible()
    assert page.empty.isVisible()
    assert "if there is one" in page.empty.text


def test_people_are_listed_and_open(workspace: Workspace, people: People) -> None:
    saved = people.save(Person("Ana", Tie.FRIEND, "from the choir"), now=NOW)
    people.save(Person("Sam", Tie.PEER), now=NOW)
    page = opened(workspace)
    assert titles(page) == ["Ana", "Sam"]
    page.list.opened.emit(saved.id)
    assert isinstance(workspace.side, PersonPage)
    assert workspace.side.saved.id == saved.id


def test_the_bin_is_on_the_same_page(workspace: Workspace, people: People) -> None:
    saved = people.save(Person("Ana"), now=NOW)
    people.save(Person("Sam"), now=NOW)
    people.move_to_bin(saved.id, now=NOW)
    page = opened(workspace)
    page.bin_button.click()
    assert titles(page) == ["Ana"]
    assert page.list.accessibleName() == "People in the bin"
    page.bin_button.click()
    assert titles(page) == ["Sam"]


@pytest.mark.parametrize(
    ("button", "kind"),
    [
        ("add_button", EditPage),
        ("contacts_button", ContactsPage),
        ("plan_button", PlanPage),
        ("guide_button", GuidePage),
        ("ready_button", ReadinessPage),
        ("ways_button", WaysPage),
        ("care_button", HelperCarePage),
    ],
)
def test_the_ways_further_come_back_here(workspace: Workspace, button: str, kind: type) -> None:
    getattr(opened(workspace), button).click()
    page = workspace.side
    assert isinstance(page, kind)
    page.back.click()  # type: ignore[union-attr]  # each of them has it
    assert isinstance(workspace.side, PeoplePage)


def test_a_hello_is_suggested_once_and_let_rest(
    workspace: Workspace, people: People, people_desk: PeopleDesk
) -> None:
    since = now().date() - timedelta(days=7)
    people.save(Person("Ana", hello=Hello(7, since)), now=NOW)
    page = opened(workspace)
    assert page.message.text == "If you like, today is a day to say hello to Ana."
    page.message.action_chosen.emit("rest")
    assert people.hello_today(now=now()) is None
    assert opened(workspace).message.text == ""
    workspace.turning.undo_last()
    assert people.hello_today(now=now()) is not None
    assert people_desk.bench.page is workspace.side


def test_nothing_is_suggested_by_itself(workspace: Workspace, people: People) -> None:
    people.save(Person("Ana"), now=NOW)
    assert opened(workspace).message.text == ""


def test_in_spanish(workspace: Workspace) -> None:
    i18n.use("es")
    page = opened(workspace)
    assert page.add_button.text() == "Agregar persona"
    assert "si la hay" in page.empty.text
