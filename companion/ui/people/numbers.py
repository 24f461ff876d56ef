"""The numbers of one's own people, each to read across the room, to copy, to call by camera."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import i18n
from companion.i18n import _
from companion.people.model import Phone, tel_uri
from companion.resources.model import Phone as Line
from companion.resources.model import PhoneKind
from companion.ui.help.number_block import NumberBlock
from companion.ui.theme import gap
from companion.ui.widgets.big_digits import BigDigits
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import announce


class OwnNumbers(QWidget):
    """Every number of a person; nothing on it opens a connection."""

    def __init__(self, phones: Sequence[Phone]) -> None:
        super().__init__()
        self._copied = Label("", "muted")
        self._copied.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(12))
        seen: set[str] = set()
        for phone in phones:
            if phone.number in seen:
                continue
            seen.add(phone.number)
            column.addWidget(self._shown(phone))
        column.addWidget(self._copied)

    def _shown(self, phone: Phone) -> QWidget:
        address = tel_uri(phone.number)
        if not address:  # words where a number would be: to be read, not to be called
            return BigDigits(phone.number)
        called = Line(
            address.removeprefix("tel:"),
            phone.number,
            PhoneKind.VOICE,
            phone.label or _("Number"),
        )
        block = NumberBlock(phone.number, [called], i18n.language())
        block.copied.connect(self._say_copied)
        return block

    @Slot(str)
    def _say_copied(self, number: str) -> None:
        self._copied.setText(_("Copied: {number}").format(number=number))
        self._copied.show()
        announce(self._copied)
