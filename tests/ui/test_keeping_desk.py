"""What desks share that keep what is typed on their pages."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from companion.errors import DiskFull
from companion.ui.changes import Changes
from companion.ui.keeping import Keeping
from companion.ui.keeping_desk import KeepingDesk
from companion.ui.recent.recent_changes import RecentChanges
from companion.ui.side_pages import SidePages
from tests.support.immediate import ImmediateTasks
from tests.ui.test_keeping import Page, Paper


class Desk:
    """A desk, its page and the paper of that."""

    def __init__(self, qtbot: QtBot) -> None:
        self.tasks = ImmediateTasks()
        self.pages = SidePages("write")
        qtbot.addWidget(self.pages)
        self.pages.begin_with(Page(self.pages))
        self.recent = RecentChanges()
        self.desk = KeepingDesk(self.tasks, self.pages, Changes(), self.recent)
        self.cautions: list[str] = []
        self.desk.cautioned.connect(self.cautions.append)

    def opened(self) -> tuple[Page, Paper, Keeping]:
        page, paper = Page(self.pages), Paper()
        keeping = self.desk.new_keeping(page, paper, "A line was changed.", "people", "an id")
        page.line.textEdited.connect(keeping.touch)
        keeping.read()
        return page, paper, keeping


@pytest.fixture
def around(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_all_pages_are_kept_together(around: Desk) -> None:
    papers = []
    for words in ("one", "two"):
        page, paper, _keeping = around.opened()
        page.line.setText(words)
        papers.append(paper)
    around.desk.keep()
    assert [paper.value for paper in papers] == ["one", "two"]
    assert around.desk.unkept() is None
    change = around.recent.all[0]
    assert (change.sentence, change.place) == ("A line was changed.", "people")
    assert change.entry_id == "an id"


def test_what_a_page_that_is_gone_could_not_keep_is_told_and_tried_again(around: Desk) -> None:
    page, paper, _keeping = around.opened()
    page.line.setText("words")
    paper.is_full = True
    around.tasks.hold()
    around.desk.keep()
    delete(page)
    around.tasks.drain()
    assert "disk is full" in around.cautions[0]
    assert isinstance(around.desk.unkept(), DiskFull)
    paper.is_full = False
    around.desk.keep()
    assert (paper.value, around.desk.unkept()) == ("words", None)


def test_what_keeps_nothing_any_more_goes(around: Desk, qtbot: QtBot) -> None:
    page, _paper, keeping = around.opened()
    delete(page)
    with qtbot.waitSignal(keeping.destroyed):
        around.opened()
