"""New keys for everything: nothing lost, what was reached is told, Cancel leaves all as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.errors import DiskFull, WrongPassphrase
from companion.journal.service import Journal
from companion.paths import Paths
from companion.ui.settings.renew_page import RenewPage
from companion.vault import backups
from companion.vault.renewal import Renewed
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, page
from tests.support.immediate import ImmediateTasks

NEW = "a newer sea lamp window"


@pytest.fixture
def shown(qtbot: QtBot, vault: Vault, paths: Paths, tasks: ImmediateTasks) -> RenewPage:
    Journal(vault).write(page("Two herons."), now=NOW)
    made = RenewPage(vault, paths, tasks)
    qtbot.addWidget(made)
    made.show()
    return made


def begin(shown: RenewPage, old: str = PASSPHRASE) -> None:
    shown.old.line.setText(old)
    shown.fields.first.line.setText(NEW)
    shown.fields.second.line.setText(NEW)
    shown.renew_button.click()


def test_the_journal_goes_on_with_the_new_keys(
    shown: RenewPage, tasks: ImmediateTasks, vault: Vault, paths: Paths
) -> None:
    backups.make(vault, now=NOW)
    begin(shown)
    assert shown.progress.isVisible()
    tasks.drain()
    assert not shown.progress.isVisible()
    assert shown.message.text.startswith("Your new key is set.")
    assert "1 page was locked anew." in shown.report.text()
    assert "1 older copy was erased." in shown.report.text()
    assert shown.sheet_button.isVisible()
    assert shown.fields.first.text == ""
    Journal(vault).write(page("And one more."), now=NOW)
    vault.close()
    with pytest.raises(WrongPassphrase):
        Vault.unlock(paths, PASSPHRASE)
    opened = Vault.unlock(paths, NEW)
    assert len(Journal(opened).newest()) == 2
    opened.close()


def test_cancel_leaves_everything_as_it_was(
    shown: RenewPage, tasks: ImmediateTasks, vault: Vault, paths: Paths
) -> None:
    begin(shown)
    shown.progress.cancel_button.click()
    tasks.drain()
    assert shown.message.text == "Stopped. Everything is as it was."
    vault.close()
    Vault.unlock(paths, PASSPHRASE).close()


def test_a_wrong_key_is_told(shown: RenewPage, tasks: ImmediateTasks, vault: Vault) -> None:
    begin(shown, "not the key at all")
    tasks.drain()
    assert "did not match" in shown.message.text
    assert shown.renew_button.isEnabled()
    assert len(Journal(vault).newest()) == 1


def test_what_could_not_be_reached_is_told(shown: RenewPage) -> None:
    aside = Path("/data/vault.before-restore")
    shown._renewed(Renewed(2, 0, (Path("/stick"),), DiskFull(), (aside,)))
    words = shown.report.accessibleName()
    assert "No new copy could be made" in words
    assert "The disk is full" in words
    assert "The old key still opens copies in it: /stick" in words
    assert f"The old key still opens copies in: {aside}" in words


def test_two_keys_that_differ_begin_nothing(shown: RenewPage) -> None:
    shown.fields.first.line.setText(NEW)
    shown.fields.second.line.setText("something else")
    shown.renew_button.click()
    assert "do not match" in shown.message.text
    assert not shown.is_busy


def test_back_leaves_no_key_behind(qtbot: QtBot, shown: RenewPage) -> None:
    shown.old.line.setText(PASSPHRASE)
    shown.fields.first.line.setText(NEW)
    with qtbot.waitSignal(shown.closed):
        shown.back.click()
    assert shown.old.text == ""
    assert shown.fields.first.text == ""
