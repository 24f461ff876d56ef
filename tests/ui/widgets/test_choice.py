from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.ui.theme import in_use
from companion.ui.widgets.choice import Choice, Tick


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
