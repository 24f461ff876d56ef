from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from companion.ui.care.desk import CareDesk
from companion.ui.care.helps_page import HelpsPage
from companion.ui.workspace import Workspace


def test_one_note_is_saved_private_and_it_is_said_that_it_is_not_locked(
    workspace: Workspace, care: CareDesk, tmp_path: Path
) -> None:
    care.go("helps")
    page = workspace.side
    assert isinstance(page, HelpsPage)
    page._saving.ask(["10 March 2026, 21:15", "Slow tea"], "note.txt")
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    target = tmp_path / "note.txt"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    assert target.read_text("utf-8") == "10 March 2026, 21:15\nSlow tea\n"
    assert target.stat().st_mode & 0o777 == 0o600
    assert "not locked" in page.message.text


def test_a_folder_that_cannot_be_written_is_told(
    workspace: Workspace, care: CareDesk, tmp_path: Path
) -> None:
    care.go("helps")
    page = workspace.side
    assert isinstance(page, HelpsPage)
    page._saving.save(str(tmp_path / "gone" / "note.txt"))
    assert page.message.text
    assert "not locked" not in page.message.text
