from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from companion import settings
from companion.paths import Paths
from companion.platform.capture.windows import DisplayAffinity
from companion.ui.main_window import MainWindow
from companion.ui.settings.privacy_page import PrivacyPage
from companion.ui.unlock.session import Session
from companion.vault.privacy import Privacy, from_preferences, to_preferences
from tests.ui.conftest import OpenWindow


def opened(window: MainWindow) -> PrivacyPage:
    assert window.workspace is not None
    window.workspace.settings.open_privacy()
    page = window.workspace.side
    assert isinstance(page, PrivacyPage)
    return page


def test_each_choice_counts_at_once_and_is_kept(open_window: OpenWindow, session: Session) -> None:
    window = open_window(session=session)
    page = opened(window)
    page.lock_after.setCurrentIndex(page.lock_after.findData(30))
    page.lock_after.activated.emit(0)
    page.with_shift.toggle()
    page.with_desktop.toggle()
    page.clear_after.setCurrentIndex(page.clear_after.findData(0))
    page.clear_after.activated.emit(0)
    wanted = Privacy(lock_after=30, lock_with_desktop=False, hide_with_shift=False, clear_after=0)
    assert from_preferences(session.preferences.all()) == wanted
    assert window.guard is not None
    assert window.guard.chosen == wanted


def test_a_choice_can_be_undone(open_window: OpenWindow, session: Session) -> None:
    window = open_window(session=session)
    page = opened(window)
    page.with_shift.toggle()
    window.run("undo")
    assert page.with_shift.isChecked()
    assert window.guard is not None
    assert window.guard.chosen == Privacy()


def test_what_is_chosen_is_shown_again(open_window: OpenWindow, session: Session) -> None:
    window = open_window(session=session)
    opened(window).with_desktop.toggle()
    assert window.workspace is not None
    window.workspace.settings.open()
    assert not opened(window).with_desktop.isChecked()


def test_the_icon_beside_the_clock_is_a_choice_of_this_device(
    open_window: OpenWindow, session: Session, paths: Paths
) -> None:
    window = open_window(session=session)
    page = opened(window)
    assert page.with_icon.isChecked()
    heard: list[str] = []
    window.appearance.kept.connect(lambda kept: heard.append(kept.beside_clock))
    page.with_icon.click()
    assert settings.load(paths.settings).beside_clock == settings.OFF
    window.run("undo")
    assert page.with_icon.isChecked()
    assert settings.load(paths.settings).beside_clock == ""
    assert heard == [settings.OFF, ""]


def test_where_the_system_can_leave_windows_out_of_pictures_there_is_a_switch(
    open_window: OpenWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.platform.capture.here", DisplayAffinity)
    window = open_window(session=session)
    page = opened(window)
    assert page.cover_screen.isVisible()
    assert page.cover_screen.isChecked()
    page.cover_screen.toggle()
    assert not from_preferences(session.preferences.all()).cover_screen
    window.run("undo")
    assert page.cover_screen.isChecked()
    assert from_preferences(session.preferences.all()).cover_screen


def test_where_it_cannot_the_page_says_so_and_keeps_what_was_chosen(
    open_window: OpenWindow, session: Session
) -> None:
    session.preferences.put_all(to_preferences(Privacy(cover_screen=False)))
    page = opened(open_window(session=session))
    assert not page.cover_screen.isVisible()
    assert any("On Linux" in label.text() for label in page.findChildren(QLabel))
    page.with_shift.toggle()
    assert from_preferences(session.preferences.all()) == Privacy(
        hide_with_shift=False, cover_screen=False
    )
