from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from companion.paths import Paths
from companion.settings import LONGEST_LINE
from companion.ui.settings.reminder_page import ReminderPage


@pytest.fixture
def page(qtbot: QtBot, paths: Paths) -> ReminderPage:
    made = ReminderPage(paths, "")
    qtbot.addWidget(made)
    made.show()
    return made


def test_words_are_one_short_line(page: ReminderPage) -> None:
    told: list[str] = []
    page.line_chosen.connect(told.append)
    QTest.keyClicks(page.line, "  Water   the plants." + "x" * 200)
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    assert len(told) == 1
    assert told[0].startswith("Water the plants.")
    assert len(told[0]) <= LONGEST_LINE


def test_leaving_keeps_what_is_typed_and_nothing_is_told_twice(
    page: ReminderPage,
) -> None:
    told: list[str] = []
    page.line_chosen.connect(told.append)
    page.closed.connect(lambda: told.append("closed"))
    QTest.keyClicks(page.line, "Tea.")
    page.back.click()
    page.line.editingFinished.emit()
    assert told == ["Tea.", "closed"]


def test_it_says_who_can_read_the_words_before_any_are_chosen(page: ReminderPage) -> None:
    said = " ".join(each.text() for each in page.findChildren(type(page.pause.state)))
    assert "Whoever sees your screen can read these words" in said
    assert "without a key" in said
    assert page.line.text() == ""
    assert page.line.placeholderText() == "You have a note."


def test_a_hello_is_off_until_it_is_chosen(qtbot: QtBot, page: ReminderPage) -> None:
    assert not page.hello.isChecked()
    with qtbot.waitSignal(page.hello_chosen) as heard:
        page.hello.click()
    assert heard.args == [True]
    page.show_hello(on=False)
    assert not page.hello.isChecked()
