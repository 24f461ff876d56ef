"""The way through the guide: links, back, marks."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.guide.marks import Mark
from companion.ui.guide.guide_page import GuidePage
from companion.ui.guide.reader_page import ReaderPage
from companion.ui.help.desk import HelpDesk
from companion.ui.help.record_page import RecordPage
from companion.ui.helping.care_page import HelperCarePage
from companion.ui.helping.debrief_page import DebriefPage
from companion.ui.helping.readiness_page import ReadinessPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace


def reading(workspace: Workspace) -> str:
    assert isinstance(workspace.side, ReaderPage)
    return workspace.side.page.id


def back(workspace: Workspace) -> None:
    assert isinstance(workspace.side, ReaderPage)
    workspace.side.back.click()


def test_back_goes_the_way_one_came(workspace: Workspace) -> None:
    guide = workspace.people.guide
    guide.open()
    guide.open_reader("what-peer-support-is")
    guide.follow("page:who-can-be-a-peer")
    assert reading(workspace) == "who-can-be-a-peer"
    back(workspace)
    assert reading(workspace) == "what-peer-support-is"
    back(workspace)
    assert isinstance(workspace.side, GuidePage)


def test_the_next_page_goes_back_to_the_list(workspace: Workspace) -> None:
    guide = workspace.people.guide
    guide.open()
    first, second = guide.guide.pages()[:2]
    guide.open_reader(first.id)
    page = workspace.side
    assert isinstance(page, ReaderPage)
    page.read_button.click()
    page.next_button.click()
    assert reading(workspace) == second.id
    back(workspace)
    assert isinstance(workspace.side, GuidePage)


def test_a_link_to_the_directory_opens_the_record_above(
    workspace: Workspace, desk: HelpDesk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.page_opened) as told:
        workspace.people.guide.follow("record:us-rebels-project")
    assert told.args is not None
    page = told.args[0]
    qtbot.addWidget(page)
    assert isinstance(page, RecordPage)
    workspace.people.guide.follow("record:no-such-record")


def test_marks_are_private_kept_and_undone(workspace: Workspace, session: Session) -> None:
    guide = workspace.people.guide
    guide.open()
    page = guide.guide.pages()[0]
    guide.mark(page, Mark.LATER)
    assert session.preferences.all()[f"guide.{page.id}"] == "later"
    guide.mark(page, Mark.LATER)
    assert len(workspace.recent.all) == 1
    workspace.turning.undo_last()
    assert guide.marks == {}


def test_the_last_page_has_no_next(workspace: Workspace) -> None:
    guide = workspace.people.guide
    assert guide.page_after(guide.guide.pages()[-1]) is None


def test_from_the_questions_to_their_page_and_back(workspace: Workspace) -> None:
    guide = workspace.people.guide
    guide.open_readiness()
    guide.open_readiness_page()
    assert reading(workspace) == "am-i-ready"
    back(workspace)
    assert isinstance(workspace.side, ReadinessPage)


def test_from_ones_limits_to_their_page_and_back(workspace: Workspace) -> None:
    guide = workspace.people.guide
    guide.open_helper_care()
    guide.open_care_page()
    back(workspace)
    assert isinstance(workspace.side, HelperCarePage)


def test_from_a_note_back_to_ones_limits(workspace: Workspace) -> None:
    workspace.people.guide.new_debrief()
    note = workspace.side
    assert isinstance(note, DebriefPage)
    note.back.click()
    assert isinstance(workspace.side, HelperCarePage)
