"""Get help now: never empty, in need of nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.settings import Settings
from companion.ui.help.help_panel import HelpPanel
from companion.ui.help.line_card import LineCard
from tests.ui.conftest import SETTINGS


def opened(qtbot: QtBot, settings: Settings = SETTINGS) -> HelpPanel:
    panel = HelpPanel(settings)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def cards(panel: HelpPanel) -> list[str]:
    column = panel._lines_column
    found = []
    for number in range(column.count()):
        item = column.itemAt(number)
        widget = None if item is None else item.widget()
        assert isinstance(widget, LineCard)
        found.append(widget.resource.id)
    return found


def choose_country(panel: HelpPanel, code: str) -> None:
    panel.country.setCurrentIndex(panel.country.findData(code))
    panel.country.activated.emit(panel.country.currentIndex())


def test_the_danger_line_and_two_lines_or_more(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    assert "911" in panel.danger.text()
    assert cards(panel)[0] == "us-988-lifeline"
    assert 2 <= len(cards(panel)) <= 3


def test_every_country_has_lines(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    assert panel.country.count() > 20
    for number in range(panel.country.count()):
        lines = panel.directory.help_lines(panel.country.itemData(number))
        assert len(lines.lines) >= 2
    choose_country(panel, "MX")
    assert cards(panel)[0] == "mx-linea-de-la-vida"


def test_the_country_is_told_so_that_it_is_remembered(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    with qtbot.waitSignal(panel.country_chosen) as told:
        choose_country(panel, "CA")
    assert told.args == [replace(SETTINGS, country="CA")]


def test_without_a_choice_the_system_gives_the_country(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "es_MX.UTF-8")
    assert opened(qtbot, replace(SETTINGS, country="")).country.currentData() == "MX"


def test_searching_goes_through_all_countries(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    panel.search.setText("samaritans")
    role = Qt.ItemDataRole.AccessibleTextRole
    names = [panel.model.index(n).data(role) for n in range(panel.model.rowCount())]
    assert any("Samaritans" in name and "United Kingdom" in name for name in names)
    panel.search.setText("zzyzx")
    assert panel.model.rowCount() == 0
    assert panel._none.isVisible()
    panel.search.clear()
    assert not panel._none.isVisible()
    assert panel.model.rowCount() > 0


def test_a_line_of_the_list_shows_all_of_it(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    panel.search.setText("samaritans")
    for number in range(2):
        panel.list.activated.emit(panel.model.index(number))
        item = panel._detail_column.itemAt(0)
        assert item is not None
        card = item.widget()
        assert isinstance(card, LineCard)
        assert card.resource == panel._found[number]
        assert panel._detail_column.count() == 1


def test_it_says_that_it_calls_nobody(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    words = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "This app does not call anyone or tell anyone." in words
    assert "You can hang up at any time." in words


@pytest.mark.usefixtures("no_assets")
@pytest.mark.parametrize("language", ["en", "es"])
def test_without_data_the_built_in_lines_are_there(qtbot: QtBot, language: str) -> None:
    i18n.use(language)
    panel = opened(qtbot)
    assert panel.directory.is_last_resort
    assert "us-988-lifeline" in cards(panel)
    assert "911" in panel.danger.text()
    panel.search.setText("988")
    assert panel.model.rowCount() > 0


def test_nothing_is_written_down(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    panel.search.setText("secret")
    assert not QSettings().allKeys()


def test_back(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    assert panel.focusProxy() is panel.back
    with qtbot.waitSignal(panel.closed):
        panel.back.click()
