from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.planner.model import Occasion
from companion.planner.words import day_words
from companion.planner.year import Month, picture
from companion.ui.planner.month_grid import MonthGrid
from tests.support.keys import press

Key = Qt.Key
DAY = date(2026, 3, 10)
ONE = Occasion("a", "Ana's day", DAY, date(2026, 3, 8), date(2026, 3, 11))


@pytest.fixture
def month() -> Month:
    return picture(2026, [ONE]).months[2]


@pytest.fixture
def grid(qtbot: QtBot, month: Month) -> MonthGrid:
    made = MonthGrid(month, date(2026, 3, 4))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_each_day_has_its_full_name(grid: MonthGrid, month: Month) -> None:
    names = [each.accessibleName() for each in grid.days]
    assert names == [day_words(cell) for cell in month.days]
    assert names[9] == "10 March 2026: Ana's day"


def test_one_day_is_where_tab_comes_to_and_the_arrows_go_on(grid: MonthGrid) -> None:
    grid.setFocus()
    assert grid.days[3].hasFocus()
    for key, there in ((Key.Key_Right, 4), (Key.Key_Down, 11), (Key.Key_Up, 4), (Key.Key_Left, 3)):
        press(grid.focusWidget(), key)
        assert grid.days[there].hasFocus()
        stops = [n for n, each in enumerate(grid.days)
                 if each.focusPolicy() & Qt.FocusPolicy.TabFocus]  # fmt: skip
        assert stops == [there]


def test_the_arrows_stay_in_the_month(grid: MonthGrid) -> None:
    grid.setFocus()
    press(grid.days[3], Key.Key_Up)
    assert grid.days[3].hasFocus()


def test_enter_chooses_a_day(grid: MonthGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.day_chosen) as chosen:
        press(grid.days[9], Key.Key_Return)
    assert chosen.args[0].dates == (ONE,)
