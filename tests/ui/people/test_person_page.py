"""One person: large numbers, and a bin that gives back."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from companion.people.model import Hello, Person, Phone, Tie
from companion.people.service import People
from companion.ui.people.edit_page import EditPage
from companion.ui.people.people_page import PeoplePage
from companion.ui.people.person_page import PersonPage
from companion.ui.widgets.big_digits import BigDigits
from companion.ui.workspace import Workspace
from tests.support.builders import NOW

ANA = Person(
    "Ana",
    Tie.FRIEND,
    "from the choir",
    (Phone("303 555 0100", "home"),),
    "ana@example.org",
    "Text first.",
    "A walk.",
    hello=Hello(14, NOW.date()),
)


@pytest.fixture
def page(workspace: Workspace, people: People) -> PersonPage:
    workspace.people.open_person(people.save(ANA, now=NOW).id)
    assert isinstance(workspace.side, PersonPage)
    return workspace.side


def test_it_tells_everything(page: PersonPage) -> None:
    words = "\n".join(label.text().replace("\u200b", "") for label in page.findChildren(QLabel))
    for part in (
        "Ana", "Friend · from the choir", "303 555 0100", "home", "ana@example.org",
        "Text first.", "A walk.", "About every two weeks",
    ):  # fmt: skip
        assert part in words
    assert "lock screen" not in words
    digits = page.findChild(BigDigits)
    assert isinstance(digits, BigDigits)
    assert digits.accessibleName() == "3 0 3 5 5 5 0 1 0 0"


def test_the_bin_gives_back_with_undo(
    page: PersonPage, workspace: Workspace, people: People
) -> None:
    page.bin_button.click()
    assert people.everyone() == []
    first = workspace.side
    assert isinstance(first, PeoplePage)
    assert "30 days" in first.message.text
    first.message.action_chosen.emit("undo")
    assert [one.person.name for one in people.everyone()] == ["Ana"]
    assert first.list.lines.rowCount() == 1


def test_from_the_bin_one_comes_back(workspace: Workspace, people: People) -> None:
    saved = people.save(ANA, now=NOW)
    people.move_to_bin(saved.id, now=NOW)
    workspace.people.open_person(saved.id)
    page = workspace.side
    assert isinstance(page, PersonPage)
    assert not page.edit_button.isVisible()
    page.restore_button.click()
    assert [one.person for one in people.everyone()] == [ANA]
    workspace.turning.undo_last()
    assert people.everyone() == []
    assert isinstance(workspace.side, PersonPage)
    assert workspace.side.restore_button.isVisible()


def test_change_goes_to_the_fields_and_back_to_the_person(
    page: PersonPage, workspace: Workspace
) -> None:
    page.edit_button.click()
    fields = workspace.side
    assert isinstance(fields, EditPage)
    fields.good_for.setPlainText("A laugh.")
    fields.back.click()
    assert isinstance(workspace.side, PersonPage)
    assert workspace.side.saved.person.good_for == "A laugh."


def test_the_mail_is_copied(page: PersonPage) -> None:
    page._copy()
    assert QGuiApplication.clipboard().text() == "ana@example.org"
    assert page.message.text == "Copied: ana@example.org"
