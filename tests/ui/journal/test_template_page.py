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


def test_a_long_template_stays_whole_when_it_is_opened_and_changed(
    workspace: Workspace, session: Session
) -> None:
    words = "herons by the water\n" * 15_000
    kept = Templates(session.vault).keep(Template("Evening", words), now=NOW)
    workspace.journal.start.open_template(kept)
    assert isinstance(workspace.side, TemplatePage)
    assert workspace.side.text.text() == words
    workspace.side.text.insertPlainText("First ")
    workspace.journal.keep()
    assert [each.text for each in Templates(session.vault).all()] == [f"First {words}"]
