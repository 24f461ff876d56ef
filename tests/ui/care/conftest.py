"""An open journal at Care, and a clock that goes only when it is told to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.paths import Paths
from companion.ui.appearance import Appearance
from companion.ui.care.desk import CareDesk
from companion.ui.care.steady_desk import SteadyDesk
from companion.ui.help.desk import HelpDesk
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.immediate import ImmediateTasks
from tests.ui.conftest import SETTINGS


@dataclass
class Clock:
    """Seconds that go forward when a test says so."""

    at: float = 100.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def steady(desk: HelpDesk, clock: Clock) -> SteadyDesk:
    return SteadyDesk(help_desk=desk, clock=clock)


@pytest.fixture
def workspace(
    qtbot: QtBot,
    session: Session,
    tasks: ImmediateTasks,
    paths: Paths,
    desk: HelpDesk,
    steady: SteadyDesk,
) -> Workspace:
    made = Workspace(session, tasks, Appearance(paths, SETTINGS), paths, desk, steady)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def care(workspace: Workspace) -> CareDesk:
    workspace.care.open()
    return workspace.care


@pytest.fixture
def undo(workspace: Workspace) -> Callable[[], None]:
    return workspace.commands["undo"]  # type: ignore[return-value]


def words_of(page: QWidget | None) -> str:
    """Return all that can be read on a page."""
    assert page is not None
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))
