"""A desk of People on an open vault, with work that is answered at once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from companion.paths import Paths
from companion.people.service import People
from companion.ui.appearance import Appearance
from companion.ui.help.desk import HelpDesk
from companion.ui.people.desk import PeopleDesk
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.immediate import ImmediateTasks
from tests.ui.conftest import SETTINGS


@pytest.fixture
def workspace(
    qtbot: QtBot, session: Session, tasks: ImmediateTasks, paths: Paths, desk: HelpDesk
) -> Workspace:
    made = Workspace(session, tasks, Appearance(paths, SETTINGS), paths, desk)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def people_desk(workspace: Workspace) -> PeopleDesk:
    return workspace.people


@pytest.fixture
def people(session: Session, paths: Paths) -> People:
    return session.people(paths)
