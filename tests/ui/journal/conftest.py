"""A workspace on an open journal, with work that is answered at once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from companion.paths import Paths
from companion.ui.appearance import Appearance
from companion.ui.help.desk import HelpDesk
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.immediate import ImmediateTasks
from tests.ui.conftest import SETTINGS


@pytest.fixture
def workspace(
    qtbot: QtBot, session: Session, tasks: ImmediateTasks, paths: Paths, desk: HelpDesk
) -> Workspace:
    """Return the workspace as it is shown after unlocking."""
    made = Workspace(session, tasks, Appearance(paths, SETTINGS), paths, desk)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made
