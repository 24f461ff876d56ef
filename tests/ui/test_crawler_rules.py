"""The rules of the crawler can fail: each finds the fault it is there for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.help.line_card import LineCard
from companion.ui.main_window import MainWindow
from companion.ui.widgets.basic import Button
from companion.ui.widgets.label import Label
from tests.ui.conftest import OpenWindow
from tests.ui.crawler import contrast, kept, rules
from tests.ui.crawler.walk import Beginning, settle


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window()


def put(window: MainWindow, *widgets: QWidget) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    for widget in widgets:
        column.addWidget(widget)
    window.stage.show_screen(page)
    settle()


def found(complaints: Iterator[str], words: str) -> bool:
    return any(words in complaint for complaint in complaints)


def test_a_control_without_a_name(window: MainWindow) -> None:
    put(window, QLineEdit(), Button("Save"), Button("Save"))
    assert found(rules.names(window), "no name")
    assert found(rules.names(window), "two buttons named 'Save'")


def test_a_name_that_is_not_what_one_sees(window: MainWindow) -> None:
    button = Button("Save")
    button.setAccessibleName("<b>Submit</b>")
    put(window, button)
    assert found(rules.names(window), "but shows")
    assert found(rules.names(window), "not words for a person")


def test_a_button_that_says_of_what_it_is(window: MainWindow) -> None:
    one, other = Button("Copy"), Button("Copy")
    one.tell_of("A line")
    other.tell_of("Salt & bread")
    put(window, one, other)
    assert one.text() == "Copy"
    assert other.accessibleName() == "Copy of Salt & bread"
    assert list(rules.names(window)) == []
    other.tell_of("A line")
    assert found(rules.names(window), "two buttons named 'Copy of A line'")


@pytest.mark.parametrize("country", ["US", "MX", "AU"])
def test_lines_of_help_beside_each_other_are_told_apart(window: MainWindow, country: str) -> None:
    found_lines = window.desk.directory.help_lines(country).lines
    put(window, *(LineCard(line, brief=True) for line in found_lines))
    assert list(rules.names(window)) == []


def test_a_target_too_small(window: MainWindow) -> None:
    small = QPushButton("x")
    small.setFixedSize(30, 30)
    put(window, small)
    assert found(rules.targets(window), "small: 'x'")


def test_words_cut_off(window: MainWindow) -> None:
    label = Label("Many words that need more than this")
    label.setFixedSize(60, 20)
    put(window, label)
    assert found(rules.whole(window), "cut off: Label")


def test_words_that_were_never_handed_to_translation(window: MainWindow) -> None:
    put(window, Label("Plain words"), Label("⟦Wórds⟧"))
    assert found(rules.translated(window, ()), "Plain words")
    assert not found(rules.translated(window, ()), "Wórds")


def test_a_window_that_flashes_up(qtbot: QtBot, window: MainWindow) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    assert found(rules.one_window(window), "a window of its own")


def test_help_out_of_sight(window: MainWindow) -> None:
    window.bar.help_button.hide()
    assert found(rules.help_in_sight(window), "help is not in sight")


def test_pale_words(window: MainWindow, app: QApplication) -> None:
    app.setStyleSheet("")
    label = QLabel("Pale words")
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(210, 210, 205))
    palette.setColor(QPalette.ColorRole.Window, QColor(240, 240, 235))
    label.setPalette(palette)
    label.setAutoFillBackground(True)
    put(window, label)
    assert found(contrast.words(window), "Pale words")


def test_the_kept_states_can_be_read() -> None:
    states = kept.read()
    assert {state.beginning for state in states} == set(Beginning)
    assert len(states) == len({str(state) + str(state.path) for state in states})
    assert Path(kept.FILE).name == "states.json"
