"""A page of the guide: its note first, then all of it, with honest sources."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from companion import i18n
from companion.guide.blocks import Heading, plain
from companion.guide.marks import Mark
from companion.guide.pages import Guide
from companion.ui.guide.guide_page import GuidePage
from companion.ui.guide.reader_page import ReaderPage
from companion.ui.widgets import heading
from companion.ui.workspace import Workspace

PAGES = [page.id for page in Guide.load("en").pages()]


def opened(workspace: Workspace, page_id: str) -> ReaderPage:
    guide = workspace.people.guide
    guide.open()
    guide.open_reader(page_id)
    assert isinstance(workspace.side, ReaderPage)
    return workspace.side


def words(page: ReaderPage) -> str:
    found = [label for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    return "\n".join(label.text().replace("\u200b", "") for label in found)


@pytest.mark.parametrize("page_id", PAGES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_note_stands_alone_then_everything_is_there(
    workspace: Workspace, page_id: str, language: str
) -> None:
    i18n.use(language)
    page = opened(workspace, page_id)
    content = page.page
    before = words(page)
    assert content.content_note in before
    assert not page.body.isVisible()
    page.read_button.click()
    after = words(page)
    for block in content.blocks:
        for text in plain(block):
            assert text in after
    for source in content.sources:
        assert source in after
    assert not content.reviewed
    assert page.links.isVisible() == bool(content.links)


def test_headings_are_heard_as_headings(workspace: Workspace) -> None:
    page = opened(workspace, "kinds-of-support")
    page.read_button.click()
    wanted = [block.text for block in page.page.blocks if isinstance(block, Heading)]
    heard = [each for each in page.findChildren(heading.Heading) if each.text() in wanted]
    assert [each.text() for each in heard] == wanted
    roles = {QAccessible.queryAccessibleInterface(each).role() for each in heard}
    assert roles == {QAccessible.Role.Heading}


def test_what_was_read_opens_whole_the_next_time(workspace: Workspace) -> None:
    opened(workspace, "helper-care").read_button.click()
    assert workspace.people.guide.marks["helper-care"] is Mark.READ
    again = opened(workspace, "helper-care")
    assert again.body.isVisible()
    assert not again.read_button.isVisible()


@pytest.mark.parametrize(
    ("button", "mark"), [("later_button", Mark.LATER), ("skip_button", Mark.SKIPPED)]
)
def test_it_can_wait_or_be_skipped_with_undo(workspace: Workspace, button: str, mark: Mark) -> None:
    getattr(opened(workspace, "if-it-goes-badly"), button).click()
    first = workspace.side
    assert isinstance(first, GuidePage)
    assert workspace.people.guide.marks == {"if-it-goes-badly": mark}
    assert first.message.text
    first.message.action_chosen.emit("undo")
    assert workspace.people.guide.marks == {}


def test_links_are_one_list_without_twins(workspace: Workspace) -> None:
    page = opened(workspace, "national-groups")
    page.read_button.click()
    lines = page.links.lines
    ids = [row.id for n in range(lines.rowCount()) if (row := lines.row(lines.index(n)))]
    assert len(set(ids)) == len(ids)
    assert "record:us-rebels-project" in ids
