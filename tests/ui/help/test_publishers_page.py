"""Whose lists are taken: a key is added by hand or from a file, and forgotten again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.ui.help import lists, publishers_page
from companion.ui.help.desk import HelpDesk
from companion.ui.help.publishers_page import PublishersPage
from tests.support.builders import NOW
from tests.support.packs import KEY


@pytest.fixture
def page(qtbot: QtBot, desk: HelpDesk, monkeypatch: pytest.MonkeyPatch) -> PublishersPage:
    monkeypatch.setattr(publishers_page, "now", lambda: NOW)
    made = PublishersPage(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_key_is_typed_and_forgotten(page: PublishersPage, desk: HelpDesk) -> None:
    assert page._none.isVisible()
    page.name.setText("River Center")
    page.key.setText(KEY.public.text)
    page.add_button.click()
    assert [each.name for each in lists.publishers(desk.paths)] == ["River Center"]
    assert KEY.public.name in page.message.text
    assert page.key.text() == ""
    spoken = page.list.lines.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "River Center" in spoken
    assert KEY.public.name in spoken
    page.forget_button.click()
    assert lists.publishers(desk.paths) == ()
    assert page._none.isVisible()


def test_a_key_from_a_file_is_shown_before_it_is_added(
    page: PublishersPage, desk: HelpDesk, tmp_path: Path
) -> None:
    file = tmp_path / "river.pub"
    file.write_text(f"untrusted comment: minisign public key\n{KEY.public.text}\n")
    page._read_file(str(file))
    assert page.key.text() == KEY.public.text
    assert lists.publishers(desk.paths) == ()


def test_what_is_no_key_is_refused(page: PublishersPage, desk: HelpDesk) -> None:
    page.key.setText("no key")
    page.add_button.click()
    assert page.message.text
    assert page.key.text() == "no key"
    assert lists.publishers(desk.paths) == ()
    page.key.clear()
    page.add_button.click()
    assert lists.publishers(desk.paths) == ()


def test_a_file_that_cannot_be_read_is_told(page: PublishersPage, tmp_path: Path) -> None:
    page._read_file(str(tmp_path / "gone.pub"))
    assert page.message.text


def test_back(page: PublishersPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        page.back.click()
