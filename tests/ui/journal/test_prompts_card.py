"""A first line: one group, one line, and nothing is noted."""

from __future__ import annotations

from companion.journal.prompts import Prompts
from companion.ui.journal.start_page import StartPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.ui.journal.starting import GROUP, choose


def test_a_group_shows_one_line_and_another(start: StartPage) -> None:
    choose(start)
    assert start.prompts.line.text() == GROUP.prompts[0].text
    start.prompts.another_button.click()
    assert start.prompts.line.text() == GROUP.prompts[1].text


def test_a_line_stands_on_the_page_as_a_quotation_and_nothing_is_noted(
    start: StartPage, workspace: Workspace, session: Session
) -> None:
    workspace.write.editor.text.insertPlainText("before")
    before = session.preferences.all()
    choose(start)
    start.prompts.take_button.click()
    text = f"before\n\n> {GROUP.prompts[0].text}\n\n"
    assert workspace.write.editor.text.exact_text() == text
    assert workspace.side is None
    assert workspace.write.editor.text.textCursor().position() == len(text)
    assert session.preferences.all() == before
    workspace.write.editor.text.undo()
    assert workspace.write.editor.text.exact_text() == "before"


def test_a_group_can_be_put_away_and_brought_back(
    start: StartPage, workspace: Workspace, session: Session
) -> None:
    choose(start)
    start.prompts.away_button.click()
    assert Prompts(session.vault).hidden() == {GROUP.id}
    assert start.prompts.line.isHidden()
    workspace.turning.undo_last()
    assert Prompts(session.vault).hidden() == frozenset()
    choose(start)
    start.prompts.away_button.click()
    start.prompts.again_button.click()
    assert Prompts(session.vault).hidden() == frozenset()
    assert start.prompts.again_button.isHidden()
