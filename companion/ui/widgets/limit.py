"""How much a line takes: what does not fit is refused whole and said, never cut.

Qt's own way is to take the beginning of what is pasted and say nothing of the rest.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QLineEdit

from companion.errors import FieldTooLong
from companion.ui.widgets.basic import ROOM
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain


def hold(line: QLineEdit, most: int, message: MessageBar) -> None:
    """Let a line take so many characters; what would make it longer is refused and said."""
    line.setMaxLength(ROOM)
    limit = Limit(most, message, line)
    line.setValidator(limit)
    line.inputRejected.connect(limit.say)


class Limit(QValidator):
    """Counts characters as Python does; Qt counts some of them twice."""

    def __init__(self, most: int, message: MessageBar, line: QLineEdit) -> None:
        super().__init__(line)
        self._most = most
        self._message = message

    def validate(self, text: str, place: int) -> object:  # Qt's own name
        """Refuse what is too long. Qt lets stand what was there already, and undoes the rest."""
        fits = len(text) <= self._most
        return (QValidator.State.Acceptable if fits else QValidator.State.Invalid, text, place)

    @Slot()
    def say(self) -> None:
        """Say how much fits."""
        self._message.say(str(explain(FieldTooLong(self._most))), caution=True)
