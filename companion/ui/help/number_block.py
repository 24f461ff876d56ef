"""A number: read across the room, copied, or taken over by a phone's camera."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.i18n import _
from companion.resources import dialing
from companion.resources.model import Phone, PhoneKind
from companion.resources.sentences import how
from companion.ui.theme import gap
from companion.ui.widgets.basic import Button, row
from companion.ui.widgets.big_digits import BigDigits
from companion.ui.widgets.label import Label
from companion.ui.widgets.qr_picture import QrPicture


class NumberBlock(QWidget):
    """One number with everything that it is for."""

    copied = Signal(str)
    """It was put on the clipboard."""

    def __init__(self, display: str, uses: Sequence[Phone], language: str, name: str) -> None:
        """Show a number and its uses; `name` is whose it is."""
        super().__init__()
        self._display = display
        self._name = name
        self._codes: dict[Button, Phone] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(8))
        self.copy_button = copy_button(display, _("Copy {number}").format(number=display))
        self.copy_button.tell_of(name)
        self.copy_button.clicked.connect(self._copy)
        column.addWidget(BigDigits(display))
        column.addWidget(Label(" · ".join(dict.fromkeys(how(phone, language) for phone in uses))))
        calls = next((phone for phone in uses if phone.kind is PhoneKind.VOICE), None)
        texts = next((phone for phone in uses if phone.kind is PhoneKind.TEXT), None)
        if calls is not None:
            self._add_code(_("QR code to call"), calls)
        if texts is not None:
            self._add_code(_("QR code to text"), texts)
        column.addWidget(row(self.copy_button, *self._codes))
        self._picture_column = QVBoxLayout()
        column.addLayout(self._picture_column)
        self._picture: QWidget | None = None

    def _add_code(self, words: str, phone: Phone) -> None:
        button = Button(words, "quiet")
        button.setAccessibleName(
            _("{action}, {number} of {name}").format(
                action=words, number=self._display, name=self._name
            )
        )
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.toggled.connect(self._show_code)  # a screen reader turns it without a click
        self._codes[button] = phone

    @Slot(bool)
    def _show_code(self, is_down: bool) -> None:  # Qt's own signature
        """Show the code of the button that is down, one at a time, or none."""
        pressed = self.sender()
        for button in self._codes:
            if is_down and button is not pressed:
                button.setChecked(False)
        if self._picture is not None:
            self._picture.hide()
            self._picture.deleteLater()
            self._picture = None
        for button, phone in self._codes.items():
            if button.isChecked():
                self._picture = self._code_of(phone)
                self._picture_column.addWidget(self._picture)

    def _code_of(self, phone: Phone) -> QWidget:
        is_call = phone.kind is PhoneKind.VOICE
        address = dialing.call_uri(phone) if is_call else dialing.text_uri(phone)
        words = (
            _("Point a phone's camera here. It will offer to call {number}.")
            if is_call
            else _("Point a phone's camera here. It will offer to text {number}.")
        ).format(number=phone.display)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(QrPicture(dialing.qr_modules(address), words))
        column.addWidget(Label(words, "muted"))
        return shown

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._display)
        self.copied.emit(self._display)


def copy_button(content: str, name: str) -> Button:
    """Return a button that copies something; what, is its property `content`."""
    button = Button(name)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.setProperty("content", content)
    return button
