from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.ui.settings.shown_place import ShownPlace, told
from companion.vault.backups import BackupPlace
from companion.vault.copying import CopyPlace
from tests.support.builders import NOW

STICK = Path("/media/stick")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (BackupPlace(missing=True), "is not there now"),
        (BackupPlace(full=True), "little room left"),
        (BackupPlace(read_only=True), "cannot write"),
        (BackupPlace(synced_by="Dropbox"), "Dropbox can see"),
    ],
)
def test_what_there_is_to_say_about_a_place(state: BackupPlace, words: str) -> None:
    assert words in told(CopyPlace(STICK, None, state))


def test_a_folder_can_be_let_go_of(qtbot: QtBot) -> None:
    shown = ShownPlace(CopyPlace(STICK, NOW, BackupPlace()))
    qtbot.addWidget(shown)
    shown.show()
    assert shown.told.accessibleName().startswith("/media/stick\nLast copy:")
    assert shown.button.accessibleDescription() == "/media/stick"
    with qtbot.waitSignal(shown.let_go) as chosen:
        shown.button.click()
    assert chosen.args == ["/media/stick"]


def test_the_apps_own_folder_stays(qtbot: QtBot) -> None:
    shown = ShownPlace(CopyPlace(STICK, None, BackupPlace(), is_own=True))
    qtbot.addWidget(shown)
    shown.show()
    assert shown.told.text() == "On this computer\nNo copy yet."
    assert not shown.button.isVisible()
