"""A desk of People on an open vault, with work that is answered at once."""

from __future__ import annotations

import pytest

from companion.paths import Paths
from companion.people.service import People
from companion.ui.people.desk import PeopleDesk
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace


@pytest.fixture
def people_desk(workspace: Workspace) -> PeopleDesk:
    return workspace.people


@pytest.fixture
def people(session: Session, paths: Paths) -> People:
    return session.people(paths)
