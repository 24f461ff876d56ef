"""What is drawn is what the numbers say, in every direction of reading."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.care.over_time import Point
from companion.ui.care.line_picture import LinePicture
from companion.ui.theme import in_use

DAY = date(2026, 3, 10)
POINTS = tuple(
    Point(str(days), DAY + timedelta(days), time(9), number)
    for days, number in ((0, 10), (10, 0), (40, 5))
)


def drawn(qtbot: QtBot, *, mirrored: bool = False) -> LinePicture:
    picture = LinePicture()
    qtbot.addWidget(picture)
    if mirrored:
        picture.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    picture.show_points("0 to 10", POINTS, 10)
    picture.resize(600, picture.sizeHint().height())
    return picture


def test_more_is_higher_and_time_goes_with_the_reading(qtbot: QtBot) -> None:
    for mirrored in (False, True):
        high, low, middle = map(drawn(qtbot, mirrored=mirrored).place_of, POINTS)
        assert high.y() < middle.y() < low.y()
        assert middle.y() == pytest.approx((high.y() + low.y()) / 2)
        assert (high.x() < low.x() < middle.x()) is not mirrored
        assert abs(low.x() - high.x()) * 3 == pytest.approx(abs(middle.x() - low.x()))


def test_each_number_is_a_dot_in_the_one_colour(qtbot: QtBot) -> None:
    picture = drawn(qtbot)
    image = picture.grab().toImage()
    ink = in_use().colour("primary").rgb()
    for point in POINTS:
        place = picture.place_of(point).toPoint()
        assert image.pixel(place) == ink
    colours = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert in_use().colour("danger_text").rgb() not in colours


def test_all_within_one_day_and_nothing_at_all_are_drawn_too(qtbot: QtBot) -> None:
    picture = drawn(qtbot)
    same = tuple(Point(str(hour), DAY, time(hour), hour) for hour in (1, 2))
    picture.show_points("0 to 10", same, 10)
    assert picture.place_of(same[0]).x() == picture.place_of(same[1]).x()
    picture.grab()
    picture.show_points("0 to 10", (), 10)
    picture.grab()


def test_a_screen_reader_hears_where_the_words_are(qtbot: QtBot) -> None:
    name = drawn(qtbot).accessibleName()
    assert name == "Picture of 0 to 10 over time. The same is in the list below it."
