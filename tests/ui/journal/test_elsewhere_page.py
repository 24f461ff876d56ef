"""When the journal cannot take the words: they stay on the page, and go somewhere else too."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.errors import DatabaseDamaged, DiskFull, FolderNotWritable
from companion.journal.service import Journal
from companion.ui.journal.elsewhere_page import ElsewherePage
from companion.ui.main_window import MainWindow
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.keys import type_words
from tests.ui.conftest import OpenWindow

WORDS = "half a thought"
CAUSES = {
    "full": DiskFull(),
    "read-only": FolderNotWritable(Path("/gone")),
    "damaged": DatabaseDamaged(),
}


@pytest.fixture
def window(open_window: OpenWindow, session: Session) -> MainWindow:
    return open_window(session=session)


def refused(
    window: MainWindow, cause: Exception, monkeypatch: pytest.MonkeyPatch
) -> tuple[Workspace, ElsewherePage]:
    """Type, save where nothing can be saved, and choose somewhere else."""

    def fails(*_arguments: object, **_named: object) -> None:
        raise cause

    assert window.workspace is not None
    write = window.workspace.write
    type_words(write.editor.text, WORDS)
    with monkeypatch.context() as patched:
        patched.setattr(Journal, "write", fails)
        write.save()
    assert "still on this page" in write.status.text()
    assert write.editor.page().text == WORDS
    write.message._button.click()
    page = window.workspace.side
    assert isinstance(page, ElsewherePage)
    return window.workspace, page


@pytest.mark.parametrize("cause", CAUSES)
def test_the_words_go_into_a_file_and_stay_on_the_page(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cause: str
) -> None:
    workspace, page = refused(window, CAUSES[cause], monkeypatch)
    page.path.setText(str(tmp_path / "page.txt"))
    page.save_button.click()
    assert page.message.text.startswith("Saved and read back:")
    assert (tmp_path / "page.txt").read_text() == WORDS
    page.back.click()
    assert workspace.side is None
    assert workspace.write.editor.page().text == WORDS
    workspace.write.save()  # and once there is room, into the journal
    journal = workspace.session.journal
    assert [journal.read(each.id).page.text for each in journal.newest()] == [WORDS]


def test_a_place_that_is_not_there_says_so(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _workspace, page = refused(window, DiskFull(), monkeypatch)
    page.path.setText(str(tmp_path / "not-there" / "page.txt"))
    page.save_button.click()
    assert page.message.text.startswith("The app cannot write to this folder")
    assert page.save_button.isEnabled()


def test_with_a_key_it_is_locked(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _workspace, page = refused(window, DiskFull(), monkeypatch)
    page.path.setText(str(tmp_path / "page.txt"))
    page.key.line.setText("a key for the file")
    page.save_button.click()
    assert (tmp_path / "page.txt.age").exists()
    assert page.key.text == ""


def test_a_page_without_new_words_needs_no_other_place(window: MainWindow) -> None:
    assert window.workspace is not None
    write = window.workspace.write
    write.writing.fail(DiskFull())
    assert not write.message._button.isVisible()
