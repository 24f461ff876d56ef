from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from companion.journal.model import Page
from companion.paths import Paths
from companion.settings import Settings
from companion.ui.entrance import Entrance
from companion.ui.first_run import FirstRun
from companion.ui.help.desk import HelpDesk
from companion.ui.stage import Stage
from companion.ui.unlock.lock_screen import LockScreen
from companion.ui.unlock.recover_page import RecoverPage
from companion.ui.unlock.restore_page import RestorePage
from tests.support.builders import PASSPHRASE, new_vault
from tests.support.immediate import ImmediateTasks


@pytest.fixture
def stage(qtbot: QtBot, desk: HelpDesk) -> Stage:
    made = Stage(desk)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def entrance(stage: Stage, paths: Paths, tasks: ImmediateTasks) -> Entrance:
    return Entrance(stage, paths, Settings(), tasks)


def test_where_there_is_no_journal_the_welcome_is_shown(entrance: Entrance, stage: Stage) -> None:
    entrance.show()
    assert isinstance(stage.currentWidget(), FirstRun)
    assert entrance.words().is_empty


def test_words_of_a_first_page_can_be_carried_over(entrance: Entrance) -> None:
    entrance.show()
    entrance.resume(Page("A first line."))
    assert entrance.words().text == "A first line."


def test_where_there_is_a_journal_the_lock_screen_is_shown(
    entrance: Entrance, stage: Stage, paths: Paths
) -> None:
    new_vault(paths).close()
    entrance.show("locked")
    lock = stage.currentWidget()
    assert isinstance(lock, LockScreen)
    assert "Your words are saved" in lock.message.text


def test_a_recovery_sheet_can_be_tried_and_left_again(
    entrance: Entrance, stage: Stage, paths: Paths
) -> None:
    new_vault(paths).close()
    entrance.show()
    lock = entrance.lock_screen
    assert lock is not None
    lock.recovery_chosen.emit()
    recovery = stage.currentWidget()
    assert isinstance(recovery, RecoverPage)
    recovery.back_chosen.emit()
    assert stage.currentWidget() is lock
    assert entrance.recovery is None


def test_after_opening_the_screens_are_gone(
    entrance: Entrance, stage: Stage, paths: Paths, qtbot: QtBot
) -> None:
    new_vault(paths).close()
    entrance.show()
    lock = entrance.lock_screen
    assert lock is not None
    with qtbot.waitSignal(entrance.unlocked) as opened:
        lock.key.line.setText(PASSPHRASE)
        lock.unlock()
    entrance.leave()
    assert stage.count() == 0
    assert opened.args is not None
    opened.args[0].vault.close()


def test_a_copy_can_be_put_in_place_where_there_is_no_journal_yet(
    entrance: Entrance, stage: Stage, paths: Paths
) -> None:
    entrance.show()
    entrance.open_copy(paths.backups / "gone.companion-backup")
    page = entrance.recovery
    assert isinstance(page, RestorePage)
    assert stage.currentWidget() is page
    page.back.click()
    assert stage.currentWidget() is entrance.first_run
    entrance.open_copy(paths.backups / "gone.companion-backup")
    new_vault(paths).close()  # as restoring leaves it
    assert isinstance(entrance.recovery, RestorePage)
    entrance.recovery.back.click()
    assert stage.currentWidget() is entrance.lock_screen
    assert entrance.lock_screen is not None
    assert entrance.first_run is None
