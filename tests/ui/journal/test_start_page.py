"""Something to start from: only what was asked for is shown, and nothing of it is noted."""

from __future__ import annotations

import pytest

from companion.journal.model import Kind, Page
from companion.journal.prompts import Prompts, prompt_groups
from companion.journal.templates import Template, Templates
from companion.ui.journal.start_page import StartPage
from companion.ui.journal.template_page import TemplatePage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.builders import NOW

GROUP = prompt_groups("en")[0]


@pytest.fixture
def page(workspace: Workspace) -> StartPage:
    workspace.write.start_button.click()
    assert isinstance(workspace.side, StartPage)
    return workspace.side


def choose(page: StartPage, group_id: str = GROUP.id) -> None:
    page.prompts.groups.choose(group_id)
    page.prompts.groups.chosen.emit(group_id)


def test_no_line_is_on_the_screen_by_itself(page: StartPage) -> None:
    assert page.prompts.line.isHidden()
    assert page.prompts.take_button.isHidden()


def test_a_group_shows_one_line_and_another(page: StartPage) -> None:
    choose(page)
    assert page.prompts.line.text() == GROUP.prompts[0].text
    page.prompts.another_button.click()
    assert page.prompts.line.text() == GROUP.prompts[1].text


def test_a_line_stands_on_the_page_as_a_quotation_and_nothing_is_noted(
    page: StartPage, workspace: Workspace, session: Session
) -> None:
    workspace.write.editor.text.insertPlainText("before")
    before = session.preferences.all()
    choose(page)
    page.prompts.take_button.click()
    text = f"before\n\n> {GROUP.prompts[0].text}\n\n"
    assert workspace.write.editor.text.exact_text() == text
    assert workspace.side is None
    assert workspace.write.editor.text.textCursor().position() == len(text)
    assert session.preferences.all() == before
    workspace.write.editor.text.undo()
    assert workspace.write.editor.text.exact_text() == "before"


def test_a_group_can_be_put_away_and_brought_back(
    page: StartPage, workspace: Workspace, session: Session
) -> None:
    choose(page)
    page.prompts.away_button.click()
    assert Prompts(session.vault).hidden() == {GROUP.id}
    assert page.prompts.line.isHidden()
    workspace.turning.undo_last()
    assert Prompts(session.vault).hidden() == frozenset()
    choose(page)
    page.prompts.away_button.click()
    page.prompts.again_button.click()
    assert Prompts(session.vault).hidden() == frozenset()
    assert page.prompts.again_button.isHidden()


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
