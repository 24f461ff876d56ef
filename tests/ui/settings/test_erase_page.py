"""Erasing everything: what goes is told, the key is asked for, and half a minute to stop."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.paths import Paths
from companion.ui.settings.erase_page import PAUSE_SECONDS, ErasePage
from companion.vault import copying
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE
from tests.support.immediate import ImmediateTasks


@pytest.fixture
def shown(qtbot: QtBot, vault: Vault, paths: Paths, tasks: ImmediateTasks) -> ErasePage:
    made = ErasePage(vault, paths, tasks)
    qtbot.addWidget(made)
    made.show()
    return made


def begin(page: ErasePage, key: str = PASSPHRASE) -> None:
    page.key.line.setText(key)
    page.erase_button.click()


def pass_seconds(page: ErasePage, seconds: int) -> None:
    for _each in range(seconds):
        page._timer.timeout.emit()


def test_what_goes_and_what_stays_is_told_first(
    qtbot: QtBot, vault: Vault, paths: Paths, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    for name in ("here", "gone"):
        (tmp_path / name).mkdir()
        copying.add_place(vault, paths, tmp_path / name, now=NOW)
    (tmp_path / "gone").rename(tmp_path / "elsewhere")
    page = ErasePage(vault, paths, tasks)
    qtbot.addWidget(page)
    page.show()
    assert "1 backup copy" in page.goes.text()
    assert str(tmp_path / "gone") in page.stays.accessibleName()
    assert str(tmp_path / "here") not in page.stays.accessibleName()


def test_after_the_key_there_is_half_a_minute(qtbot: QtBot, shown: ErasePage) -> None:
    begin(shown)
    assert shown.message.text.startswith("Nothing is erased yet.")
    assert shown.key.text == ""
    with qtbot.assertNotEmitted(shown.erase_wanted):
        pass_seconds(shown, PAUSE_SECONDS - 1)
    with qtbot.waitSignal(shown.erase_wanted):
        pass_seconds(shown, 1)
    assert PAUSE_SECONDS >= 20


def test_everything_can_be_kept_until_then(qtbot: QtBot, shown: ErasePage) -> None:
    begin(shown)
    with qtbot.assertNotEmitted(shown.erase_wanted):
        pass_seconds(shown, PAUSE_SECONDS - 1)
        shown.pause.cancel_button.click()
    assert shown.message.text == "Everything is kept. Nothing was erased."
    assert not shown._timer.isActive()
    assert shown.erase_button.isEnabled()


def test_a_pause_that_nobody_sees_ends(shown: ErasePage) -> None:
    begin(shown)
    shown.hide()
    assert not shown._timer.isActive()


def test_a_key_that_is_proven_after_leaving_begins_nothing(
    shown: ErasePage, tasks: ImmediateTasks
) -> None:
    tasks.hold()
    begin(shown)
    shown.hide()
    tasks.drain()
    assert not shown._timer.isActive()


def test_another_key_begins_nothing(shown: ErasePage) -> None:
    begin(shown, "not the right words")
    assert "did not match" in shown.message.text
    assert not shown._timer.isActive()
    shown.erase_button.click()
    assert not shown._timer.isActive()
