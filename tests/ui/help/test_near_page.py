"""A state's own help, and the ways to find more: chosen, never located, never kept."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.ui.help.desk import HelpDesk
from companion.ui.help.near_page import NearPage
from companion.ui.help.record_page import RecordPage


def opened(qtbot: QtBot, desk: HelpDesk) -> NearPage:
    page = NearPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


def choose(page: NearPage, region: str) -> None:
    page.region.setCurrentIndex(page.region.findData(region))
    page.region.activated.emit(page.region.currentIndex())


def words(page: NearPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def records(page: NearPage) -> list[str]:
    return [resource.id for resource in page._records]


def test_the_ways_to_find_help_are_there_before_a_place_is_chosen(
    qtbot: QtBot, desk: HelpDesk
) -> None:
    shown = words(opened(qtbot, desk))
    for part in ("Victim Services", "mental health center", "211", "Words you can say"):
        assert part in shown
    assert "Money after a crime" not in shown


def test_the_office_of_a_state_with_its_time_limits(qtbot: QtBot, desk: HelpDesk) -> None:
    page = opened(qtbot, desk)
    choose(page, "AL")
    shown = words(page)
    assert "Apply within one year of the crime" in shown
    assert "Confirm it with the office" in shown
    with qtbot.waitSignal(desk.page_opened) as told:
        page.list.activated.emit(page.list.lines.index(records(page).index("us-comp-al")))
    assert told.args is not None
    assert isinstance(told.args[0], RecordPage)
    qtbot.addWidget(told.args[0])


def test_another_state_takes_the_place_of_the_first(qtbot: QtBot, desk: HelpDesk) -> None:
    page = opened(qtbot, desk)
    choose(page, "AL")
    choose(page, "CO")
    assert "us-comp-al" not in records(page)
    assert "us-comp-co" in records(page)


def test_the_place_is_remembered_for_this_visit(qtbot: QtBot, desk: HelpDesk) -> None:
    choose(opened(qtbot, desk), "CO")
    assert "us-comp-co" in records(opened(qtbot, desk))


def test_another_country_has_the_ways_and_its_own_records(qtbot: QtBot, desk: HelpDesk) -> None:
    desk.choose_country("GB")
    page = opened(qtbot, desk)
    assert "Words you can say" in words(page)
    assert "us-comp-al" not in records(page)


def test_in_spanish(qtbot: QtBot, desk: HelpDesk) -> None:
    i18n.use("es")
    page = opened(qtbot, desk)
    choose(page, "AL")
    shown = words(page)
    assert "Palabras que puedes decir" in shown
    assert "durante el año siguiente al delito" in shown


@pytest.mark.parametrize("country", ["US", "GB", "MX"])
def test_back(qtbot: QtBot, desk: HelpDesk, country: str) -> None:
    desk.choose_country(country)
    page = opened(qtbot, desk)
    with qtbot.waitSignal(page.closed):
        page.back.click()
