"""Help is found by words, narrowed down, and found although a list cannot be read."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.errors import DiskFull
from companion.resources.model import Kind
from companion.resources.query import Query
from companion.resources.service import Directory
from companion.resources.ways import Way, ways
from companion.ui.help import finder_box
from companion.ui.help.desk import HelpDesk
from companion.ui.help.finder_box import FinderBox
from companion.ui.widgets.choice import Choice
from tests.support.immediate import ImmediateTasks


@pytest.fixture
def finder(qtbot: QtBot, desk: HelpDesk) -> FinderBox:
    made = FinderBox(desk)
    qtbot.addWidget(made)
    made.show()
    made.look_up()
    return made


def spoken(finder: FinderBox) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    model = finder.model
    return [model.index(number).data(role) for number in range(model.rowCount())]


def choose(choice: Choice, data: object) -> None:
    choice.setCurrentIndex(choice.findData(data))
    choice.activated.emit(choice.currentIndex())


def test_before_anything_is_typed_the_country_is_there(finder: FinderBox) -> None:
    assert finder._found
    assert {each.country for each in finder._found} == {"US"}


def test_words_go_through_all_countries(finder: FinderBox) -> None:
    finder.search.setText("samaritans")
    assert any("Samaritans" in words and "United Kingdom" in words for words in spoken(finder))


def test_nothing_that_fits_is_said_and_taken_back(finder: FinderBox) -> None:
    finder.search.setText("qqqqqqqqqqqqqqqqq")
    assert finder.model.rowCount() == 0
    assert finder._none.isVisible()
    finder.search.clear()
    assert not finder._none.isVisible()
    assert finder.model.rowCount() > 0


def test_a_line_is_chosen(finder: FinderBox, qtbot: QtBot) -> None:
    finder.search.setText("samaritans")
    with qtbot.waitSignal(finder.chosen) as told:
        finder.list.activated.emit(finder.model.index(1))
    assert told.args == [finder._found[1]]


def test_the_ways_to_narrow_down_are_out_of_the_way_until_asked_for(finder: FinderBox) -> None:
    assert not finder.kind.isVisible()
    finder.narrow_button.click()
    assert finder.kind.isVisible()
    finder.narrow_button.click()
    assert not finder.kind.isVisible()


def test_it_narrows_down_by_kind_region_language_and_way(finder: FinderBox) -> None:
    choose(finder.kind, Kind.COMPENSATION)
    choose(finder.region, "CO")
    assert [each.id for each in finder._found] == ["us-comp-co"]
    choose(finder.region, None)
    choose(finder.kind, None)
    choose(finder.language, "es")
    assert finder._found
    assert all("es" in each.languages for each in finder._found)
    choose(finder.way, Way.TEXT)
    assert finder._found
    assert all(Way.TEXT in ways(each) for each in finder._found)


def test_free_and_open_now(finder: FinderBox, monkeypatch: pytest.MonkeyPatch) -> None:
    night = datetime(2026, 3, 10, 3, 0, tzinfo=ZoneInfo("America/New_York"))
    monkeypatch.setattr(finder_box, "now", lambda: night)
    finder.free.click()
    assert all(each.free_of_charge for each in finder._found)
    finder.open_now.click()
    assert finder.query().open_at == night
    assert "us-988-lifeline" in [each.id for each in finder._found]


def test_another_country_has_other_regions(finder: FinderBox) -> None:
    choose(finder.country, "GB")
    assert finder.region.findData("CO") < 0
    assert {each.country for each in finder._found} == {"GB"}


def test_the_latest_words_win(qtbot: QtBot, desk: HelpDesk, tasks: ImmediateTasks) -> None:
    finder = FinderBox(desk)
    qtbot.addWidget(finder)
    tasks.hold()
    for words in ("samaritans", "veterans"):
        finder.search.setText(words)
    tasks.drain()
    assert not any("Samaritans" in words for words in spoken(finder))
    assert finder._found


def test_what_goes_wrong_is_said_where_the_answer_would_be(
    finder: FinderBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> list[object]:
        raise DiskFull

    monkeypatch.setattr(Directory, "search", broken)
    finder.search.setText("988")
    assert finder.query() == Query("988", home="US")
    assert finder._none.isVisible()
    assert finder._none.text
