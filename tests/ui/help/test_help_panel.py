"""Get help now: never empty, in need of nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.paths import Paths
from companion.resources.model import WORLD
from companion.ui.help.calling_page import CallingPage
from companion.ui.help.card_page import CardPage
from companion.ui.help.desk import HelpDesk
from companion.ui.help.help_panel import HelpPanel
from companion.ui.help.lists_page import ListsPage
from companion.ui.help.near_page import NearPage
from tests.support.immediate import ImmediateTasks


@pytest.fixture
def panel(qtbot: QtBot, desk: HelpDesk) -> HelpPanel:
    return opened(qtbot, desk)


def opened(qtbot: QtBot, desk: HelpDesk) -> HelpPanel:
    made = HelpPanel(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def cards(panel: HelpPanel) -> list[str]:
    return [resource.id for resource in panel.shown_lines]


def choose_country(panel: HelpPanel, code: str) -> None:
    panel.country.setCurrentIndex(panel.country.findData(code))
    panel.country.activated.emit(panel.country.currentIndex())


def test_the_danger_line_and_two_lines_or_more(panel: HelpPanel) -> None:
    assert "911" in panel.danger.text()
    assert cards(panel)[0] == "us-988-lifeline"
    assert 2 <= len(cards(panel)) <= 3


def test_every_country_has_lines(panel: HelpPanel, desk: HelpDesk) -> None:
    assert panel.country.count() > 20
    for number in range(panel.country.count()):
        lines = desk.directory.help_lines(panel.country.itemData(number))
        assert len(lines.lines) >= 2
    choose_country(panel, "MX")
    assert cards(panel)[0] == "mx-linea-de-la-vida"


def test_the_country_is_told_so_that_it_is_remembered(
    panel: HelpPanel, desk: HelpDesk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.country_chosen) as told:
        choose_country(panel, "CA")
    assert told.args == ["CA"]
    assert desk.country == "CA"


def test_without_a_choice_the_system_gives_the_country(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, paths: Paths, tasks: ImmediateTasks
) -> None:
    monkeypatch.setenv("LC_ALL", "es_MX.UTF-8")
    panel = opened(qtbot, HelpDesk(paths, "", tasks))
    assert panel.country.currentData() == "MX"


def test_a_country_that_is_not_known_has_the_worldwide_lines(
    qtbot: QtBot, paths: Paths, tasks: ImmediateTasks
) -> None:
    """It came from a local list that is gone: the numbers of another country do not answer."""
    panel = opened(qtbot, HelpDesk(paths, "XX", tasks))
    assert panel.country.currentData() == WORLD
    assert "911" not in panel.danger.text()
    assert {line.country for line in panel.shown_lines} == {WORLD}


def test_another_country_has_other_regions_to_narrow_down_to(
    panel: HelpPanel, desk: HelpDesk
) -> None:
    finder = panel.finder
    finder.region.setCurrentIndex(finder.region.findData("CO"))
    desk.region = "CO"
    choose_country(panel, "GB")
    assert finder.region.findData("CO") < 0
    assert finder.region.findData("London") > 0
    assert finder.query().region is None
    assert desk.region == ""  # Colorado is no part of it, nor any other place of these letters
    choose_country(panel, "US")
    choose_country(panel, "US")
    assert finder.region.findData("CO") > 0


@pytest.mark.parametrize(
    ("button", "page"),
    [("calling", CallingPage), ("near", NearPage), ("card", CardPage), ("lists", ListsPage)],
)
def test_the_way_further(
    panel: HelpPanel, desk: HelpDesk, qtbot: QtBot, button: str, page: type[QWidget]
) -> None:
    with qtbot.waitSignal(desk.page_opened) as told:
        getattr(panel, button).click()
    assert told.args is not None
    assert isinstance(told.args[0], page)
    qtbot.addWidget(told.args[0])


def test_it_says_that_it_calls_nobody(panel: HelpPanel) -> None:
    words = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "This app does not call anyone or tell anyone." in words
    assert "You can hang up at any time." in words


@pytest.mark.usefixtures("no_assets")
@pytest.mark.parametrize("language", ["en", "es"])
def test_without_data_the_built_in_lines_are_there(
    qtbot: QtBot, desk: HelpDesk, language: str
) -> None:
    i18n.use(language)
    panel = opened(qtbot, desk)
    assert desk.directory.is_last_resort
    assert "us-988-lifeline" in cards(panel)
    assert "911" in panel.danger.text()
    panel.finder.search.setText("988")
    assert panel.finder.model.rowCount() > 0


def test_nothing_is_written_down(panel: HelpPanel) -> None:
    panel.finder.search.setText("secret")
    assert not QSettings().allKeys()


def test_no_file_is_made(panel: HelpPanel, paths: Paths) -> None:
    assert panel.isVisible()
    assert paths.base is not None
    assert not list(Path(paths.base).rglob("*"))


def test_back(panel: HelpPanel, qtbot: QtBot) -> None:
    assert panel.focusProxy() is panel.back
    with qtbot.waitSignal(panel.closed):
        panel.back.click()
