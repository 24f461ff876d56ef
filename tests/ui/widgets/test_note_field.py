"""A field of several lines: plain, and as high as its words."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.note_field import NoteField, lines_of


def made(qtbot: QtBot, most: int = 1_000) -> NoteField:
    message = MessageBar()
    field = NoteField(most, message)
    field.setProperty("message", message)
    qtbot.addWidget(message)
    qtbot.addWidget(field)
    return field


def said(field: NoteField) -> str:
    message = field.property("message")
    assert isinstance(message, MessageBar)
    return message.text


def shown(qtbot: QtBot) -> NoteField:
    field = made(qtbot)
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


def test_more_than_fits_is_not_typed_and_said(qtbot: QtBot) -> None:
    field = made(qtbot, 5)
    field.insertPlainText("ab\U0001f426")
    QTest.keyClicks(field, "de")
    assert (field.text(), said(field)) == ("ab\U0001f426de", "")
    QTest.keyClicks(field, "f")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "ab\U0001f426de"
    assert "up to 5 characters" in said(field)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, "x")
    assert field.text() == "ab\U0001f426dx"


def test_what_does_not_fit_is_pasted_whole_or_not_at_all(qtbot: QtBot) -> None:
    field = made(qtbot, 5)
    data = QMimeData()
    data.setText("one two")
    QTest.keyClicks(field, "abc")
    field.insertFromMimeData(data)
    assert field.text() == "abc"
    assert "up to 5 characters" in said(field)
    data.setText("12345")
    field.selectAll()
    field.insertFromMimeData(data)
    assert field.text() == "12345"


def test_an_input_method_is_bounded_too(qtbot: QtBot) -> None:
    field = made(qtbot, 3)
    for words in ("\u9e7f\u9e7f", "\u9e7f\u9e7f", "\u9e7f"):
        event = QInputMethodEvent()
        event.setCommitString(words)
        field.inputMethodEvent(event)
    assert field.text() == "\u9e7f" * 3
    assert "up to 3 characters" in said(field)


def test_what_is_longer_already_is_shown_whole(qtbot: QtBot) -> None:
    field = made(qtbot, 5)
    field.setPlainText("one two")
    QTest.keyClicks(field, "x")
    assert field.text() == "one two"


def test_lines_are_tidy_and_never_too_long() -> None:
    assert lines_of(" one  two \n\n" + "a" * 12, 10) == ["one two", "a" * 10, "aa"]


def test_tab_goes_on(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    field, after = made(qtbot), QLineEdit()
    column.addWidget(field)
    column.addWidget(after)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert field.text() == ""
