"""The recovery sheet: a code on the screen, on paper, or in a file that tells nothing else."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.paths import Paths
from companion.ui.settings.recovery_sheet import RecoverySheet, as_pdf
from companion.vault.vault import Vault
from tests.support.builders import PASSPHRASE
from tests.support.immediate import ImmediateTasks
from tests.support.keys import press

CODE = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ23-4567"


@pytest.fixture
def page(qtbot: QtBot, vault: Vault, tasks: ImmediateTasks) -> RecoverySheet:
    made = RecoverySheet(vault, tasks)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def make(page: RecoverySheet, key: str = PASSPHRASE) -> None:
    page.key.line.setText(key)
    press(page.key.line, Qt.Key.Key_Return)


def test_the_code_on_the_screen_opens_the_journal(
    page: RecoverySheet, vault: Vault, paths: Paths
) -> None:
    make(page)
    code = page.code.text().replace("\u200b", "")
    assert page.code.isVisible()
    assert page.code.accessibleName() == " ".join(code)
    assert not page.key.isVisible()
    assert page.key.text == ""
    assert page.back_button.text() == page.back_button.accessibleName() == "Done"
    vault.close()
    Vault.recover(paths, code, "another key that is long").close()


def test_a_wrong_key_makes_no_code(page: RecoverySheet) -> None:
    make(page, "not the right words")
    assert "That did not match" in page.message.text
    assert not page.code.isVisible()
    assert page.make_button.isEnabled()
    assert page.key.line.hasFocus()


def test_done_leaves_nothing_on_the_screen(qtbot: QtBot, page: RecoverySheet) -> None:
    make(page)
    page._save(str(Path("/") / "nowhere" / "sheet.pdf"))
    with qtbot.waitSignal(page.done):
        page.back_button.click()
    assert page.code.text() == page.code.accessibleName() == ""
    assert page._code == ""
    assert page.message.text == ""
    assert page.key.isVisible()
    assert page.back_button.text() == "Back"


def test_back_leaves_no_key_behind(page: RecoverySheet) -> None:
    page.key.line.setText(PASSPHRASE)
    page.back_button.click()
    assert page.key.text == ""


def test_the_file_lies_where_the_person_says(page: RecoverySheet, tmp_path: Path) -> None:
    make(page)
    page.save_button.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(tmp_path / "sheet.pdf"))
    dialog.reject()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "sheet.pdf").stat().st_mode & 0o077 == 0
    assert page.message.text.startswith("Saved. Move the file off this computer")


def test_a_file_that_cannot_be_written_is_told(page: RecoverySheet, tmp_path: Path) -> None:
    make(page)
    page._save(str(tmp_path / "missing" / "sheet.pdf"))
    assert page.message.text
    assert not page.message.text.startswith("Saved")


def everything_in(pdf: bytes) -> bytes:
    """Return a PDF's bytes with all its streams unpacked behind them."""
    unpacked = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            unpacked.append(zlib.decompress(stream))
        except zlib.error:
            unpacked.append(stream)
    return b"\n".join([pdf, *unpacked])


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_file_is_one_page_of_large_text_and_tells_nothing_else(language: str) -> None:
    i18n.use(language)
    pdf = as_pdf(CODE)
    content = everything_in(pdf)
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 1
    texts = content + content.replace(b"\0", b"")  # names in UTF-16
    for word in (b"/home/", b"/tmp/", b"/root", str(Path.home()).encode()):
        assert word not in texts
    assert b"companion" not in texts.lower()
    for key in (b"Title", b"Creator", b"Author"):
        assert re.search(rb"/" + key + rb"\s*\((?:\xfe\xff)?\)", content)


def test_the_text_on_paper_is_at_least_14_points(monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtGui import QTextDocument

    sizes: set[float] = set()

    def look(document: QTextDocument, _device: object) -> None:
        block = document.begin()
        while block.isValid():
            for part in block.textFormats():
                if block.text():
                    sizes.add(part.format.fontPointSize())
            block = block.next()

    monkeypatch.setattr(QTextDocument, "print_", look)
    as_pdf(CODE)
    assert min(sizes) >= 14
