from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.settings import TEXT_SIZES, Settings
from companion.ui import theme
from companion.ui.widgets.look_row import LookRow
from tests.ui.conftest import SETTINGS


def made(qtbot: QtBot, settings: Settings = SETTINGS) -> tuple[LookRow, list[dict[str, str | int]]]:
    row = LookRow(settings)
    qtbot.addWidget(row)
    told: list[dict[str, str | int]] = []
    row.chosen.connect(told.append)
    return row, told


def test_it_shows_what_holds_now(qtbot: QtBot) -> None:
    row, _told = made(qtbot, replace(SETTINGS, text_size=150))
    assert row.language.currentData() == "en"
    assert row.text_size.currentText() == "150 %"
    assert [row.text_size.itemData(n) for n in range(row.text_size.count())] == list(TEXT_SIZES)
    assert [row.language.itemText(n) for n in range(row.language.count())] == ["English", "Español"]


def test_a_choice_tells_what_it_changes(qtbot: QtBot) -> None:
    row, told = made(qtbot)
    row.language.setCurrentIndex(row.language.findData("es"))
    assert told == []  # nothing changes while one only looks through the list
    row.language.activated.emit(1)
    row.text_size.setCurrentIndex(row.text_size.findData(200))
    row.text_size.activated.emit(7)
    assert told == [{"language": "es"}, {"text_size": 200}]


def test_dim_until_morning_and_back(qtbot: QtBot, app: QApplication) -> None:
    row, told = made(qtbot)
    assert row.dim.accessibleName() == "Dim"
    row.dim.click()
    low_light = str(told[-1]["low_light"])
    assert low_light.endswith("T06:00")
    theme.apply(app, replace(SETTINGS, low_light=low_light))
    assert row.dim.accessibleName() == row.dim.text() == "Undim"
    row.dim.click()
    assert told[-1] == {"theme": "dawn", "low_light": ""}
