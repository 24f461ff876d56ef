from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.ui.rail import Rail
from companion.ui.room import Room

PLACES = [("Write", "pen-line"), ("Settings", "settings-2")]


def test_it_stands_at_the_side_or_lies_on_top(qtbot: QtBot) -> None:
    rail = Rail(PLACES)
    qtbot.addWidget(rail)
    with qtbot.waitActive(rail):
        rail.show()
        rail.activateWindow()
    write, settings = rail.group.buttons()
    settings.setFocus(Qt.FocusReason.TabFocusReason)
    upright = [rail.is_upright]
    rail.lay_out(Room.NARROW)
    rail.resize(600, rail.sizeHint().height())
    upright.append(rail.is_upright)
    assert settings.hasFocus()
    assert write.isVisible()
    assert write.y() == settings.y()
    rail.lay_out(Room.WIDE)
    upright.append(rail.is_upright)
    assert upright == [True, False, True]
    assert settings.hasFocus()


def test_places_and_lock_are_told(qtbot: QtBot) -> None:
    rail = Rail(PLACES)
    qtbot.addWidget(rail)
    told: list[int] = []
    rail.place_chosen.connect(told.append)
    for button in rail.group.buttons():
        button.click()
    assert told == [0, 1]
    rail.mark(0)
    assert rail.group.checkedId() == 0
    rail.mark(99)
    assert rail.group.checkedId() == 0


def test_a_screen_reader_goes_there_too_and_a_click_goes_once(qtbot: QtBot) -> None:
    rail = Rail(PLACES)
    qtbot.addWidget(rail)
    told: list[int] = []
    rail.place_chosen.connect(told.append)
    write, settings = rail.group.buttons()
    settings.toggle()  # what AT-SPI does to a button that stays down
    QApplication.processEvents()
    assert told == [1]
    write.click()
    QApplication.processEvents()
    assert told == [1, 0]
    rail.mark(1)
    QApplication.processEvents()
    assert told == [1, 0]
