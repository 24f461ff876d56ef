from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from companion.settings import TEXT_SIZES, Settings
from companion.ui.widgets.look_row import LookRow
from tests.ui.conftest import SETTINGS


def made(qtbot: QtBot, settings: Settings = SETTINGS) -> tuple[LookRow, list[Settings]]:
    row = LookRow(settings)
    qtbot.addWidget(row)
    told: list[Settings] = []
    row.chosen.connect(told.append)
    return row, told


def test_it_shows_what_holds_now(qtbot: QtBot) -> None:
    row, _told = made(qtbot, replace(SETTINGS, text_size=150))
    assert row.language.currentData() == "en"
    assert row.text_size.currentText() == "150 %"
    assert [row.text_size.itemData(n) for n in range(row.text_size.count())] == list(TEXT_SIZES)
    assert [row.language.itemText(n) for n in range(row.language.count())] == ["English", "Español"]


def test_a_choice_carries_all_the_settings(qtbot: QtBot) -> None:
    row, told = made(qtbot)
    row.language.setCurrentIndex(row.language.findData("es"))
    assert told == []  # nothing changes while one only looks through the list
    row.language.activated.emit(1)
    row.text_size.setCurrentIndex(row.text_size.findData(200))
    row.text_size.activated.emit(7)
    assert told == [
        replace(SETTINGS, language="es"),
        replace(SETTINGS, language="es", text_size=200),
    ]


def test_dim_and_back(qtbot: QtBot) -> None:
    row, told = made(qtbot)
    row.dim.click()
    assert told[-1].theme == "night"
    row, told = made(qtbot, told[-1])
    assert row.dim.accessibleName() == "Undim"
    row.dim.click()
    assert told[-1].theme == ""
