"""Choosing a file: one window everywhere, for one page, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from companion.ui.stage import close_what_is_above
from companion.ui.widgets.file_dialog import choose_file, choose_folder, choose_where_to_save

CODE = Path(__file__).parents[3] / "companion"
Ask = Callable[[QWidget, Callable[[str], object]], None]


def ask_for_file(page: QWidget, then: Callable[[str], object]) -> None:
    choose_file(page, "One", then, kinds=("Dates (*.ics)", "All files (*)"))


def ask_for_folder(page: QWidget, then: Callable[[str], object]) -> None:
    choose_folder(page, "One", then)


def ask_where_to_save(page: QWidget, then: Callable[[str], object]) -> None:
    choose_where_to_save(page, "One", then, name="page", ending=".txt")


every_way = pytest.mark.parametrize("ask", [ask_for_file, ask_for_folder, ask_where_to_save])


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    monkeypatch.chdir(tmp_path)
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def dialog_of(page: QWidget) -> QFileDialog:
    (found,) = page.findChildren(QFileDialog)
    assert isinstance(found, QFileDialog)
    return found


def throw_away() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@every_way
def test_it_is_qts_own_and_holds_up_the_window_of_its_page_alone(page: QWidget, ask: Ask) -> None:
    ask(page, lambda _path: None)
    dialog = dialog_of(page)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert dialog.isVisible()
    assert dialog.windowModality() is Qt.WindowModality.WindowModal
    assert dialog.windowTitle() == "One"


@every_way
def test_with_cancel_nothing_is_told_and_nothing_stays(page: QWidget, ask: Ask) -> None:
    told: list[str] = []
    ask(page, told.append)
    dialog = dialog_of(page)
    dialog.reject()
    throw_away()
    assert told == []
    assert not isValid(dialog)
    assert page.findChildren(QFileDialog) == []


def test_a_file_that_was_chosen_is_told(page: QWidget, tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    file.touch()
    told: list[str] = []
    ask_for_file(page, told.append)
    dialog = dialog_of(page)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    assert dialog.nameFilters() == ["Dates (*.ics)", "All files (*)"]
    dialog.selectFile(str(file))
    dialog.accept()
    assert [Path(each) for each in told] == [file]


def test_a_folder_that_was_chosen_is_told(page: QWidget, tmp_path: Path) -> None:
    told: list[str] = []
    ask_for_folder(page, told.append)
    dialog = dialog_of(page)
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.selectFile(str(tmp_path))
    dialog.accept()
    assert [Path(each) for each in told] == [tmp_path]


def test_a_name_to_save_under_is_there_and_gets_its_ending(page: QWidget, tmp_path: Path) -> None:
    told: list[str] = []
    ask_where_to_save(page, told.append)
    dialog = dialog_of(page)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert [Path(each).name for each in dialog.selectedFiles()] == ["page.txt"]
    dialog.setDirectory(str(tmp_path))
    dialog.accept()
    assert [Path(each) for each in told] == [tmp_path / "page.txt"]


def test_a_second_one_knows_no_place_of_the_first(page: QWidget, tmp_path: Path) -> None:
    ask_for_folder(page, lambda _path: None)
    first = dialog_of(page)
    at_first = first.sidebarUrls()
    first.setSidebarUrls([*at_first, QUrl.fromLocalFile(str(tmp_path))])
    first.accept()
    throw_away()
    ask_for_folder(page, lambda _path: None)
    assert dialog_of(page).sidebarUrls() == at_first


@every_way
def test_it_closes_with_what_is_above(page: QWidget, ask: Ask) -> None:
    told: list[str] = []
    ask(page, told.append)
    dialog = dialog_of(page)
    close_what_is_above()
    assert not dialog.isVisible()
    assert told == []


def test_it_closes_while_it_asks_whether_to_write_over_a_file(page: QWidget) -> None:
    Path("page.txt").touch()
    told: list[str] = []
    ask_where_to_save(page, told.append)
    dialog = dialog_of(page)
    dialog.setDirectory(str(Path.cwd()))
    seen: list[bool] = []

    def close() -> None:
        seen.append(QApplication.activeModalWidget() is not dialog)
        close_what_is_above()

    QTimer.singleShot(0, close)
    dialog.accept()  # it asks, and waits for the answer
    assert seen == [True]
    assert told == []
    assert not dialog.isVisible()


def test_every_page_asks_through_these() -> None:
    makers = {file for file in CODE.rglob("*.py") if "QFileDialog(" in file.read_text("utf-8")}
    assert makers == {CODE / "ui/widgets/file_dialog.py"}
