"""One template: kept as it is typed."""

from __future__ import annotations

from companion.journal.templates import Template, Templates
from companion.ui.journal.template_page import TemplatePage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.builders import NOW


def test_a_template_without_a_name_keeps_the_one_it_had(
    workspace: Workspace, session: Session
) -> None:
    kept = Templates(session.vault).keep(Template("Evening", "words"), now=NOW)
    workspace.journal.start.open_template(kept)
    assert isinstance(workspace.side, TemplatePage)
    workspace.side.name.setText(" ")
    workspace.side.name.textEdited.emit(" ")
    workspace.journal.keep()
    assert [each.name for each in Templates(session.vault).all()] == ["Evening"]
