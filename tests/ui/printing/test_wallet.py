"""The card is as large as a bank card, on one page, and nothing on it is cut off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage

from companion.ui.printing.document import MARGIN, Block, Form, Printed
from companion.ui.printing.wallet import SIDE, Wallet


def card(front: tuple[Block, ...], back: tuple[Block, ...] = ()) -> Wallet:
    return Wallet(Printed(front, "card.pdf", form=Form.WALLET, back=back))


def ink(image: QImage, place: QRect) -> int:
    """Return how many pixels of a place are dark."""
    return sum(
        QColor(image.pixel(x, y)).lightness() < 128
        for x in range(place.left(), place.right())
        for y in range(place.top(), place.bottom())
    )


def test_a_side_is_a_bank_card() -> None:
    assert (round(SIDE.width() / 72 * 25.4, 1), round(SIDE.height() / 72 * 25.4, 1)) == (85.6, 54.0)


def test_it_is_one_page_whose_words_can_be_read_out() -> None:
    made = card((Block("988", "digits"), Block("A line")), (Block("1. Breathe out."),))
    assert made.count == 1
    assert made.text_of(0) == "988\nA line\n1. Breathe out."


@pytest.mark.parametrize("count", [1, 5, 12])
@pytest.mark.parametrize("name", ["Line", "A line whose name is far too long for a card " * 2])
def test_everything_stays_inside_the_lines(count: int, name: str) -> None:
    blocks = (Block("1-800-985-5990", "digits"), Block(name)) * count
    made = card(blocks, blocks)
    width = round(made.size.sizePoints().width())
    image = made.picture(0, width)
    right = round(MARGIN + 2 * SIDE.width())
    bottom = round(MARGIN + SIDE.height())
    assert ink(image, QRect(QPoint(right + 2, 0), QPoint(width, bottom + 4))) == 0
    assert ink(image, QRect(0, 0, width, round(MARGIN) - 1)) == 0
    first = QRect(round(MARGIN) + 3, round(MARGIN) + 3, round(SIDE.width()) - 6, 40)
    assert ink(image, first) > 20
    gutter = QRect(QPoint(round(MARGIN) + 2, bottom - 6), QPoint(right - 2, bottom - 2))
    assert ink(image, gutter) < 30  # only the fold
