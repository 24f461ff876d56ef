"""Seen before it is printed; nothing goes anywhere before a button is pressed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from companion.ui.printing.document import Block, Printed
from companion.ui.printing.preview import PrintPreview
from tests.support.immediate import ImmediateTasks

SHORT = Printed((Block("By the river", "title"), Block("Two herons.")), "page.pdf")
LONG = Printed((Block("\n".join(f"line {n}" for n in range(800))),), "page.pdf")


def shown(qtbot: QtBot, tasks: ImmediateTasks, printed: Printed = SHORT) -> PrintPreview:
    made = PrintPreview(printed, tasks)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def test_a_page_can_be_seen_and_heard(qtbot: QtBot, tasks: ImmediateTasks) -> None:
    preview = shown(qtbot, tasks)
    (page,) = preview._shown
    interface = QAccessible.queryAccessibleInterface(page)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Page 1 of 1"
    assert "Two herons." in interface.text(QAccessible.Text.Description)
    assert not page.grab().isNull()


def test_looking_asks_no_print_service(qtbot: QtBot, tasks: ImmediateTasks) -> None:
    sys.modules.pop("PySide6.QtPrintSupport", None)
    shown(qtbot, tasks)
    assert "PySide6.QtPrintSupport" not in sys.modules


def test_a_long_text_is_shown_a_few_pages_at_a_time(qtbot: QtBot, tasks: ImmediateTasks) -> None:
    preview = shown(qtbot, tasks, LONG)
    first = len(preview._shown)
    assert first < preview._paper.count
    while preview.more.isVisible():
        preview.more.click()
    assert len(preview._shown) == preview._paper.count


def test_larger_and_smaller_stop_at_their_ends(qtbot: QtBot, tasks: ImmediateTasks) -> None:
    preview = shown(qtbot, tasks)
    (page,) = preview._shown
    for button, grows in ((preview.larger, True), (preview.smaller, False)):
        before = page.sizeHint().width()
        button.click()
        assert (page.sizeHint().width() > before) == grows
        for _press in range(6):
            button.click()
    assert page.sizeHint().width() > 100


def test_the_file_lies_where_the_person_says(
    qtbot: QtBot, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    preview = shown(qtbot, tasks)
    preview.save_button.click()
    dialog = preview.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(tmp_path / "page.pdf"))
    dialog.reject()
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "page.pdf").stat().st_mode & 0o077 == 0
    assert preview.message.text == "Saved. Anyone who finds this file can read it."


@pytest.mark.parametrize("warning", ["", "Keep it away from here."])
def test_what_is_said_after_saving(
    qtbot: QtBot, tasks: ImmediateTasks, tmp_path: Path, warning: str
) -> None:
    preview = shown(qtbot, tasks, Printed(SHORT.blocks, "page.pdf", warning))
    preview._save(str(tmp_path / "page.pdf"))
    assert preview.message.text == warning or not warning


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    preview = shown(qtbot, tasks)
    preview._save(str(tmp_path / "missing" / "page.pdf"))
    assert preview.message.text
    assert not preview.message.text.startswith("Saved")
