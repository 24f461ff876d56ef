"""A page scrolls with a bar beside it; a screen reader always finds one part in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.basic import Button, ColumnPage
from companion.ui.widgets.label import Label
from companion.ui.widgets.scrolling import Scrolling


@pytest.fixture
def area(qtbot: QtBot) -> Scrolling:
    content = QWidget()
    column = QVBoxLayout(content)
    for number in range(12):
        column.addWidget(Button(f"Button {number}"))
    made = Scrolling(content)
    qtbot.addWidget(made)
    made.resize(300, 200)
    with qtbot.waitExposed(made):
        made.show()
    QApplication.processEvents()
    return made


def parts(area: Scrolling) -> int:
    return int(QAccessible.queryAccessibleInterface(area).childCount())


def test_the_bar_stands_beside_the_content(area: Scrolling) -> None:
    assert area.bar.isVisible()
    assert area.viewport().geometry().right() < area.bar.geometry().left()
    assert area.bar.geometry().right() == area.width() - 1
    assert area.bar.height() == area.height()


def test_read_from_right_to_left_it_stands_on_the_left(area: Scrolling) -> None:
    area.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    area.resize(310, 200)
    assert area.bar.geometry().left() == 0
    assert area.viewport().geometry().left() > area.bar.geometry().right()


def test_bar_and_content_move_together(area: Scrolling) -> None:
    content = area.widget()
    assert content is not None
    area.bar.setValue(40)
    assert content.mapTo(area.viewport(), QPoint()).y() == -40
    area.verticalScrollBar().setValue(90)
    assert area.bar.value() == 90
    assert area.bar.pageStep() == area.viewport().height()


def test_where_everything_fits_there_is_no_bar_and_no_strip(area: Scrolling) -> None:
    area.resize(300, 2000)
    QApplication.processEvents()
    assert not area.bar.isVisible()
    assert area.viewport().width() == area.width()


def test_what_a_screen_reader_can_ask_for_never_becomes_less(area: Scrolling) -> None:
    """Qt does not check the number asked for: one part fewer and the app would end."""
    assert parts(area) == 1
    area.resize(300, 2000)
    QApplication.processEvents()
    assert parts(area) == 1
    area.hide()
    assert parts(area) == 1


def test_a_page_that_is_higher_without_its_bar_than_beside_it_is_shown(qtbot: QtBot) -> None:
    """Around its narrowest wide width a page has less room at its sides, and is lower."""
    page = ColumnPage()
    qtbot.addWidget(page)
    page.column.addWidget(Label("Words that go on for a line or two. " * 20))
    page.show()
    for width in range(555, 580, 3):
        for height in range(240, 480, 8):
            page.resize(width, height)
    assert page.isVisible()
