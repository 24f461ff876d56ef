"""Print preview: the pages as they will be, to be read before they go anywhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion import files
from companion.i18n import _
from companion.ui.printing.document import Drawn, Printed
from companion.ui.printing.output import as_pdf, paper_of, send
from companion.ui.theme import gap
from companion.ui.widgets.basic import Button, ColumnPage, row
from companion.ui.widgets.file_dialog import choose_where_to_save
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from companion.ui.tasks import Tasks

_WIDTHS: Final = (300, 440, 620, 860)
_PAGES_AT_A_TIME: Final = 12


class PrintPreview(ColumnPage):
    """Shows what will be printed or saved; nothing leaves before a button is pressed."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, printed: Printed, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent, measure=_WIDTHS[-1])
        self._printed = printed
        self._tasks = tasks
        self._paper = paper_of(printed)
        self._zoom = 2
        self._shown: list[_PageView] = []
        self.message = MessageBar()
        self.print_button = Button(_("Print"), "main", icon="printer")
        self.save_button = Button(_("Save as PDF"), icon="file-down")
        self.larger = Button(_("Larger"), icon="zoom-in")
        self.smaller = Button(_("Smaller"), icon="zoom-out")
        self.back = Button(_("Back"), icon="arrow-left")
        self.more = Button(_("Show more pages"))
        pages = QWidget()
        self._pages = QVBoxLayout(pages)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.setSpacing(gap(16))
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("Print"), "title"))
        self.column.addWidget(self.message)
        self.column.addWidget(row(self.print_button, self.save_button, self.larger, self.smaller))
        self.column.addWidget(pages)
        self.column.addWidget(row(self.more))
        self.column.addStretch(1)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._choose_file)
        self.larger.clicked.connect(self._enlarge)
        self.smaller.clicked.connect(self._reduce)
        self.back.clicked.connect(self.closed)
        self.more.clicked.connect(self._show_more)
        self.setFocusProxy(self.print_button)
        self._show_more()
        self._resize_pages()

    @Slot()
    def _show_more(self) -> None:
        """Show the next pages; a long text is not drawn at once."""
        start = len(self._shown)
        for number in range(start, min(start + _PAGES_AT_A_TIME, self._paper.count)):
            view = _PageView(self._paper, number)
            view.set_width(_WIDTHS[self._zoom])
            self._shown.append(view)
            self._pages.addWidget(view, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.setVisible(len(self._shown) < self._paper.count)

    @Slot()
    def _enlarge(self) -> None:
        self._zoom = min(self._zoom + 1, len(_WIDTHS) - 1)
        self._resize_pages()

    @Slot()
    def _reduce(self) -> None:
        self._zoom = max(self._zoom - 1, 0)
        self._resize_pages()

    def _resize_pages(self) -> None:
        for view in self._shown:
            view.set_width(_WIDTHS[self._zoom])

    # Printing and saving

    @Slot()
    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._printer: QPrinter = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(self._printer, self)
        dialog.accepted.connect(self._send)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    @Slot()
    def _send(self) -> None:
        send(self._printed, self._printer)
        self.message.say(_("Sent to the printer."))

    @Slot()
    def _choose_file(self) -> None:
        title, name = _("Save as PDF"), self._printed.file_name
        choose_where_to_save(self, title, self._save, name=name, ending="pdf")

    @Slot(str)
    def _save(self, name: str) -> None:
        work = partial(files.write_atomically, Path(name), as_pdf(self._printed))
        self._tasks.run(work, self._saved, self._failed)

    def _saved(self, _nothing: None) -> None:
        words = self._printed.warning or _("Saved. Anyone who finds this file can read it.")
        self.message.say(words, caution=True)

    def _failed(self, error: Exception) -> None:
        self.message.say(str(explain(error)), caution=True)


class _PageView(QWidget):
    """One page, drawn when it is seen; its words are there for a screen reader."""

    def __init__(self, paper: Drawn, number: int) -> None:
        super().__init__()
        self._paper = paper
        self._number = number
        self._width = _WIDTHS[0]
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        count = paper.count
        self.setAccessibleName(_("Page {number} of {count}").format(number=number + 1, count=count))
        self.setAccessibleDescription(paper.text_of(number))

    def set_width(self, width: int) -> None:
        """Show the page in a width, in pixels."""
        self._width = width
        self.setFixedHeight(self._height(width))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the page on the screen."""
        return QSize(self._width, self._height(self._width))

    def _height(self, width: int) -> int:
        size = self._paper.size.sizePoints()
        return round(width * size.height() / size.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page as large as there is room for."""
        picture = self._paper.picture(self._number, self.width() - 2, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawImage(QPoint(1, 1), picture)
        painter.drawRect(0, 0, self.width() - 1, min(self.height(), picture.height()) - 1)
