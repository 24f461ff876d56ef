from __future__ import annotations

from companion.planner.justice.model import Paper, PaperState
from companion.planner.justice.records import PAPER
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.papers_page import PapersPage
from companion.ui.planner.records_page import RecordsPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.builders import NOW
from tests.ui.planner.conftest import Shown


def test_where_a_paper_is_is_kept_at_once_and_can_be_undone(
    dates: PlannerDesk, shown: Shown, session: Session, workspace: Workspace
) -> None:
    dates.open_papers()
    choice = shown(PapersPage).choices["claim.report"]
    for state in (PaperState.ASKED, PaperState.HERE):
        number = choice.findData(state.value)
        choice.setCurrentIndex(number)
        choice.activated.emit(number)
    (one,) = session.justice.records(PAPER)
    assert (one.value.key, one.value.state) == ("claim.report", PaperState.HERE)
    workspace.turning.undo_last()
    assert session.justice.records(PAPER)[0].value.state is PaperState.ASKED
    choice = shown(PapersPage).choices["claim.report"]
    assert choice.currentData() == PaperState.ASKED.value
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    assert session.justice.records(PAPER) == []


def test_a_paper_of_ones_own_is_in_a_list_of_its_own(
    dates: PlannerDesk, shown: Shown, session: Session
) -> None:
    session.justice.save(PAPER, Paper("claim.report"), now=NOW)
    own = Paper(name="Letter of the school", state=PaperState.ASKED, where="With Ben")
    session.justice.save(PAPER, own, now=NOW)
    dates.open_papers()
    shown(PapersPage).own_button.click()
    lines = shown(RecordsPage).list.lines
    assert lines.rowCount() == 1
    row = lines.row(lines.index(0))
    assert row is not None
    assert (row.title, row.detail) == ("Letter of the school", "Asked for · With Ben")
