from __future__ import annotations

from companion import settings
from companion.paths import Paths
from companion.reminders.service import Reminders
from companion.ui.main_window import MainWindow
from companion.ui.settings.reminder_page import ReminderPage
from companion.ui.settings.settings_page import SettingsPage
from companion.ui.unlock.session import Session
from tests.ui.conftest import OpenWindow


def opened(window: MainWindow) -> ReminderPage:
    assert window.workspace is not None
    window.workspace.settings.open()
    assert isinstance(window.workspace.side, SettingsPage)
    window.workspace.side.reminders.more.click()
    page = window.workspace.side
    assert isinstance(page, ReminderPage)
    return page


def test_words_are_kept_for_the_agent_and_can_be_undone(
    open_window: OpenWindow, session: Session, paths: Paths
) -> None:
    window = open_window(session=session)
    page = opened(window)
    page.line.setText("Water the plants.")
    page.line.editingFinished.emit()
    assert settings.load(paths.settings).reminder_line == "Water the plants."
    window.run("undo")
    assert settings.load(paths.settings).reminder_line == ""
    assert page.line.text() == ""


def test_other_choices_of_the_look_leave_the_words_alone(
    open_window: OpenWindow, session: Session, paths: Paths
) -> None:
    window = open_window(session=session)
    page = opened(window)
    page.line.setText("Tea.")
    page.back.click()
    window.run("dim")
    assert settings.load(paths.settings).reminder_line == "Tea."


def test_a_hello_is_kept_in_the_vault_and_can_be_undone(
    open_window: OpenWindow, session: Session, paths: Paths
) -> None:
    window = open_window(session=session)
    page = opened(window)
    page.hello.click()
    assert Reminders(session.vault, paths).says_hello()
    window.run("undo")
    assert not Reminders(session.vault, paths).says_hello()
    assert not page.hello.isChecked()
    page.hello.click()
    page.back.click()
    assert opened(window).hello.isChecked()
