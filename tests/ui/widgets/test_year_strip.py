from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.year_strip import YearStrip


def test_years_are_offered_when_there_is_more_than_one(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    strip = YearStrip()
    QVBoxLayout(owner).addWidget(strip)
    owner.show()
    strip.show_years([2026])
    assert not strip.isVisible()
    strip.show_years([2026, 2024])
    assert strip.isVisible()
    told: list[int] = []
    strip.year_chosen.connect(told.append)
    second = strip._group.buttons()[1]
    assert second.text() == "2024"
    second.click()
    second.click()
    assert told == [2024, 0]
