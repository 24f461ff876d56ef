from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from companion.ui.guard.clipboard import Clipboard


class Page:
    """What is copied from: private or not."""

    is_private = True

    def told(self) -> bool:
        return self.is_private


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def system(
    app: QApplication,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[QClipboard]:
    """Give the clipboard; the one of these tests never says that it is ours."""
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()


@pytest.fixture
def ours(page: Page, system: QClipboard) -> Clipboard:  # noqa: ARG001
    made = Clipboard(page.told)
    made.watch(30)
    return made


def copy_page(qtbot: QtBot, system: QClipboard) -> None:
    """Copy as the editor does: in several forms."""
    editor = QTextEdit()
    qtbot.addWidget(editor)
    editor.setHtml("my <b>words</b>")
    editor.selectAll()
    editor.copy()
    assert system.text() == "my words"


def forms(system: QClipboard) -> list[str]:
    return system.mimeData().formats()


def test_only_plain_words_are_offered(qtbot: QtBot, ours: Clipboard, system: QClipboard) -> None:
    """T35: of all the forms an editor gives."""
    copy_page(qtbot, system)
    assert forms(system) == ["text/plain"]
    assert ours._timer.isActive()


def test_after_a_while_it_is_gone(ours: Clipboard, system: QClipboard) -> None:
    """T35: after the time that was chosen."""
    system.setText("my words")
    ours._timer.timeout.emit()
    assert system.text() == ""


def test_what_another_program_put_there_stays(
    ours: Clipboard, system: QClipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T35: only what is still ours is taken away."""
    system.setText("my words")
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: False)
    system.setText("theirs")
    ours.clear()
    assert system.text() == "theirs"


def test_what_is_copied_from_help_stays(ours: Clipboard, system: QClipboard, page: Page) -> None:
    page.is_private = False
    system.setText("303 555 0100")
    ours.clear()
    assert system.text() == "303 555 0100"


def test_with_no_time_it_stays_until_it_locks(ours: Clipboard, system: QClipboard) -> None:
    ours.watch(0)
    system.setText("my words")
    assert not ours._timer.isActive()
    ours.clear()
    assert system.text() == ""
