"""Save somewhere else: the words of a page into a file, when the journal cannot take them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from companion.i18n import _
from companion.ui.widgets.basic import Button, ColumnPage, breakable, field, row
from companion.ui.widgets.file_dialog import choose_where_to_save
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.model import Page
    from companion.ui.tasks import Tasks


class ElsewherePage(ColumnPage):
    """A place and, if one likes, a key; the page itself stays as it is."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, page: Page, tasks: Tasks) -> None:
        super().__init__()
        self._page = page
        self._tasks = tasks
        self.back = Button(_("Back to my page"), icon="arrow-left")
        self.path = QLineEdit()
        self.file_button = Button(_("Choose a place"), icon="folder-input")
        self.key = KeyField(_("A key for the file"))
        self.save_button = Button(_("Save there"), "main", icon="save")
        self.message = MessageBar()
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("Save somewhere else"), "title"))
        self.column.addWidget(
            Label(
                _(
                    "Your words are still on your page. Here they also go into a file, for example "
                    "on a USB stick, until the journal can take them again."
                )
            )
        )
        field(self.column, _("File"), self.path)
        self.column.addWidget(row(self.file_button))
        self.column.addWidget(self.key)
        self.column.addWidget(
            Label(
                _(
                    "With a key of 15 characters or more the file is locked. It is an “age” file: "
                    "other programs can open it too, with its key. Without a key, anyone who finds "
                    "the file can read it."
                ),
                "muted",
            )
        )
        self.column.addWidget(self.message)
        self.column.addWidget(row(self.save_button))
        self.column.addStretch(1)
        self.back.clicked.connect(self._leave)
        self.file_button.clicked.connect(self._choose)
        self.path.returnPressed.connect(self.key.setFocus)
        self.key.submitted.connect(self._save)
        self.save_button.clicked.connect(self._save)
        self.setFocusProxy(self.path)

    @Slot()
    def _choose(self) -> None:
        title, name = _("Save somewhere else"), _("page.txt")
        choose_where_to_save(self, title, self.path.setText, name=name)

    @Slot()
    def _save(self) -> None:
        name = self.path.text().strip()
        if not name or not self.save_button.isEnabled():
            self.path.setFocus()
            return
        self.save_button.setEnabled(False)
        work = partial(_save, self._page, Path(name).expanduser().absolute(), self.key.text)
        self._tasks.run(work, self._saved, self._failed)

    def _saved(self, path: Path) -> None:
        self.save_button.setEnabled(True)
        self.key.take()
        self.message.say(
            "\n".join(
                (
                    _("Saved and read back: {path}").format(path=breakable(str(path))),
                    _("Your words are still on your page, too."),
                )
            )
        )
        self.back.setFocus()

    def _failed(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        self.message.say(str(explain(error)), caution=True)

    @Slot()
    def _leave(self) -> None:
        self.key.take()
        self.closed.emit()


def _save(page: Page, path: Path, passphrase: str) -> Path:
    from companion.journal import elsewhere

    return elsewhere.save(page, path, passphrase)
