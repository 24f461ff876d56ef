from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from companion.journal.model import FIRST, Page
from companion.journal.notebooks import Notebooks
from companion.journal.service import Journal
from companion.ui.journal.notebooks_page import NotebooksPage
from companion.ui.workspace import Workspace
from companion.vault.vault import Vault
from tests.support.builders import NOW


@pytest.fixture
def page(workspace: Workspace) -> NotebooksPage:
    workspace.journal.notebooks.button.click()
    made = workspace.side
    assert isinstance(made, NotebooksPage)
    return made


def _names(vault: Vault) -> list[str]:
    return [one.name for one in Notebooks(vault).all()]


def _make(page: NotebooksPage, name: str) -> None:
    page.new_name.setText(name)
    QTest.keyClick(page.new_name, Qt.Key.Key_Return)


def test_a_notebook_is_made_and_that_is_undone(
    workspace: Workspace, page: NotebooksPage, vault: Vault
) -> None:
    _make(page, "Letters")
    assert _names(vault) == ["Journal", "Letters"]
    assert page.message.text == "The notebook “Letters” was made."
    assert page.new_name.text() == ""
    page.message._button.click()
    assert _names(vault) == ["Journal"]
    workspace.turning.turn(workspace.recent.all[0])
    assert _names(vault) == ["Journal", "Letters"]


def test_a_name_that_is_taken_stays_in_the_field(page: NotebooksPage, vault: Vault) -> None:
    _make(page, "journal")
    assert "There is a notebook with the name" in page.message.text
    assert page.new_name.text() == "journal"
    assert _names(vault) == ["Journal"]


def test_a_notebook_gets_another_name(
    workspace: Workspace, page: NotebooksPage, vault: Vault
) -> None:
    assert page.name.text() == "Journal"
    page.name.setText("Days")
    page.rename_button.click()
    assert _names(vault) == ["Days"]
    assert page.choice.currentText() == "Days"
    workspace.turning.turn(workspace.recent.all[0])
    assert _names(vault) == ["Journal"]


def test_a_notebook_without_pages_is_removed(page: NotebooksPage, vault: Vault) -> None:
    _make(page, "Letters")
    assert not page.remove_button.isEnabled()  # the first one is chosen
    page.choice.setCurrentIndex(1)
    page.remove_button.click()
    assert _names(vault) == ["Journal"]
    page.message._button.click()
    assert _names(vault) == ["Journal", "Letters"]


def test_a_notebook_with_pages_stays(page: NotebooksPage, vault: Vault) -> None:
    _make(page, "Letters")
    letters = Notebooks(vault).found("Letters")
    Journal(vault).write(Page("words"), now=NOW, notebook=letters.id)
    page.choice.setCurrentIndex(1)
    page.remove_button.click()
    assert "Move its pages" in page.message.text
    assert letters in Notebooks(vault).all()


def test_the_way_back(workspace: Workspace, page: NotebooksPage) -> None:
    page.back.click()
    assert workspace.side is None
    assert page.choice.findData(FIRST) == 0
