from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.ui import placement


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_it_comes_back_where_it_was(window: QWidget) -> None:
    window.setGeometry(QRect(40, 50, 500, 450))
    described = placement.describe(window)
    assert re.fullmatch(r"-?\d+ -?\d+ \d+ \d+", described)
    other = QWidget()
    placement.restore(other, described)
    assert other.geometry() == QRect(40, 50, 500, 450)


def test_the_first_window_leaves_room_for_its_frame(window: QWidget) -> None:
    """On a small laptop the last line of the page was below the edge of the screen."""
    placement.restore(window, "")
    available = QGuiApplication.primaryScreen().availableGeometry()
    assert window.height() <= available.height() - 40
    assert window.width() <= available.width() - 8


def test_maximized_stays_maximized(window: QWidget) -> None:
    placement.restore(window, "40 50 500 450 maximized")
    assert window.isMaximized()


@pytest.mark.parametrize(
    "described",
    ["", "nonsense", "1 2 3", "90000 90000 500 450", "0 0 10 10", "1 2 3 4 5", "maximized"],
)
def test_a_place_that_is_not_there_is_not_taken(window: QWidget, described: str) -> None:
    placement.restore(window, described)
    assert window.width() >= placement.LEAST.width()
    assert window.height() >= placement.LEAST.height()
    assert window.x() < 2000


@given(st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_no_words_stop_the_window(window: QWidget, described: str) -> None:
    placement.restore(window, described)
