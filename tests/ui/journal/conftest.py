"""A workspace on an open journal, with work that is answered at once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from companion.journal.service import Journal
from companion.ui.changes import Changes
from companion.ui.journal.start_page import StartPage
from companion.ui.journal.write_page import WritePage
from companion.ui.workspace import Workspace
from tests.support.immediate import ImmediateTasks
from tests.ui.journal.gentle import Clock
from tests.ui.journal.writing import open_page


@pytest.fixture
def changes(tasks: ImmediateTasks) -> Changes:
    """Return the signals between pages."""
    return Changes(tasks)


@pytest.fixture
def page(qtbot: QtBot, journal: Journal, tasks: ImmediateTasks, changes: Changes) -> WritePage:
    """Return the page one writes on, in a window of its own."""
    return open_page(qtbot, journal, tasks, changes)


@pytest.fixture
def start(workspace: Workspace) -> StartPage:
    """Return the page of things to begin with."""
    workspace.write.start_button.click()
    assert isinstance(workspace.side, StartPage)
    return workspace.side


@pytest.fixture
def clock(workspace: Workspace) -> Clock:
    """Return the clock of gentle writing, which goes when told."""
    made = Clock()
    workspace.journal.start.gentle._clock = made
    return made
