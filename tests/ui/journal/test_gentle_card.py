"""Gentle writing is opt-in."""

from __future__ import annotations

from companion.ui.journal.start_page import StartPage
from companion.ui.workspace import Workspace


def test_it_is_offered_only_when_it_was_turned_on(workspace: Workspace) -> None:
    workspace.journal.start.open()
    assert isinstance(workspace.side, StartPage)
    assert workspace.side.gentle.isHidden()
