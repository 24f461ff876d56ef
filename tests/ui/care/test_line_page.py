from __future__ import annotations

from datetime import timedelta

import pytest

from companion.care.keeping import DISTRESS
from companion.ui.care.check_ins_page import CheckInsPage
from companion.ui.care.desk import CareDesk
from companion.ui.care.line_page import LinePage
from companion.ui.care.line_picture import LinePicture
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.builders import NOW
from tests.ui.care.conftest import words_of

GAD = dict.fromkeys(range(1, 8), 1)


@pytest.fixture
def check_ins(workspace: Workspace, care: CareDesk, session: Session) -> CheckInsPage:
    """Keep two numbers and two forms, and open the check-ins."""
    for days, number in ((9, 8), (0, 3)):
        at = NOW - timedelta(days)
        session.care_log.check_in(DISTRESS, now=at, answers={1: number})
        session.care_log.check_in("gad-7", now=at, answers=GAD)
    care.go("check-ins")
    page = workspace.side
    assert isinstance(page, CheckInsPage)
    return page


@pytest.fixture
def line(check_ins: CheckInsPage, workspace: Workspace) -> LinePage:
    check_ins.line_button.click()
    page = workspace.side
    assert isinstance(page, LinePage)
    return page


def rows(page: LinePage) -> list[str]:
    lines = page.table.lines
    return [lines.row(lines.index(n)).spoken for n in range(lines.rowCount())]  # type: ignore[union-attr]


def test_no_line_is_shown_until_it_is_asked_for(check_ins: CheckInsPage) -> None:
    assert check_ins.line_button.isVisible()
    assert check_ins.findChild(LinePicture) is None


def test_one_number_offers_no_line(workspace: Workspace, care: CareDesk, session: Session) -> None:
    session.care_log.check_in(DISTRESS, now=NOW, answers={1: 8})
    care.go("check-ins")
    page = workspace.side
    assert isinstance(page, CheckInsPage)
    assert not page.line_button.isVisible()
    care.go("line")
    assert "A line needs two numbers of one kind." in words_of(workspace.pages.currentWidget())


def test_the_line_and_the_same_in_words(line: LinePage) -> None:
    assert line.picture.isVisible()
    assert rows(line) == ["10 March 2026, 21:15, 3 of 10", "1 March 2026, 21:15, 8 of 10"]
    assert "This is not a diagnosis." in words_of(line)
    assert line.table.focusPolicy() != line.picture.focusPolicy()  # the keyboard reads the list


def test_another_kind(line: LinePage) -> None:
    assert [line.kind.itemText(n) for n in range(line.kind.count())] == ["0 to 10", "GAD-7"]
    line.kind.setCurrentIndex(1)
    line.kind.activated.emit(1)
    assert rows(line)[0] == "10 March 2026, 21:15, 7 of 21"
    assert "GAD-7" in line.picture.accessibleName()


def test_what_is_removed_is_gone_from_the_line(
    line: LinePage, session: Session, care: CareDesk
) -> None:
    for taken in session.care_log.check_ins():
        session.care_log.remove_check_in(taken.id)
    care.load()
    assert not line.picture.isVisible()
    assert line.empty.isVisible()
