"""An open journal with its desk of dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

import pytest
from pytestqt.qtbot import QtBot

from companion.clock import now
from companion.paths import Paths
from companion.planner.model import HardDate, Kind, Saved
from companion.planner.recurrence.rules import Once
from companion.ui.appearance import Appearance
from companion.ui.help.desk import HelpDesk
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.page import PlannerPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.immediate import ImmediateTasks
from tests.ui.conftest import SETTINGS

_Page = TypeVar("_Page", bound=PlannerPage)
Shown = Callable[[type[Any]], Any]
Save = Callable[..., Saved[HardDate]]


@pytest.fixture
def workspace(
    qtbot: QtBot, session: Session, tasks: ImmediateTasks, paths: Paths, desk: HelpDesk
) -> Workspace:
    made = Workspace(session, tasks, Appearance(paths, SETTINGS), paths, desk)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def dates(workspace: Workspace) -> PlannerDesk:
    return workspace.dates


@pytest.fixture
def shown(workspace: Workspace) -> Shown:
    """Return the page one is on, which is of a kind."""

    def page(kind: type[_Page]) -> _Page:
        assert isinstance(workspace.side, kind), workspace.side
        return workspace.side

    return page


@pytest.fixture
def today() -> date:
    return now().date()


@pytest.fixture
def moment() -> datetime:
    return now()


@pytest.fixture
def save(session: Session) -> Save:
    """Save a date some days from today."""

    def saved(
        name: str = "Ana's day", days: int = 10, kind: Kind = Kind.CUSTOM, **fields: Any
    ) -> Saved[HardDate]:
        fields.setdefault("rule", Once(now().date() + timedelta(days)))
        return session.planner.save(HardDate(name, kind, **fields), now=now())

    return saved
