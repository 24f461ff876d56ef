from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QAccessible, QImage
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.planner.model import Occasion
from companion.planner.words import month_words
from companion.planner.year import picture
from companion.ui.planner.year_list import YearList, rows_of, short_words
from companion.ui.theme import in_use

ONE = Occasion("a", "Ana's day", date(2026, 3, 2), date(2026, 2, 20), date(2026, 3, 11))
YEAR = picture(2026, [ONE])


def drawn(qtbot: QtBot, shown: YearList) -> QImage:
    qtbot.addWidget(shown)
    shown.resize(700, 900)
    shown.show()
    return shown.grab().toImage()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_screen_reader_finds_a_list_of_months_with_their_words(
    qtbot: QtBot, language: str
) -> None:
    i18n.use(language)
    shown = YearList()
    qtbot.addWidget(shown)
    shown.show_year(YEAR, rows_of(YEAR))
    interface = QAccessible.queryAccessibleInterface(shown)
    assert interface.role() == QAccessible.Role.List
    assert interface.childCount() == 12
    told = [interface.child(n).text(QAccessible.Text.Name) for n in range(12)]
    assert told == [month_words(month) for month in YEAR.months]
    assert "Ana's day" in told[2]


def test_dates_and_bands_are_drawn_in_their_colours_only_where_they_are(qtbot: QtBot) -> None:
    shown = YearList()
    shown.show_year(YEAR, rows_of(YEAR))
    image = drawn(qtbot, shown)
    for number, (has_date, has_band) in {
        0: (False, False),
        1: (False, True),
        2: (True, True),
    }.items():
        place = shown.visualRect(shown.lines.index(number))
        colours = {
            image.pixelColor(x, y).name()
            for x in range(place.left(), place.right(), 2)
            for y in range(place.top(), place.bottom(), 2)
        }
        assert (in_use().colour("primary").name() in colours) is has_date
        assert (in_use().colour("primary_soft").name() in colours) is has_band


def test_words_stand_beside_the_bands() -> None:
    assert short_words(YEAR.months[0]) == ""
    assert short_words(YEAR.months[1]) == "days around a date"
    assert short_words(YEAR.months[2]) == "2: Ana's day"
