from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from companion.paths import Paths
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from companion.vault.opening import Opened
from tests.support.immediate import ImmediateTasks
from tests.ui.conftest import SETTINGS

Open = Callable[[], Workspace]


@pytest.fixture
def opened(qtbot: QtBot, session: Session, tasks: ImmediateTasks, paths: Paths) -> Open:
    def make() -> Workspace:
        workspace = Workspace(session, tasks, SETTINGS, paths)
        qtbot.addWidget(workspace)
        with qtbot.waitActive(workspace):
            workspace.show()
            workspace.activateWindow()
        return workspace

    return make


def test_it_begins_with_the_caret_on_a_blank_page(opened: Open) -> None:
    workspace = opened()
    workspace.setFocus()
    assert workspace.pages.currentWidget() is workspace.write
    assert workspace.write.editor.text.hasFocus()


def test_places_show_where_one_is(opened: Open) -> None:
    workspace = opened()
    write, settings = workspace._places.buttons()
    settings.click()
    assert workspace.pages.currentWidget() is workspace.settings
    assert settings.isChecked()
    assert not write.isChecked()
    workspace.settings.sheet_chosen.emit()
    assert settings.isChecked()
    write.click()
    assert write.isChecked()


def test_each_page_of_settings_comes_back_to_settings(opened: Open) -> None:
    workspace = opened()
    for signal, page, done in (
        (workspace.settings.change_key_chosen, workspace.change_key, workspace.change_key.back),
        (workspace.settings.sheet_chosen, workspace.sheet, workspace.sheet.back_button),
        (workspace.settings.bring_in_chosen, workspace.bring_in, workspace.bring_in.back_button),
    ):
        signal.emit()
        assert workspace.pages.currentWidget() is page
        done.click()
        assert workspace.pages.currentWidget() is workspace.settings
    workspace.change_key.done.emit("Your new key is set.")
    assert workspace.message.text == "Your new key is set."
    workspace.show_write()
    assert workspace.message.text == ""


def test_finding_goes_to_the_search(opened: Open) -> None:
    workspace = opened()
    workspace.show_settings()
    workspace.write.list.search.setText("sea")
    workspace.search()
    assert workspace.write.list.search.hasFocus()
    assert workspace.write.list.search.selectedText() == "sea"


@pytest.mark.parametrize(
    ("noticed", "words"),
    [
        (Opened(), ""),
        (Opened(missing_changes=2), "newest changes are missing"),
        (Opened(older_slot_file=True), "older lock file"),
    ],
)
def test_what_opening_noticed_is_told(
    opened: Open, session: Session, noticed: Opened, words: str
) -> None:
    session.vault.opened = replace(noticed)
    workspace = opened()
    text = workspace.message.text
    assert words in text
    assert bool(text) == bool(words)


def test_lock(qtbot: QtBot, opened: Open) -> None:
    workspace = opened()
    with qtbot.waitSignal(workspace.lock_chosen):
        workspace.lock_button.click()
