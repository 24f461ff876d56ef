"""What is drawn is what the numbers say, in every direction of reading."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from companion.care.what_helps import Helped
from companion.ui.care.helps_picture import HelpsPicture, Span
from companion.ui.theme import in_use

HELPED = Helped("tea-slow", None, 5, -2.0, -4, 1)


def drawn(qtbot: QtBot, *, mirrored: bool = False) -> HelpsPicture:
    picture = HelpsPicture()
    qtbot.addWidget(picture)
    if mirrored:
        picture.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    picture.show_spans([Span("Slow tea", HELPED)])
    picture.resize(600, picture.sizeHint().height())
    return picture


def middle_of(image: QImage) -> float:
    """Return where the dot is: the middle of what has its colour, in its widest row."""
    ink = in_use().colour("primary").rgb()
    rows = [
        [x for x in range(image.width()) if image.pixel(x, y) == ink] for y in range(image.height())
    ]
    best = max((run for row in rows for run in _runs(row)), key=len)
    return (best[0] + best[-1]) / 2


def _runs(places: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    # The upper and the lower edge of a bar are long lines; a dot is no longer than this.
    return [run for run in runs if len(run) < 20]


def test_lighter_is_where_reading_begins(qtbot: QtBot) -> None:
    for mirrored in (False, True):
        picture = drawn(qtbot, mirrored=mirrored)
        assert abs(middle_of(picture.grab().toImage()) - picture.place_of(-2)) < 2
        assert (picture.place_of(-10) < picture.place_of(10)) is not mirrored
        assert picture.place_of(0) == 300


def test_a_screen_reader_hears_what_is_in_it(qtbot: QtBot) -> None:
    assert drawn(qtbot).accessibleName() == "Picture of what helps: Slow tea"


def test_each_idea_has_its_own_room(qtbot: QtBot) -> None:
    picture = drawn(qtbot)
    one = picture.sizeHint().height()
    picture.show_spans([Span("Slow tea", HELPED)] * 3)
    assert picture.sizeHint().height() > one
