"""Help inside a page, under what brought it up: lines, my people, something steady."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from companion.care.sentences import calls_nobody
from companion.i18n import _
from companion.ui.people.my_people import MyPeople
from companion.ui.widgets.basic import Button, Card, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import announce

if TYPE_CHECKING:
    from companion.ui.care.desk import CareDesk


class HelpBox(Card):
    """Never a dialog, never a lock: everything around it goes on as before (care.md 2.14)."""

    def __init__(self, desk: CareDesk, words: str = "") -> None:
        super().__init__(kind="danger-line")
        self._desk = desk
        self.words = Label(words, "lead")
        self.lines = Label("\n".join(desk.steady.help_lines()), "lead")
        self.people = MyPeople(desk.session, desk.paths, desk.tasks)
        self.more = Button(_("Show help lines"), icon="phone")
        self.steady = Button(_("Come back to now"), icon="lamp")
        self.not_now = Button(_("Not now"))
        self.column.addWidget(self.words)
        self.column.addWidget(self.lines)
        self.column.addWidget(self.people)
        self.column.addWidget(Label(calls_nobody()))
        self.column.addWidget(row(self.more, self.steady, self.not_now))
        self.lines.setVisible(bool(self.lines.text()))
        self.more.clicked.connect(desk.steady.help_chosen)
        self.steady.clicked.connect(desk.steady.come_back)
        self.not_now.clicked.connect(self._put_away)

    def open(self, words: str = "") -> None:
        """Show it, and speak it without moving the focus."""
        if words:
            self.words.setText(words)
        self.people.look()
        if self.isHidden():
            self.show()
            announce(self.words)

    @Slot()
    def _put_away(self) -> None:
        self.hide()
        page = self.parentWidget()
        if page is not None:
            page.focusNextChild()
