from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.ui.theme import in_use
from companion.ui.widgets.choice import Choice, LongTick, Tick


def colours(widget: QWidget) -> set[str]:
    picture = widget.grab().toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }


def test_a_tick_shows_that_it_is_ticked(qtbot: QtBot) -> None:
    tick = Tick("Show")
    qtbot.addWidget(tick)
    tick.show()
    assert in_use().colours["on_primary"] not in colours(tick)
    tick.setChecked(True)
    assert {in_use().colours["on_primary"], in_use().colours["primary"]} <= colours(tick)


def test_a_choice_is_wide_enough_for_its_longest_words(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.addItem("A")
    narrow = choice.sizeHint().width()
    choice.addItem("A great many words")
    assert choice.sizeHint().width() > narrow
    assert not choice.grab().isNull()


def test_a_long_tick_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    words = "Do not show this person's name or picture & more"
    tick = LongTick(words)
    qtbot.addWidget(tick)
    assert tick.accessibleName() == words
    assert tick.heightForWidth(160) > tick.heightForWidth(800)
    assert tick.minimumSizeHint().width() < tick.fontMetrics().horizontalAdvance(words)


def test_pressing_the_words_ticks_it(qtbot: QtBot) -> None:
    tick = LongTick("A few words")
    qtbot.addWidget(tick)
    tick.resize(300, 60)
    tick.show()
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(250, 30))
    assert tick.isChecked()
    tick.grab()


def test_a_choice_of_long_words_is_as_wide_as_some_letters(qtbot: QtBot) -> None:
    wide, narrow = Choice(), Choice(letters=8)
    for choice in (wide, narrow):
        qtbot.addWidget(choice)
        choice.addItem("Words that take a lot of room in a box")
    assert narrow.sizeHint().width() < wide.sizeHint().width()
