"""A number to be read across a room and spoken digit by digit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class BigDigits(QLabel):
    """Shows a number large; it can be marked with the mouse."""

    def __init__(self, digits: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "digits")
        self.setTextFormat(Qt.TextFormat.PlainText)
        # A number reads from left to right in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(digits)
        self.setAccessibleName(spoken(digits))


def spoken(digits: str) -> str:
    """Return a number so that it is spoken digit by digit, not as an amount.

    >>> spoken("1-800-985")
    '1 8 0 0 9 8 5'
    """
    return " ".join(sign for sign in digits if sign.isalnum() or sign == "+")
