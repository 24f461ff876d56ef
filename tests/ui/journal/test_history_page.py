"""Earlier words: read, compared, brought back, and that undone."""

from __future__ import annotations

import pytest

from companion.journal.model import Entry, Page
from companion.journal.service import Journal
from companion.ui.journal.about_page import AboutPage
from companion.ui.journal.history_page import HistoryPage
from companion.ui.workspace import Workspace
from tests.support.builders import NOW


def open_history(workspace: Workspace, entry: Entry) -> HistoryPage:
    workspace.journal.open_about(entry)
    workspace.journal.open_history()
    assert isinstance(workspace.side, HistoryPage)
    return workspace.side


@pytest.fixture
def entry(journal: Journal) -> Entry:
    first = journal.write(Page("Two herons.", "River"), now=NOW)
    return journal.write(Page("Two swans.", "River"), now=NOW, entry_id=first.id)


@pytest.fixture
def page(workspace: Workspace, entry: Entry) -> HistoryPage:
    return open_history(workspace, entry)


def test_earlier_words_are_read_and_compared(page: HistoryPage) -> None:
    assert page.list.lines.rowCount() == 1
    assert page.text.exact_text() == "Two herons."
    assert not page.legend.isVisible()
    page.way.choose("compare")
    page.way.chosen.emit("compare")
    assert page.legend.isVisible()
    assert page.text.accessibleDescription() == "Added: swans\nTaken out: herons"


def test_earlier_words_come_back_and_that_is_undone(
    page: HistoryPage, workspace: Workspace, journal: Journal, entry: Entry
) -> None:
    page.restore_button.click()
    assert journal.read(entry.id).page.text == "Two herons."
    assert page.message.text == "The earlier words are back."
    assert page.list.lines.rowCount() == 2
    page.message.action_chosen.emit("undo")
    assert journal.read(entry.id).page.text == "Two swans."
    page.closed.emit()
    about = workspace.pages.found(AboutPage)
    assert about is not None
    about.closed.emit()
    assert workspace.side is None
    assert workspace.write.editor.page().text == "Two swans."


def test_words_that_are_there_already_change_nothing(
    workspace: Workspace, journal: Journal, entry: Entry
) -> None:
    journal.write(Page("Two herons.", "River"), now=NOW, entry_id=entry.id)
    page = open_history(workspace, entry)
    page.list.setCurrentIndex(page.list.lines.index(1))
    page.restore_button.click()
    assert page.message.text == "The page has these words already."
    assert workspace.recent.all == []


def test_a_page_without_a_history_says_so(workspace: Workspace, journal: Journal) -> None:
    page = open_history(workspace, journal.write(Page("Bread."), now=NOW))
    assert page.empty.isVisible()
    assert not page.restore_button.isVisible()
