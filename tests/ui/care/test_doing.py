from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from companion.errors import DiskFull
from companion.ui.care.desk import CareDesk
from companion.ui.care.doing import QUIET, STEADY
from companion.ui.care.ideas_page import IdeasPage
from companion.ui.workspace import Workspace


def page_of(workspace: Workspace) -> IdeasPage:
    page = workspace.side
    assert isinstance(page, IdeasPage)
    return page


def fails() -> None:
    raise DiskFull


def test_what_is_done_is_said_and_can_be_undone_and_done_again(
    workspace: Workspace, care: CareDesk, undo: Callable[[], None]
) -> None:
    done: list[str] = []
    care.do("Put on my list", lambda: done.append("do"), lambda: done.append("undo"))
    assert page_of(workspace).message.text == "Put on my list"
    undo()
    workspace.turning.turn(workspace.recent.all[-1])
    assert done == ["do", "undo", "do"]


def test_what_needs_no_words_has_none(workspace: Workspace, care: CareDesk) -> None:
    care.do("Kept", lambda: None, lambda: None, offers=QUIET)
    assert page_of(workspace).message.isHidden()
    assert [change.sentence for change in workspace.recent.all] == ["Kept"]


def test_something_steady_can_be_offered_instead(
    qtbot: QtBot, workspace: Workspace, care: CareDesk
) -> None:
    care.do("Noted", lambda: None, lambda: None, offers=STEADY)
    with qtbot.waitSignal(care.steady.page_opened):
        page_of(workspace).message._button.click()


def test_what_could_not_be_written_is_said_and_not_among_the_changes(
    qtbot: QtBot, workspace: Workspace, care: CareDesk
) -> None:
    with qtbot.waitSignal(care.keep_failed):
        care.do("Kept", fails, lambda: None)
    with qtbot.waitSignal(care.keep_failed):
        care.write(fails)
    assert workspace.recent.all == []
    assert "full" in page_of(workspace).message.text
