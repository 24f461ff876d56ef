"""From a page to a template, and from a template to a page."""

from __future__ import annotations

from companion.journal.model import Kind, Page
from companion.journal.templates import Template, Templates
from companion.ui.journal.start_page import StartPage
from companion.ui.journal.template_page import TemplatePage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.builders import NOW


def test_a_template_begins_a_page(workspace: Workspace, session: Session) -> None:
    template = Template("Evening", "What was good today", "Evening page", Kind.DREAM)
    Templates(session.vault).keep(template, now=NOW)
    workspace.write.editor.text.insertPlainText("half a thought")
    workspace.journal.start.open()
    assert isinstance(workspace.side, StartPage)
    workspace.side.templates.take_button.click()
    workspace.write.save()
    entry = session.journal.read(session.journal.newest()[0].id)
    assert (entry.page.title, entry.page.text) == ("Evening page", "What was good today")
    assert entry.page.kind is Kind.DREAM
    assert [draft.page.text for draft in session.journal.drafts()] == ["half a thought"]


def test_a_saved_page_becomes_a_template_that_can_be_changed(
    workspace: Workspace, session: Session
) -> None:
    entry = session.journal.write(Page("Three good things", "Evening"), now=NOW)
    workspace.journal.open_about(entry)
    assert workspace.side is not None
    workspace.side.template_button.click()  # type: ignore[attr-defined]
    page = workspace.side
    assert isinstance(page, TemplatePage)
    assert page.name.text() == "Evening"
    page.name.setText("Each evening")
    page.name.textEdited.emit("Each evening")
    page.text.setPlainText("Two good things")
    page.back.click()
    (kept,) = Templates(session.vault).all()
    assert (kept.name, kept.text, kept.title) == ("Each evening", "Two good things", "Evening")
