"""The numbers of one's own people, each to read across the room, to copy, to call by camera."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.i18n import _
from companion.people.model import Phone, tel_uri
from companion.resources.dialing import qr_modules
from companion.ui.help.number_block import copy_button
from companion.ui.theme import gap
from companion.ui.widgets.basic import Button, row
from companion.ui.widgets.big_digits import BigDigits
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import announce
from companion.ui.widgets.qr_picture import QrPicture

_LONG = re.compile(r"(\w{6})(?=\w)")


class OwnNumbers(QWidget):
    """Every number of a person; nothing on it opens a connection."""

    def __init__(self, phones: Sequence[Phone], first: int = 1, *, name: str = "") -> None:
        """Show numbers; `first` counts those of a page, so that no two buttons are named alike.

        A screen reader says whose they are too, where `name` is given.
        """
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(12))
        self.numbers = [OwnNumber(phone, first + place) for place, phone in enumerate(phones)]
        for number in self.numbers:
            if name:
                number.copy_button.tell_of(name)
                spoken = _("{action} of {name}").format(
                    action=number.code_button.accessibleName(), name=name
                )
                number.code_button.setAccessibleName(spoken)
            column.addWidget(number)


class OwnNumber(QWidget):
    """One number as it was typed."""

    def __init__(self, phone: Phone, place: int) -> None:
        super().__init__()
        self.phone = phone
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(8))
        can_call = bool(tel_uri(phone.number))
        # Named as beside the help lines; only words that are no number need a number of their own.
        named = _("Copy {number}") if can_call else _("Copy number {number}")
        name = named.format(number=phone.number if can_call else place)
        self.copy_button = copy_button(phone.number, name)
        self.code_button = Button(_("QR code to call"), "quiet")
        self.code_button.setAccessibleName(f"{self.code_button.text()}, {phone.number}")
        self.code_button.setCheckable(True)
        self.code_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # Words where a number would be are there to be read, not to be called.
        self.code_button.setVisible(can_call)
        self._said = Label("", "muted")
        self._said.hide()
        self._code: QWidget | None = None
        self._column = column
        # A number without a gap goes on in the next line where there is little room.
        column.addWidget(BigDigits(_LONG.sub("\\1\u200b", phone.number)))
        if phone.label:
            column.addWidget(Label(phone.label, "muted"))
        column.addWidget(row(self.copy_button, self.code_button))
        column.addWidget(self._said)
        self.copy_button.clicked.connect(self._copy)
        self.code_button.toggled.connect(self._turn_code)

    @Slot(bool)
    def _turn_code(self, shown: bool) -> None:  # as Qt tells it
        if self._code is not None:
            self._code.hide()
            self._code.deleteLater()
            self._code = None
        if shown:
            words = _("Point a phone's camera here. It will offer to call {number}.").format(
                number=self.phone.number
            )
            self._code = QrPicture(qr_modules(tel_uri(self.phone.number)), words)
            self._column.addWidget(self._code)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.phone.number)
        self._said.setText(_("Copied: {number}").format(number=self.phone.number))
        self._said.show()
        announce(self._said)
