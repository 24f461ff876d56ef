"""Words with room between the lines, whole at every width."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from companion.ui.widgets.label import Label

WORDS = "Could you be a witness in a case? Ask a lawyer or advocate what is wise to write."


@pytest.fixture
def label(qtbot: QtBot) -> Label:
    made = Label(WORDS)
    qtbot.addWidget(made)
    made.ensurePolished()
    return made


def test_lines_have_half_as_much_room_again(label: Label) -> None:
    one_line = Label("Words")
    one_line.ensurePolished()
    assert one_line.heightForWidth(500) >= 1.5 * one_line.fontInfo().pixelSize() - 1
    assert label.heightForWidth(200) >= 3 * one_line.heightForWidth(500)


@given(st.integers(min_value=120, max_value=900), st.integers(min_value=1, max_value=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_less_width_never_means_less_height(label: Label, width: int, more: int) -> None:
    assert label.heightForWidth(width) >= label.heightForWidth(width + more)


def test_the_least_width_holds_the_longest_word(label: Label) -> None:
    assert label.minimumSizeHint().width() >= label.fontMetrics().horizontalAdvance("advocate")
    label.setText("https://\u200bexample.\u200borg")
    assert label.minimumSizeHint().width() < label.fontMetrics().horizontalAdvance(label.text())


def test_no_words_take_no_room(qtbot: QtBot) -> None:
    empty = Label()
    qtbot.addWidget(empty)
    assert empty.heightForWidth(300) == 0


def ink(image: QImage) -> list[int]:
    """Return the columns that have ink."""
    paper = image.pixel(0, 0)
    return [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) != paper for y in range(image.height()))
    ]


def test_it_begins_where_one_begins_to_read(qtbot: QtBot) -> None:
    label = Label("Words")
    qtbot.addWidget(label)
    label.resize(400, 30)
    label.show()
    assert max(ink(label.grab().toImage())) < 200
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert min(ink(label.grab().toImage())) > 200
