from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from companion.care.breath import Breath, BreathPart
from companion.ui.care.breath_shape import BreathShape


@pytest.mark.parametrize(
    ("part", "left", "fullness"),
    [
        (BreathPart.IN, 4, 0.0),
        (BreathPart.IN, 1, 0.75),
        (BreathPart.HOLD_IN, 2, 1.0),
        (BreathPart.OUT, 4, 1.0),
        (BreathPart.OUT, 1, 0.25),
        (BreathPart.HOLD_OUT, 3, 0.0),
    ],
)
def test_it_is_as_full_as_the_breath(
    qtbot: QtBot, part: BreathPart, left: float, fullness: float
) -> None:
    shape = BreathShape()
    qtbot.addWidget(shape)
    shape.show_breath(Breath(1, part, left, 4))
    assert shape.fullness == pytest.approx(fullness)


def test_a_fuller_breath_is_a_larger_circle(qtbot: QtBot) -> None:
    def ink(left: float) -> int:
        shape = BreathShape()
        qtbot.addWidget(shape)
        shape.resize(shape.sizeHint())
        shape.show_breath(Breath(1, BreathPart.IN, left, 4))
        image = shape.grab().toImage()
        corner = image.pixel(0, 0)
        row = image.height() // 2
        return sum(image.pixel(x, row) != corner for x in range(image.width()))

    assert ink(0) > ink(2) > ink(4) > 0
