"""How you write: each choice counts at once, is kept in the vault, and can be undone."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from companion.journal.choices import WritingChoices, from_preferences
from companion.ui.journal.choices_page import INSTALL, ChoicesPage
from companion.ui.settings.settings_page import SettingsPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, workspace: Workspace) -> ChoicesPage:
    monkeypatch.setattr("companion.ui.journal.spell_check.system_dictionaries", list)
    workspace.settings.open()
    assert isinstance(workspace.side, SettingsPage)
    workspace.side.writing.click()
    assert isinstance(workspace.side, ChoicesPage)
    return workspace.side


@pytest.mark.parametrize("field", ["looking_back", "gentle_writing", "previews", "spell_check"])
def test_a_choice_counts_at_once_and_can_be_undone(
    page: ChoicesPage, workspace: Workspace, session: Session, field: str
) -> None:
    tick = getattr(page, field)
    assert not tick.isChecked()
    tick.click()
    assert getattr(workspace.journal.start.habits.now, field)
    assert getattr(from_preferences(session.preferences.all()), field)
    workspace.turning.undo_last()
    assert workspace.journal.start.habits.now == WritingChoices()
    assert not tick.isChecked()


def test_without_dictionaries_it_says_how_to_get_them(qtbot: QtBot, page: ChoicesPage) -> None:
    qtbot.waitUntil(page.no_dictionary.isVisible)
    assert INSTALL in page.no_dictionary.text()


def test_back_leads_to_settings(page: ChoicesPage, workspace: Workspace) -> None:
    page.back.click()
    assert isinstance(workspace.side, SettingsPage)
