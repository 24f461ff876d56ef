"""The list of the guide: in order, with marks, and nothing counted."""

from __future__ import annotations

import pytest

from companion import i18n
from companion.guide.marks import Mark
from companion.ui.guide.guide_page import GuidePage, mark_name
from companion.ui.guide.reader_page import ReaderPage
from companion.ui.widgets.quiet_list import Row
from companion.ui.workspace import Workspace


def rows(page: GuidePage) -> list[Row]:
    lines = page.list.lines
    return [row for n in range(lines.rowCount()) if (row := lines.row(lines.index(n)))]


def opened(workspace: Workspace) -> GuidePage:
    workspace.people.guide.open()
    assert isinstance(workspace.side, GuidePage)
    return workspace.side


def test_every_page_is_there_in_order(workspace: Workspace) -> None:
    pages = workspace.people.guide.guide.pages()
    assert [row.id for row in rows(opened(workspace))] == [page.id for page in pages]


def test_what_was_done_is_said_and_can_be_picked_out(workspace: Workspace) -> None:
    guide = workspace.people.guide
    first, second, third = guide.guide.pages()[:3]
    guide.mark(first, Mark.READ)
    guide.mark(second, Mark.LATER)
    guide.mark(third, Mark.SKIPPED)
    page = opened(workspace)
    assert [row.detail for row in rows(page)[:4]] == [
        "Already read",
        "Saved for later",
        "Skipped",
        "",
    ]
    page.chips._group.buttons()[0].click()
    assert [row.id for row in rows(page)] == [second.id]


def test_nothing_saved_for_later_is_fine(workspace: Workspace) -> None:
    page = opened(workspace)
    page.chips._group.buttons()[0].click()
    assert page.empty.isVisible()
    assert not page.list.isVisible()


def test_a_row_opens_its_page(workspace: Workspace) -> None:
    opened(workspace).list.opened.emit("if-it-goes-badly")
    assert isinstance(workspace.side, ReaderPage)


@pytest.mark.parametrize("language", ["en", "es"])
def test_marks_have_names(language: str) -> None:
    i18n.use(language)
    assert len({mark_name(mark) for mark in Mark}) == len(Mark)
