"""A field of several lines: plain, and as high as its words."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.note_field import NoteField, lines_of


def shown(qtbot: QtBot) -> NoteField:
    field = NoteField()
    qtbot.addWidget(field)
    field.resize(400, 10)
    field.show()
    return field


def test_it_grows_with_its_lines_up_to_a_point(qtbot: QtBot) -> None:
    field = shown(qtbot)
    empty = field.height()
    field.setPlainText("\n".join("abcde"))
    five = field.height()
    field.setPlainText("\n".join("a" * 100))
    many = field.height()
    field.clear()
    assert empty < five < many < 30 * field.fontMetrics().lineSpacing()
    assert field.height() == empty


def test_text_is_exact(qtbot: QtBot) -> None:
    field = shown(qtbot)
    field.setPlainText("one\u00a0two\nthree")
    assert field.text() == "one\u00a0two\nthree"


def test_only_plain_text_comes_in_and_goes_out(qtbot: QtBot) -> None:
    field = shown(qtbot)
    data = QMimeData()
    data.setHtml("<b>two</b>")
    data.setText("two")
    field.insertFromMimeData(data)
    assert field.text() == "two"
    field.selectAll()
    field.copy()
    formats = QGuiApplication.clipboard().mimeData().formats()
    assert not any("html" in each for each in formats)


def test_more_than_fits_is_not_typed(qtbot: QtBot) -> None:
    field = NoteField(5)
    qtbot.addWidget(field)
    QTest.keyClicks(field, "abcdefg")
    assert field.text() == "abcde"
    field.setPlainText("one two")
    assert field.text() == "one t"


def test_lines_are_tidy_and_never_too_long() -> None:
    assert lines_of(" one  two \n\n" + "a" * 12, 10) == ["one two", "a" * 10, "aa"]


def test_tab_goes_on(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    field, after = NoteField(), QLineEdit()
    column.addWidget(field)
    column.addWidget(after)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert field.text() == ""
