"""Contacts: looked at before they come in, undone as one, saved only where one says."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.people.model import Person, Phone
from companion.people.service import People
from companion.ui.people.contacts_page import ContactsPage
from companion.ui.people.people_page import PeoplePage
from companion.ui.workspace import Workspace
from tests.support.builders import NOW

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Ana
TEL;TYPE=cell:303 555 0100
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Sam
END:VCARD
"""


@pytest.fixture
def page(workspace: Workspace) -> ContactsPage:
    workspace.people.open_contacts()
    assert isinstance(workspace.side, ContactsPage)
    return workspace.side


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "contacts.vcf"
    path.write_text(CARDS)
    return path


def test_one_looks_first(page: ContactsPage, file: Path, people: People) -> None:
    page.path.setText(str(file))
    page.look_button.click()
    assert page.report.text() == "Ana\nSam"
    assert people.everyone() == []
    assert page.add_button.isVisible()
    page.path.setText("elsewhere")
    assert not page.add_button.isVisible()


def test_they_are_added_and_taken_back_together(
    page: ContactsPage, file: Path, people: People, workspace: Workspace
) -> None:
    page.path.setText(str(file))
    page.look_button.click()
    page.add_button.click()
    assert [one.person.name for one in people.everyone()] == ["Ana", "Sam"]
    first = workspace.side
    assert isinstance(first, PeoplePage)
    first.message.action_chosen.emit("undo")
    assert people.everyone() == []
    workspace.turning.turn(workspace.recent.all[0])
    assert len(people.everyone()) == 2


def test_nobody_is_added_twice(page: ContactsPage, file: Path, people: People) -> None:
    people.save(Person("Ana", phones=(Phone("303 555 0100", "cell"),)), now=NOW)
    people.save(Person("Sam"), now=NOW)
    page.path.setText(str(file))
    page.look_button.click()
    page.add_button.click()
    assert page.message.text == "Everyone in this file is here already."
    assert len(people.everyone()) == 2


def test_what_is_no_contact_file_is_said(page: ContactsPage, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("two herons")
    page.path.setText(str(tmp_path / "notes.txt"))
    page.look_button.click()
    assert page.message.text
    assert not page.add_button.isVisible()


def test_without_a_file_nothing_happens(page: ContactsPage) -> None:
    page.look_button.click()
    assert page.message.text == ""
    assert page.path.hasFocus()


def test_they_are_saved_for_another_program(
    page: ContactsPage, people: People, tmp_path: Path
) -> None:
    people.save(Person("Ana", phones=(Phone("303 555 0100"),)), now=NOW)
    page._save(str(tmp_path / "mine.vcf"))
    written = (tmp_path / "mine.vcf").read_text("utf-8")
    assert "FN:Ana" in written
    assert (tmp_path / "mine.vcf").stat().st_mode & 0o777 == 0o600
    assert "Anyone who finds" in page.message.text
