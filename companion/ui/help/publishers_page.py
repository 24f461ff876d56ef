"""Whose lists are taken: keys added by file or by typing, and forgotten again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from companion.clock import now
from companion.i18n import _, long_date
from companion.ui.help import lists
from companion.ui.theme import px
from companion.ui.widgets.basic import Button, ColumnPage, card_about, field, row
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.file_dialog import choose_file
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.quiet_list import QuietList, Row
from companion.wording import explain

if TYPE_CHECKING:
    from companion.resources.packs.state import Publisher
    from companion.ui.help.desk import HelpDesk

_LIST_HEIGHT = 150
_LARGEST_KEY_FILE: Final = 4096


class PublishersPage(ColumnPage):
    """The keys of the offices whose lists this computer takes."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: HelpDesk) -> None:
        super().__init__()
        self._desk = desk
        self._publishers: tuple[Publisher, ...] = ()
        self.back = Button(_("Back"), icon="arrow-left")
        self.list = QuietList()
        self.list.setMinimumHeight(px(_LIST_HEIGHT))
        self._none = EmptyState(_("No office is here yet."))
        self.forget_button = Button(_("Take no more from them"), icon="trash-2")
        self.name = QLineEdit()
        self.key = QLineEdit()
        self.file_button = Button(_("Read it from a file"), icon="file-plus")
        self.add_button = Button(_("Add this office"), "main")
        self.message = MessageBar()
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Label(_("Whose lists you take"), "title"))
        column.addWidget(
            Label(
                _(
                    "An office signs its lists. Its public key shows that a list is really "
                    "theirs. Ask for the key in person or by phone, and compare it."
                )
            )
        )
        column.addWidget(self.message)
        self._heading = field(column, _("Offices"), self.list)
        column.addWidget(self._none)
        column.addWidget(row(self.forget_button))
        card = card_about(_("Add an office"))
        field(card.column, _("Its name, as you call it"), self.name)
        field(card.column, _("Its public key"), self.key)
        card.column.addWidget(row(self.file_button))
        card.column.addWidget(row(self.add_button))
        column.addWidget(card)
        column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.forget_button.clicked.connect(self._forget)
        self.file_button.clicked.connect(self._choose_file)
        self.add_button.clicked.connect(self._add)
        self.key.returnPressed.connect(self._add)
        self.setFocusProxy(self.back)
        self._show(())
        self._refresh()

    def _refresh(self) -> None:
        self._desk.tasks.run(partial(lists.publishers, self._desk.paths), self._show, self._failed)

    def _show(self, publishers: tuple[Publisher, ...]) -> None:
        self._publishers = publishers
        self.list.lines.show_rows([_row(each) for each in publishers])
        some = bool(publishers)
        for widget in (self._heading, self.list, self.forget_button):
            widget.setVisible(some)
        self._none.setVisible(not some)
        if some:
            self.list.setCurrentIndex(self.list.lines.index(0))

    @Slot()
    def _add(self) -> None:
        key = self.key.text().strip()
        if not key:
            self.key.setFocus()
            return
        work = partial(lists.trust, self._desk.paths, key, self.name.text().strip(), now())
        self._desk.tasks.run(work, self._added, self._failed)

    def _added(self, publisher: Publisher) -> None:
        self.key.clear()
        self.name.clear()
        self.message.say(
            _("Lists signed with the key {key} can be used now.").format(key=publisher.key.name)
        )
        self._refresh()

    @Slot()
    def _forget(self) -> None:
        number = self.list.currentIndex().row()
        if 0 <= number < len(self._publishers):
            work = partial(lists.forget, self._desk.paths, self._publishers[number].key.name)
            self._desk.tasks.run(work, self._forgotten, self._failed)

    def _forgotten(self, _nothing: None) -> None:
        self.message.say(_("No more of their lists are taken. Those in use stay."))
        self._refresh()

    def _failed(self, error: Exception) -> None:
        self.message.say(str(explain(error)), caution=True)

    @Slot()
    def _choose_file(self) -> None:
        choose_file(self, _("Its public key"), self._read_file)

    @Slot(str)
    def _read_file(self, name: str) -> None:
        work = partial(_first_bytes, Path(name))
        self._desk.tasks.run(work, self._show_key, self._failed)

    def _show_key(self, text: str) -> None:
        """Put the line of the key into the field, to be compared before it is added."""
        lines = [line for line in text.splitlines() if line and not line.startswith("untrusted")]
        self.key.setText(lines[0] if lines else "")


def _first_bytes(path: Path) -> str:
    with path.open("rb") as stream:
        return stream.read(_LARGEST_KEY_FILE).decode("utf-8", "replace")


def _row(publisher: Publisher) -> Row:
    name = publisher.name or publisher.key.name
    detail = _("Key {key}, added on {date}").format(
        key=publisher.key.name, date=long_date(publisher.added_on)
    )
    return Row(publisher.key.name, name, detail)
