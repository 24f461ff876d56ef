"""A number to be read across a room and spoken digit by digit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.ui.widgets.basic import breakable
from companion.ui.widgets.label import Label


class BigDigits(Label):
    """Shows a number large; where there is little room it goes on in the next line."""

    def __init__(self, digits: str, parent: QWidget | None = None) -> None:
        super().__init__(breakable(digits), "digits", parent)
        # A number reads from left to right in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(spoken(digits))


def spoken(digits: str) -> str:
    """Return a number so that it is spoken digit by digit, not as an amount.

    >>> spoken("1-800-985")
    '1 8 0 0 9 8 5'
    """
    return " ".join(sign for sign in digits if sign.isalnum() or sign == "+")
