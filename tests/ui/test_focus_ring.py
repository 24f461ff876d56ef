"""The ring stands outside what has the keyboard, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.focus_ring import GAP, ROOM, WIDTH, FocusRing
from companion.ui.widgets.basic import Button
from companion.ui.widgets.choice import Choice, LongTick, Tick
from companion.ui.widgets.scrolling import Scrolling


class Window(QMainWindow):
    def __init__(self) -> None:
        super().__init__()
        page = QWidget()
        self.column = column = QVBoxLayout(page)
        column.setContentsMargins(20, 20, 20, 20)
        self.buttons = [Button(f"Button {number}") for number in range(12)]
        for button in self.buttons:
            column.addWidget(button)
        self.words = QLineEdit()
        self.words.setProperty("kind", "headline")
        column.addWidget(self.words)
        self.area = Scrolling(page)
        self.setCentralWidget(self.area)
        self.ring = FocusRing(self)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.resize(300, 300)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def settle() -> None:
    """Let the ring follow."""
    for _round in range(3):
        QApplication.processEvents()


def test_it_stands_outside_with_a_gap(window: Window) -> None:
    button = window.buttons[0]
    button.setFocus()
    settle()
    assert (GAP, WIDTH) == (2, 3)
    assert window.ring.isVisible()
    corner = button.mapTo(window, QPoint())
    assert window.ring.geometry().topLeft() == corner - QPoint(ROOM, ROOM)
    assert window.ring.width() == button.width() + 2 * ROOM


@pytest.mark.parametrize("kind", ["", "main", "help", "quiet", "bare", "place", "tool", "chip"])
def test_it_is_the_only_mark_of_a_button_that_was_come_to_by_key(window: Window, kind: str) -> None:
    one, other = window.buttons[:2]
    for each in (one, other):
        each.setProperty("kind", kind)
        each.style().polish(each)
        each.setText("Button")
    assert_looks_the_same_with_the_keyboard(one, other)


@pytest.mark.parametrize("make", [lambda: Tick("Yes"), lambda: LongTick("Yes"), Choice])
def test_it_is_the_only_mark_of_what_is_chosen_in(
    window: Window, make: Callable[[], QWidget]
) -> None:
    one, other = make(), make()
    for each in (one, other):
        if isinstance(each, Choice):
            each.addItem("Yes")
        window.column.addWidget(each)
    assert_looks_the_same_with_the_keyboard(one, other)


def assert_looks_the_same_with_the_keyboard(one: QWidget, other: QWidget) -> None:
    """Hold a control that Tab came to against its twin without the keyboard."""
    one.resize(other.size())
    # What Qt notes of a window in which somebody goes on by Tab.
    one.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert one.hasFocus()
    assert one.grab().toImage() == other.grab().toImage()


def test_it_takes_part_in_nothing(window: Window) -> None:
    assert window.ring.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert window.ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_it_follows_and_is_cut_where_the_page_is(window: Window) -> None:
    window.buttons[3].setFocus()
    settle()
    before = window.ring.geometry()
    window.area.verticalScrollBar().setValue(60)
    settle()
    assert window.ring.geometry().top() == before.top() - 60
    window.area.verticalScrollBar().setValue(10_000)
    settle()
    assert window.ring.mask().isEmpty() or not window.ring.mask().boundingRect().contains(
        window.ring.rect()
    )


def test_it_is_not_drawn_for_what_is_scrolled_out_of_sight(window: Window) -> None:
    window.resize(300, 120)
    window.buttons[0].setFocus()
    window.area.verticalScrollBar().setValue(10_000)
    settle()
    assert not window.ring.isVisible()
    window.area.verticalScrollBar().setValue(0)
    settle()
    assert window.ring.isVisible()


def test_it_is_gone_with_what_it_stood_around(window: Window) -> None:
    window.buttons[1].setFocus()
    window.buttons[1].hide()
    focused = QApplication.focusWidget()
    assert focused is not window.buttons[1]
    window.buttons[2].setFocus()
    window.area.deleteLater()
    QApplication.sendPostedEvents(None, 52)
    settle()
    assert not window.ring.isVisible()


def test_where_one_writes_the_caret_is_enough(window: Window) -> None:
    window.buttons[0].setFocus()
    window.words.setFocus()
    settle()
    assert not window.ring.isVisible()
