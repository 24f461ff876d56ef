"""A line that takes so much and no more: nothing of what is pasted is cut in silence."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from companion.ui.widgets.limit import hold
from companion.ui.widgets.message_bar import MessageBar


def held(qtbot: QtBot, most: int) -> tuple[QLineEdit, MessageBar]:
    line, message = QLineEdit(), MessageBar()
    qtbot.addWidget(line)
    qtbot.addWidget(message)
    hold(line, most, message)
    return line, message


def paste(line: QLineEdit, words: str) -> None:
    QGuiApplication.clipboard().setText(words)
    line.paste()


def test_what_fits_is_taken_whole_and_nothing_is_said(qtbot: QtBot) -> None:
    line, message = held(qtbot, 10)
    birds = "\U0001f426" * 10
    paste(line, birds)
    assert (line.text(), message.text) == (birds, "")


def test_what_does_not_fit_is_refused_whole_and_said(qtbot: QtBot) -> None:
    line, message = held(qtbot, 10)
    paste(line, "herons")
    paste(line, " by the water")
    assert line.text() == "herons"
    assert "up to 10 characters" in message.text
    line.selectAll()
    paste(line, "more than ten characters")
    assert line.text() == "herons"


def test_a_letter_too_many_is_not_typed_and_said(qtbot: QtBot) -> None:
    line, message = held(qtbot, 3)
    QTest.keyClicks(line, "abcd")
    assert line.text() == "abc"
    assert "up to 3 characters" in message.text


def test_a_line_takes_more_than_qt_would(qtbot: QtBot) -> None:
    line, message = held(qtbot, 100_000)
    paste(line, "x" * 100_000)
    assert (len(line.text()), message.text) == (100_000, "")


def test_what_was_longer_already_is_shown_whole(qtbot: QtBot) -> None:
    line, _message = held(qtbot, 3)
    line.setText("abcdef")
    QTest.keyClicks(line, "g")
    assert line.text().startswith("abcdef")
