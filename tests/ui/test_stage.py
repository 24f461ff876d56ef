from __future__ import annotations

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from companion.ui.help.desk import HelpDesk
from companion.ui.stage import Stage
from tests.support.keys import press_help


class Screen(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.first = QLineEdit()
        self.second = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.first)
        column.addWidget(self.second)
        self.setFocusProxy(self.first)


@pytest.fixture
def stage(qtbot: QtBot, desk: HelpDesk) -> Stage:
    made = Stage(desk)
    qtbot.addWidget(made)
    made.show_screen(Screen())
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def screen_of(stage: Stage) -> Screen:
    found = stage.findChild(Screen)
    assert isinstance(found, Screen)
    return found


def test_help_goes_above_a_screen_and_back_to_its_caret(stage: Stage) -> None:
    screen = screen_of(stage)
    screen.second.setFocus()
    press_help(screen.second)
    assert stage.shows_help
    stage.close_top()
    assert stage.currentWidget() is screen
    assert stage.focusWidget() is screen.second


def test_help_that_is_open_stays_as_it_is(stage: Stage) -> None:
    stage.open_help()
    panel = stage.help
    stage.open_help()
    assert stage.help is panel
    stage.close_top()
    assert stage.currentWidget() is screen_of(stage)


def test_nobody_is_taken_out_of_help(stage: Stage) -> None:
    stage.open_help()
    other = Screen()
    stage.show_below(other)
    assert stage.shows_help
    stage.close_top()
    assert stage.currentWidget() is other


def test_without_help_another_screen_is_shown_at_once(stage: Stage) -> None:
    other = Screen()
    stage.show_below(other)
    assert stage.currentWidget() is other


def test_an_open_dialog_makes_room_for_help(stage: Stage, qtbot: QtBot) -> None:
    dialog = QDialog(stage)
    with qtbot.waitSignal(dialog.rejected):
        dialog.open()
        stage.open_help()
    assert stage.shows_help


class Page(QWidget):
    closed = Signal()


def test_a_page_of_help_is_gone_when_it_is_left(stage: Stage, desk: HelpDesk, qtbot: QtBot) -> None:
    stage.open_help()
    page = Page()
    desk.page_opened.emit(page)
    assert stage.currentWidget() is page
    assert stage.shows_help
    page.closed.emit()
    assert stage.currentWidget() is stage.help
    assert stage.indexOf(page) < 0
    qtbot.waitUntil(lambda: not isValid(page))


def test_from_a_page_of_help_the_help_key_goes_back_to_its_first_page(
    stage: Stage, desk: HelpDesk
) -> None:
    stage.open_help()
    for page in (Page(), Page()):
        desk.page_opened.emit(page)
    stage.open_help()
    assert stage.currentWidget() is stage.help
    stage.close_top()
    assert stage.currentWidget() is screen_of(stage)
