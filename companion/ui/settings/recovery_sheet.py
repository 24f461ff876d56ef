"""The recovery sheet: shown, printed, or saved where the person says."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QMarginsF, Signal, Slot
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from companion import files
from companion.clock import now
from companion.i18n import _, long_date
from companion.ui.widgets.basic import GAP, Button, ColumnPage, breakable, row
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtPrintSupport import QPrinter

    from companion.ui.tasks import Tasks
    from companion.vault.vault import Vault

_RESOLUTION = 150
_MARGIN_MILLIMETRES = 20


class RecoverySheet(ColumnPage):
    """Asks for the key once more, then shows a new code."""

    done = Signal()
    """The person is finished here."""

    def __init__(self, vault: Vault, tasks: Tasks) -> None:
        super().__init__()
        self._vault = vault
        self._tasks = tasks
        self._code = ""
        self.key = KeyField(_("Your key"))
        self.make_button = Button(_("Make a sheet"), "main")
        self.back_button = Button(_("Back"), "quiet")
        self.message = MessageBar()
        self.code = Label("", "code")
        self.advice = Label(
            _(
                "Keep this on paper, apart from this computer, with somebody you trust or in a "
                "sealed envelope. Whoever holds it can open your journal. Older sheets no longer "
                "work."
            )
        )
        self.print_button = Button(_("Print"), "main")
        self.save_button = Button(_("Save as PDF"))
        self.column.addWidget(Label(_("Recovery sheet"), "title"))
        self.column.addWidget(
            Label(_("It opens your journal if you lose the key. Type your key to make a new one."))
        )
        self.column.addWidget(self.key)
        self.column.addWidget(self.message)
        self.column.addWidget(self.code)
        self.column.addWidget(self.advice)
        self.column.addSpacing(GAP)
        self.column.addWidget(
            row(self.make_button, self.print_button, self.save_button, self.back_button)
        )
        self.column.addStretch(1)
        self._show_made(False)
        self.make_button.clicked.connect(self._make)
        self.key.submitted.connect(self._make)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._choose_file)
        self.back_button.clicked.connect(self._leave)
        self.setFocusProxy(self.key)

    def _show_made(self, made: bool) -> None:
        after: tuple[QWidget, ...]
        after = (self.code, self.advice, self.print_button, self.save_button)
        before: tuple[QWidget, ...] = (self.key, self.make_button)
        for widget in (*after, *before):
            widget.setVisible((widget in after) == made)
        name = _("Done") if made else _("Back")
        self.back_button.setText(name)
        self.back_button.setAccessibleName(name)

    @property
    def is_busy(self) -> bool:
        """Whether a code is being made."""
        return not self.make_button.isEnabled()

    @Slot()
    def _make(self) -> None:
        passphrase = self.key.take()
        if passphrase and self.make_button.isEnabled():
            self.make_button.setEnabled(False)
            work = partial(self._vault.new_recovery_code, passphrase)
            self._tasks.run(work, self._made, self._failed)

    def _made(self, code: str) -> None:
        self.make_button.setEnabled(True)
        self._code = code
        self.code.setText(breakable(code))
        self.code.setAccessibleName(" ".join(code))
        self.message.clear()
        self._show_made(True)
        self.print_button.setFocus()

    def _failed(self, error: Exception) -> None:
        self.make_button.setEnabled(True)
        self.message.say(str(explain(error)), caution=True)
        self.key.setFocus()

    @Slot()
    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._printer: QPrinter = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(self._printer, self)
        dialog.accepted.connect(self._send_to_printer)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    @Slot()
    def _send_to_printer(self) -> None:
        _draw(self._printer, self._code)
        self.message.say(_("Sent to the printer."))

    @Slot()
    def _choose_file(self) -> None:
        dialog = QFileDialog(self, _("Save as PDF"))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(_("sheet.pdf"))
        dialog.fileSelected.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _save(self, name: str) -> None:
        work = partial(files.write_atomically, Path(name), as_pdf(self._code))
        self._tasks.run(work, self._saved, self._save_failed)

    def _saved(self, _nothing: None) -> None:
        self.message.say(
            _("Saved. Move the file off this computer: whoever finds it can open your journal.")
        )

    def _save_failed(self, error: Exception) -> None:
        self.message.say(str(explain(error)), caution=True)

    @Slot()
    def _leave(self) -> None:
        self._code = ""
        self.code.setText("")
        self.code.setAccessibleName("")
        self.key.take()
        self.message.clear()
        self._show_made(False)
        self.done.emit()


def as_pdf(code: str) -> bytes:
    """Return the sheet as a PDF without author, title of the app, or path in it."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setTitle("")
    writer.setCreator("")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(*[_MARGIN_MILLIMETRES] * 4),
            QPageLayout.Unit.Millimeter,
        )
    )
    _draw(writer, code)
    buffer.close()
    return bytes(buffer.data().data())


def _draw(device: QPagedPaintDevice, code: str) -> None:
    """Draw the sheet: black on white, 14 points and more, one page."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    cursor = QTextCursor(document)
    for words, points, weight in (
        (_("Recovery sheet"), 22, QFont.Weight.DemiBold),
        (_("Made on {date}").format(date=long_date(now().date())), 14, QFont.Weight.Normal),
        (code, 20, QFont.Weight.DemiBold),
        (
            _("On the lock screen choose: I have a recovery sheet. Type this code."),
            14,
            QFont.Weight.Normal,
        ),
        (_("Then choose a new key. Nothing is lost."), 14, QFont.Weight.Normal),
        (_("Whoever holds this sheet can open what it belongs to."), 14, QFont.Weight.Normal),
    ):
        style = cursor.charFormat()
        font = QFont()
        font.setPointSize(points)
        font.setWeight(weight)
        style.setFont(font)
        cursor.insertText(words, style)
        cursor.insertBlock()
        cursor.insertBlock()
    document.print_(device)
