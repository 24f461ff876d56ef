from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.flow import Flow

GAP = 10


class Box(QWidget):
    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self._size


@pytest.fixture
def flow(qtbot: QtBot) -> Flow:
    row = Flow(GAP)
    row.add(*(Box(width, height) for width, height in ((100, 40), (50, 20), (100, 40))))
    qtbot.addWidget(row)
    row.show()
    return row


def places(flow: Flow) -> list[tuple[int, int, int, int]]:
    boxes = (child for child in flow.children() if isinstance(child, Box))
    return [(box.x(), box.y(), box.width(), box.height()) for box in boxes]


def test_everything_on_one_line_where_there_is_room(flow: Flow) -> None:
    flow.resize(270, 40)
    assert places(flow) == [(0, 0, 100, 40), (110, 10, 50, 20), (170, 0, 100, 40)]
    assert flow.heightForWidth(270) == 40
    assert flow.sizeHint() == QSize(270, 40)


def test_what_has_no_room_goes_to_the_next_line(flow: Flow) -> None:
    flow.resize(269, 90)
    assert places(flow) == [(0, 0, 100, 40), (110, 10, 50, 20), (0, 50, 100, 40)]
    assert flow.heightForWidth(269) == 90


def test_nothing_is_wider_than_the_row(flow: Flow) -> None:
    flow.resize(60, 400)
    assert [place[2] for place in places(flow)] == [60, 50, 60]


def test_what_is_hidden_takes_no_room(flow: Flow, qtbot: QtBot) -> None:
    flow.resize(270, 40)
    flow.findChildren(Box)[1].hide()
    assert flow.sizeHint() == QSize(210, 40)
    qtbot.waitUntil(lambda: places(flow)[2][0] == 110)


def test_what_is_added_to_a_row_that_shows_shows_too(flow: Flow) -> None:
    box = Box(30, 30)
    flow.add(box)
    assert box.isVisible()


def test_a_row_that_is_being_destroyed_can_still_be_asked(flow: Flow) -> None:
    for box in flow.findChildren(Box):
        box.setParent(None)
        box.deleteLater()
    assert flow.heightForWidth(100) == 0
