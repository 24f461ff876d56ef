"""Templates: removed and back."""

from __future__ import annotations

from companion.journal.templates import Template, Templates
from companion.ui.journal.start_page import StartPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.builders import NOW


def test_a_removed_template_comes_back_with_undo(workspace: Workspace, session: Session) -> None:
    Templates(session.vault).keep(Template("Evening", "words"), now=NOW)
    workspace.journal.start.open()
    assert isinstance(workspace.side, StartPage)
    workspace.side.templates.remove_button.click()
    assert Templates(session.vault).all() == []
    assert workspace.side.templates.list.isHidden()
    workspace.side.message.action_chosen.emit("undo")
    assert [each.name for each in Templates(session.vault).all()] == ["Evening"]
    assert not workspace.side.templates.list.isHidden()
