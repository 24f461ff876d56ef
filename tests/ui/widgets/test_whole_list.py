"""A list as high as its rows, opened by click or Enter."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.ui.widgets.quiet_list import Row
from companion.ui.widgets.whole_list import WholeList


def shown(qtbot: QtBot, count: int) -> WholeList:
    made = WholeList()
    qtbot.addWidget(made)
    made.show_rows([Row(str(number), f"Row {number}") for number in range(count)])
    made.show()
    return made


def test_it_is_as_high_as_its_rows(qtbot: QtBot) -> None:
    made = shown(qtbot, 3)
    assert not made.verticalScrollBar().isVisible()
    assert made.height() >= 3 * 44


def test_thousands_do_not_make_it_endless(qtbot: QtBot) -> None:
    assert shown(qtbot, 5000).height() < 40 * 60


def test_a_row_is_opened(qtbot: QtBot) -> None:
    made = shown(qtbot, 3)
    with qtbot.waitSignal(made.opened) as told:
        made.activated.emit(made.lines.index(1))
    assert told.args == ["1"]


def test_the_chosen_row_stays_chosen(qtbot: QtBot) -> None:
    made = shown(qtbot, 3)
    made.setCurrentIndex(made.lines.index(2))
    made.show_rows([Row("2", "Row 2"), Row("9", "Row 9")])
    assert made.currentIndex().row() == 0
    made.show_rows([Row("8", "Row 8")])
    assert made.currentIndex().row() == 0
