from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.theme import TARGET
from companion.ui.widgets.basic import Button, ColumnPage, field, row
from companion.ui.widgets.label import Label
from tests.support.keys import press

MARKUP = "<b>not bold</b> & <img src=x>"


def test_a_label_never_takes_words_for_markup(qtbot: QtBot) -> None:
    label = Label(MARKUP)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == MARKUP


def test_a_button_says_what_it_shows(qtbot: QtBot) -> None:
    button = Button("Bread & tea")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Bread & tea"
    assert button.shortcut().isEmpty()
    assert button.text() == "Bread && tea"


def test_enter_presses_a_button(qtbot: QtBot) -> None:
    button = Button("Save")
    qtbot.addWidget(button)
    button.show()
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("pressed"))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        press(button, key)
    assert len(pressed) == 3


def test_every_kind_of_button_is_large_enough(qtbot: QtBot) -> None:
    for kind in ("", "main", "help", "quiet", "place", "danger"):
        button = Button("Go", kind)
        qtbot.addWidget(button)
        button.ensurePolished()
        assert button.sizeHint().height() >= TARGET
        assert button.sizeHint().width() >= TARGET


def test_a_field_is_named_by_its_label(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    line = QLineEdit()
    label = field(QVBoxLayout(parent), "Search", line)
    assert label.buddy() is line
    assert line.accessibleName() == "Search"


def test_a_page_never_scrolls_sideways(qtbot: QtBot) -> None:
    page = ColumnPage()
    qtbot.addWidget(page)
    page.column.addWidget(Label("word " * 200))
    page.column.addWidget(row(*(QPushButton("A long name for a button") for _ in range(6))))
    page.resize(400, 300)
    page.show()
    canvas = page.widget()
    assert canvas is not None
    assert canvas.width() <= page.viewport().width()
