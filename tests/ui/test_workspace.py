from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.paths import Paths
from companion.ui.appearance import Appearance
from companion.ui.help.desk import HelpDesk
from companion.ui.journal.bring_in_page import BringInPage
from companion.ui.settings.change_key import ChangeKey
from companion.ui.settings.recovery_sheet import RecoverySheet
from companion.ui.settings.settings_page import SettingsPage
from companion.ui.unlock.session import Session
from companion.ui.widgets.basic import Button, ColumnPage
from companion.ui.widgets.label import Label
from companion.ui.workspace import Workspace
from companion.vault.opening import Opened
from tests.support.immediate import ImmediateTasks
from tests.ui.conftest import SETTINGS

Open = Callable[[], Workspace]


@pytest.fixture
def opened(
    qtbot: QtBot, session: Session, tasks: ImmediateTasks, paths: Paths, desk: HelpDesk
) -> Open:
    def make() -> Workspace:
        workspace = Workspace(session, tasks, Appearance(paths, SETTINGS), paths, desk)
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
    _today, write, *_others, settings = workspace.rail.group.buttons()
    settings.click()
    page = workspace.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    assert settings.isChecked()
    assert not write.isChecked()
    page.sheet_chosen.emit()
    assert settings.isChecked()
    write.click()
    assert write.isChecked()


@pytest.mark.parametrize(
    ("button", "kind", "back"),
    [
        ("change_key", ChangeKey, "back"),
        ("sheet", RecoverySheet, "back_button"),
        ("bring_in", BringInPage, "back_button"),
    ],
)
def test_each_page_of_settings_comes_back_to_settings_and_is_gone(
    opened: Open, button: str, kind: type[QWidget], back: str
) -> None:
    workspace = opened()
    workspace.settings.open()
    getattr(workspace.side, button).click()
    page = workspace.side
    assert isinstance(page, kind)
    getattr(page, back).click()
    assert isinstance(workspace.side, SettingsPage)
    assert workspace.pages.indexOf(page) < 0


def test_the_way_back_from_settings_stands_above_the_title(opened: Open) -> None:
    workspace = opened()
    desk = workspace.settings
    for go in (desk.open_change_key, desk.safe.open_sheet, desk.open_bring_in, desk.open_take_out):
        go()
        page = workspace.side
        assert isinstance(page, ColumnPage)
        (title,) = (one for one in page.findChildren(Label) if one.property("kind") == "title")
        (back,) = (one for one in page.findChildren(Button) if one.text() == "Back")
        assert back.mapTo(page, QPoint()).y() < title.mapTo(page, QPoint()).y()


def test_a_new_key_is_told_on_coming_back(opened: Open) -> None:
    workspace = opened()
    workspace.settings.open_change_key()
    assert isinstance(workspace.side, ChangeKey)
    workspace.side.done.emit("Your new key is set.")
    assert workspace.message.text == "Your new key is set."
    workspace.show_write()
    assert workspace.message.text == ""


def test_a_page_at_work_is_found_again(opened: Open) -> None:
    workspace = opened()
    workspace.settings.safe.open_sheet()
    page = workspace.side
    assert isinstance(page, RecoverySheet)
    page.make_button.setEnabled(False)  # as while a code is being made
    workspace.show_write()
    workspace.settings.safe.open_sheet()
    assert workspace.side is page
    page.make_button.setEnabled(True)
    workspace.show_write()
    workspace.settings.safe.open_sheet()
    assert workspace.side is not page


def test_finding_goes_to_the_search(opened: Open) -> None:
    workspace = opened()
    workspace.settings.open()
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
        workspace.rail.lock_button.click()
