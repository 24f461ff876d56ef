"""Sheets for three people you trust: any two of them together open the journal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion.clock import now
from companion.i18n import _
from companion.ui.printing.share_sheet import share_sheet
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button, Card, ColumnPage, breakable, row
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.vault import slots
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.tasks import Tasks
    from companion.vault.vault import Vault


class SharesPage(ColumnPage):
    """Asks for the key once more, then shows three new codes."""

    done = Signal()
    """The person is finished here."""
    preview_chosen = Signal(object)
    """Print or save a sheet; carries what is Printed."""

    def __init__(self, vault: Vault, tasks: Tasks) -> None:
        super().__init__()
        self._vault = vault
        self._tasks = tasks
        self._codes: tuple[str, ...] = ()
        self.back = Button(_("Back"), icon="arrow-left")
        self.key = KeyField(_("Your key"))
        self.make_button = Button(_("Make three sheets"), "main")
        self.message = MessageBar()
        self.advice = Label(
            _(
                "Print each sheet and give it to its person. One sheet alone opens nothing. "
                "Older sheets of this kind no longer work."
            )
        )
        self.sheets: list[Card] = []
        self.print_buttons: list[Button] = []
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("Sheets for people you trust"), "title"))
        self.column.addWidget(
            Label(
                _(
                    "Three people each keep a sheet. If you lose your key, any two of them can "
                    "help you open your journal. Nobody can do it alone. Two of them together "
                    "could do it without you, so choose people who would ask you."
                )
            )
        )
        if slots.SHARES in vault.info.slots:
            self.column.addWidget(
                Label(_("There are such sheets. If you make new ones, those stop working."))
            )
        self.column.addWidget(self.key)
        self.column.addWidget(self.message)
        self.column.addWidget(row(self.make_button))
        self.column.addWidget(self.advice)
        self._sheets = self.column.count()
        self.column.addStretch(1)
        self.advice.hide()
        self.back.clicked.connect(self._leave)
        self.make_button.clicked.connect(self._make)
        self.key.submitted.connect(self._make)
        self.setFocusProxy(self.key)

    @property
    def is_busy(self) -> bool:
        """Whether codes are being made, or shown and not done with."""
        return bool(self._codes) or not self.make_button.isEnabled()

    @property
    def shown_codes(self) -> tuple[str, ...]:
        """The codes on the screen, or ()."""
        return self._codes

    def show_codes(self, codes: tuple[str, ...]) -> None:
        """Show the codes of three sheets that were made."""
        self._codes = codes
        self.message.clear()
        for widget in (self.key, self.make_button):
            widget.hide()
        self.advice.show()
        self.back.name(_("Done"))
        for number, code in enumerate(codes, start=1):
            card, button = _sheet_card(number, code)
            button.clicked.connect(self._preview)
            self.sheets.append(card)
            self.print_buttons.append(button)
            self.column.insertWidget(self._sheets + number - 1, card)
        self.setFocusProxy(self.print_buttons[0])
        self.print_buttons[0].setFocus()

    @Slot()
    def _make(self) -> None:
        passphrase = self.key.take()
        if passphrase and self.make_button.isEnabled():
            self.make_button.setEnabled(False)
            self._tasks.run(partial(_issue, self._vault, passphrase), self.made, self._failed)

    def made(self, codes: tuple[str, ...]) -> None:
        """Take the codes that were made."""
        self.make_button.setEnabled(True)
        self.show_codes(codes)

    def _failed(self, error: Exception) -> None:
        self.make_button.setEnabled(True)
        self.message.say(str(explain(error)), caution=True)
        self.key.setFocus()

    @Slot()
    def _preview(self) -> None:
        for number, button in enumerate(self.print_buttons):
            if button is self.sender():
                sheet = share_sheet(number + 1, self._codes[number], now().date())
                self.preview_chosen.emit(sheet)

    @Slot()
    def _leave(self) -> None:
        self._codes = ()
        for card in self.sheets:
            card.deleteLater()
        self.key.take()
        self.done.emit()


def _sheet_card(number: int, code: str) -> tuple[Card, Button]:
    card = Card()
    words = Label(breakable(code), "code")
    words.setAccessibleName(" ".join(code))
    button = Button(_("Print sheet {number}").format(number=number), icon="printer")
    card.column.addWidget(Label(_("Sheet {number} of 3").format(number=number), "heading"))
    card.column.addWidget(words)
    card.column.addSpacing(gap(GAP))
    card.column.addWidget(row(button))
    return card, button


def _issue(vault: Vault, passphrase: str) -> tuple[str, ...]:
    from companion.vault import shares

    return tuple(share.text for share in shares.issue(vault, passphrase))
