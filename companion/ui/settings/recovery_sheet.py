"""The recovery sheet: a new code, shown, and handed on to be printed or saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.clock import now
from companion.i18n import _, long_date
from companion.resources.dialing import Modules, qr_modules
from companion.ui.printing.document import Block, Printed
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button, ColumnPage, breakable, row
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.qr_picture import QrPicture
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.tasks import Tasks
    from companion.vault.vault import Vault


class RecoverySheet(ColumnPage):
    """Asks for the key once more, then shows a new code."""

    done = Signal()
    """The person is finished here."""
    try_chosen = Signal()
    """Try the sheet at once."""
    preview_chosen = Signal(object)
    """Print or save the sheet; carries what is Printed."""

    def __init__(self, vault: Vault, tasks: Tasks) -> None:
        super().__init__()
        self._vault = vault
        self._tasks = tasks
        self._code = ""
        self.key = KeyField(_("Your key"))
        self.make_button = Button(_("Make a sheet"), "main")
        self.back_button = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.code = Label("", "code")
        self.picture: QrPicture | None = None
        self._beside = QVBoxLayout()
        self._picture_words = Label(
            _(
                "The same code for a camera, for example to type it on another device. A photo of "
                "it opens your journal too, and a phone may keep photos elsewhere."
            ),
            "muted",
        )
        self.advice = Label(
            _(
                "Keep this on paper, apart from this computer, with somebody you trust or in a "
                "sealed envelope. Whoever holds it can open your journal. Older sheets no longer "
                "work."
            )
        )
        self.print_button = Button(_("Print or save"), "main", icon="printer")
        self.try_button = Button(_("Try your sheet now"), icon="check")
        self.column.addWidget(row(self.back_button))
        self.column.addWidget(Label(_("Recovery sheet"), "title"))
        self.column.addWidget(
            Label(_("It opens your journal if you lose the key. Type your key to make a new one."))
        )
        self.column.addWidget(self.key)
        self.column.addWidget(self.message)
        self.column.addWidget(self.code)
        self.column.addLayout(self._beside)
        self.column.addWidget(self._picture_words)
        self.column.addWidget(self.advice)
        self.column.addSpacing(gap(GAP))
        self.column.addWidget(row(self.make_button, self.print_button, self.try_button))
        self.column.addStretch(1)
        self._let_go_of_picture()
        self._show_made(False)
        self.make_button.clicked.connect(self._make)
        self.key.submitted.connect(self._make)
        self.print_button.clicked.connect(self._preview)
        self.try_button.clicked.connect(self.try_chosen)
        self.back_button.clicked.connect(self._leave)
        self.setFocusProxy(self.key)

    def _show_made(self, made: bool) -> None:
        after: tuple[QWidget, ...]
        after = (self.code, self.advice, self.print_button, self.try_button)
        before: tuple[QWidget, ...] = (self.key, self.make_button)
        for widget in (*after, *before):
            widget.setVisible((widget in after) == made)
        name = _("Done") if made else _("Back")
        self.back_button.name(name)

    @property
    def is_busy(self) -> bool:
        """Whether a code is being made, or shown and not done with."""
        return bool(self._code) or not self.make_button.isEnabled()

    @Slot()
    def _make(self) -> None:
        passphrase = self.key.take()
        if passphrase and self.make_button.isEnabled():
            self.make_button.setEnabled(False)
            work = partial(self._vault.new_recovery_code, passphrase)
            self._tasks.run(work, self._made, self._failed)

    @property
    def shown_code(self) -> str:
        """The code on the screen, or ''."""
        return self._code

    def show_code(self, code: str) -> None:
        """Show a code that was made."""
        self._code = code
        self._tasks.run(partial(qr_modules, code), self.show_picture, self._no_picture)
        self.code.setText(breakable(code))
        self.code.setAccessibleName(" ".join(code))
        self.message.clear()
        self._show_made(True)
        self.print_button.setFocus()

    def show_picture(self, modules: Modules) -> None:
        """Show the code once more as a picture for a camera, while it is on the screen."""
        self._let_go_of_picture()
        if self._code:
            says = _("The recovery code as a QR code. The letters above say the same.")
            self.picture = QrPicture(modules, says)
            self._beside.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
            self._picture_words.show()

    def _no_picture(self, _error: Exception) -> None:
        """Do without: the letters are enough."""

    def _let_go_of_picture(self) -> None:
        if self.picture is not None:
            self.picture.hide()
            self.picture.deleteLater()
            self.picture = None
        self._picture_words.hide()

    def _made(self, code: str) -> None:
        self.make_button.setEnabled(True)
        self.show_code(code)

    def _failed(self, error: Exception) -> None:
        self.make_button.setEnabled(True)
        self.message.say(str(explain(error)), caution=True)
        self.key.setFocus()

    @Slot()
    def _preview(self) -> None:
        self.preview_chosen.emit(sheet(self._code))

    @Slot()
    def _leave(self) -> None:
        self._code = ""
        self._let_go_of_picture()
        self.code.setText("")
        self.code.setAccessibleName("")
        self.key.take()
        self.message.clear()
        self._show_made(False)
        self.done.emit()


def sheet(code: str) -> Printed:
    """Return the sheet as it goes on paper: one page, which nowhere says what it opens."""
    return Printed(
        (
            Block(_("Recovery sheet"), "title"),
            Block(_("Made on {date}").format(date=long_date(now().date())), "quiet"),
            Block(code, "code"),
            Block(_("On the lock screen choose: I have a recovery sheet. Type this code.")),
            Block(_("Then choose a new key. Nothing is lost.")),
            Block(_("Whoever holds this sheet can open what it belongs to.")),
        ),
        _("sheet.pdf"),
        _("Saved. Move the file off this computer: whoever finds it can open your journal."),
        qr=code,
    )
