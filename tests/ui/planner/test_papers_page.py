from __future__ import annotations

from companion.planner.justice.model import PaperState
from companion.planner.justice.records import PAPER
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.papers_page import PapersPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
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
