"""About my data: every file and table, where it is, how large, and who can read it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from companion.i18n import _
from companion.paths import Paths
from companion.ui.settings.kept_things import rows_of
from companion.ui.theme import gap
from companion.ui.widgets.basic import GROUP_GAP, Button, ColumnPage, card_about, field, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.quiet_list import QuietList, Row, fitted
from companion.vault.my_data import Readable
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.tasks import Tasks
    from companion.vault.my_data import StoredFile, StoredTable
    from companion.vault.vault import Vault

_UNITS: Final = ("B", "KB", "MB", "GB")
_STEP: Final = 1024
_MOST_ROWS: Final = 12
Found = tuple[tuple["StoredFile", ...], tuple["StoredTable", ...]]


class MyDataPage(ColumnPage):
    """Two lists to read, and the way to let all of it go."""

    closed = Signal()
    """Back was pressed."""
    erase_chosen = Signal()
    """On to erasing everything."""

    def __init__(self, vault: Vault, paths: Paths, tasks: Tasks) -> None:
        super().__init__()
        self.back = Button(_("Back"), icon="arrow-left")
        self.erase_button = Button(_("Erase everything"), icon="trash-2")
        self.message = MessageBar()
        self.files = QuietList()
        self.tables = QuietList()
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("About my data"), "title"))
        self.column.addWidget(
            Label(_("This is all that the app keeps. None of it leaves this computer by itself."))
        )
        self.column.addWidget(self.message)
        field(self.column, _("Files"), self.files)
        field(self.column, _("In the journal"), self.tables)
        self.column.addWidget(Label(_("All of this is locked with your key."), "muted"))
        self.column.addSpacing(gap(GROUP_GAP))
        self.column.addWidget(
            card_about(
                _("If you want all of it gone"),
                _("You see first what would go and what cannot be reached. Nothing is done yet."),
                row(self.erase_button),
            )
        )
        self.column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.erase_button.clicked.connect(self.erase_chosen)
        self.setFocusProxy(self.files)
        tasks.run(partial(_found, vault, paths), self.show_found, self._failed)

    def show_found(self, found: Found) -> None:
        """Show files and tables."""
        files, tables = found
        self.files.lines.show_rows([_file_row(one) for one in files])
        self.tables.lines.show_rows(rows_of(tables))
        for each in (self.files, self.tables):
            fitted(each, _MOST_ROWS)

    def _failed(self, error: Exception) -> None:
        self.message.say(str(explain(error)), caution=True)


def _file_row(file: StoredFile) -> Row:
    words = {
        Readable.LOCKED: _("locked"),
        Readable.NO_WORDS: _("none of your words"),
        Readable.OPEN: _("can be read without the key"),
    }
    detail = f"{_size(file.size)}, {words[file.readable]}"
    return Row(str(file.path), file.path.name, detail, str(file.path.parent))


def _size(count: int) -> str:
    """Return a number of bytes in units that are read at a glance."""
    amount = float(count)
    for unit in _UNITS[:-1]:
        if amount < _STEP:
            return f"{amount:.0f} {unit}"
        amount /= _STEP
    return f"{amount:.1f} {_UNITS[-1]}"


def _found(vault: Vault, paths: Paths) -> Found:
    from companion.vault import my_data

    return my_data.stored_files(paths), my_data.stored_tables(vault)
