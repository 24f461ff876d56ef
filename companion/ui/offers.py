"""From the second visit on: a soft card or two, each shown until it is answered once.

After care.md 4.1(a): never on the first visit, one at a time, each with *No
thanks*, and none comes back.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from companion.i18n import _, marked
from companion.ui.room import Room
from companion.ui.widgets.basic import Button, Card, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import announce

if TYPE_CHECKING:
    from companion.ui.tasks import Tasks
    from companion.ui.unlock.session import Session

SHEET: Final = "recovery-sheet"
HIDE: Final = "hide-now"
_WORDS: Final = {
    SHEET: (
        marked("A recovery sheet opens your journal if you lose the key. Would you like one?"),
        marked("Make a sheet"),
    ),
    HIDE: (
        marked(
            "Hide now, at the top, blanks this window and locks it at once. Your words are kept."
        ),
        marked("Good to know"),
    ),
}


class Offers(Card):
    """At most one offer a visit."""

    accepted = Signal(str)
    """The person would like it; carries which one."""

    def __init__(self, session: Session, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = session.preferences
        self._tasks = tasks
        self._open = [HIDE] if "recovery" in session.vault.info.slots else [SHEET, HIDE]
        self._shown = ""
        self._has_room = True
        self.words = Label()
        self.yes = Button("")
        self.no = Button(_("No thanks"), "quiet")
        self.column.addWidget(self.words)
        self.column.addWidget(row(self.yes, self.no))
        self.yes.clicked.connect(self._accept)
        self.no.clicked.connect(self._answer)
        self.hide()
        if not session.is_first:
            tasks.run(self._preferences.all, self._offer, self._leave_it)

    def lay_out(self, room: Room) -> None:
        """Wait for another visit where an offer would take the room of the page."""
        self._has_room = room is not Room.NARROW
        self.setVisible(bool(self._shown) and self._has_room)

    def _offer(self, chosen: dict[str, str]) -> None:
        for name in self._open:
            if f"offer.{name}" not in chosen:
                words, yes = _WORDS[name]
                self._shown = name
                self.words.setText(_(words))
                self.yes.name(_(yes))
                self.setVisible(self._has_room)
                if self._has_room:
                    announce(self.words)
                return

    @Slot()
    def _accept(self) -> None:
        name = self._shown
        self._answer()
        self.accepted.emit(name)

    @Slot()
    def _answer(self) -> None:
        self.hide()
        answered, self._shown = self._shown, ""
        work = partial(self._preferences.put, f"offer.{answered}", "answered")
        self._tasks.run(work, self._leave_it, self._leave_it)

    def _leave_it(self, _anything: object) -> None:
        """Say nothing: an offer that cannot be read or kept is no reason to disturb."""
