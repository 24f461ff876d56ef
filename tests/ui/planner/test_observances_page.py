from __future__ import annotations

from companion.planner.model import Certainty
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.observances_page import ObservancesPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.ui.planner.conftest import Shown


def test_all_are_off_and_one_alone_can_be_chosen(
    dates: PlannerDesk, shown: Shown, session: Session, workspace: Workspace
) -> None:
    dates.open_observances()
    page = shown(ObservancesPage)
    assert not any(tick.isChecked() for tick in page.ticks.values())
    page.ticks["us-independence-day"].setChecked(True)
    (one,) = session.planner.dates()
    assert one.value.name == "4 July"
    dates.open_observances()
    page = shown(ObservancesPage)
    assert [day for day, tick in page.ticks.items() if tick.isChecked()] == ["us-independence-day"]
    page.ticks["us-independence-day"].setChecked(False)
    assert session.planner.dates() == []
    workspace.turning.undo_last()
    assert [each.id for each in session.planner.dates()] == [one.id]


def test_every_one_can_be_chosen(dates: PlannerDesk, shown: Shown, session: Session) -> None:
    dates.open_observances()
    page = shown(ObservancesPage)
    for tick in page.ticks.values():
        tick.setChecked(True)
    found = session.planner.dates()
    assert len(found) == len(page.ticks)
    assert all(one.value.rule or one.value.certainty is Certainty.NOT_SURE for one in found)
