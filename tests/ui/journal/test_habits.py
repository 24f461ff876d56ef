"""Habits: what was chosen counts where it is used, and comes back from the vault."""

from __future__ import annotations

from companion.journal.choices import WritingChoices, to_preferences
from companion.journal.model import Page
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.builders import NOW


def test_previews_show_words_in_a_search(workspace: Workspace, session: Session) -> None:
    session.journal.write(Page("Two herons.", "River"), now=NOW)
    side = workspace.write.list
    side.search.setText("herons")
    side.search.returnPressed.emit()
    row = side.model.row(side.model.index(0))
    assert row is not None
    assert row.snippet == ""
    workspace.journal.start.habits.choose(WritingChoices(previews=True))
    row = side.model.row(side.model.index(0))
    assert row is not None
    assert "herons" in row.snippet


def test_what_was_chosen_comes_back_from_the_vault(workspace: Workspace, session: Session) -> None:
    habits = workspace.journal.start.habits
    session.preferences.put_all(to_preferences(WritingChoices(looking_back=True)))
    habits.read()
    assert habits.now == WritingChoices(looking_back=True)
    assert not workspace.write.list.years_button.isHidden()
