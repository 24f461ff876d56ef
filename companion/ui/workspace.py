"""What is there while the journal is open: built by unlocking, gone with locking."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from companion.i18n import _
from companion.paths import Paths
from companion.settings import Settings
from companion.ui.changes import Changes
from companion.ui.journal.bring_in_page import BringInPage
from companion.ui.journal.write_page import WritePage
from companion.ui.offers import SHEET, Offers
from companion.ui.settings.change_key import ChangeKey
from companion.ui.settings.recovery_sheet import RecoverySheet
from companion.ui.settings.settings_page import SettingsPage
from companion.ui.tasks import Tasks
from companion.ui.theme import scale
from companion.ui.unlock.session import Session
from companion.ui.widgets.basic import Button
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import older_slot_file

_REST_MILLISECONDS = 2000
"""After this long without a change the write-ahead log is moved into the database."""


class Workspace(QWidget):
    """The places on the left, the place one is in on the right."""

    lock_chosen = Signal()
    """Lock was pressed."""
    settings_chosen = Signal(object)
    """Other settings were chosen; carries them."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        settings: Settings,
        paths: Paths,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._tasks = tasks
        self.changes = Changes(self)
        self.message = MessageBar()
        self.offers = Offers(session, tasks)
        self.write = WritePage(session.journal, tasks, self.changes)
        self.settings = SettingsPage(settings, paths)
        self.change_key = ChangeKey(session.vault, tasks)
        self.sheet = RecoverySheet(session.vault, tasks)
        self.bring_in = BringInPage(session.journal, tasks, self.changes)
        self.pages = QStackedWidget()
        for each in (self.write, self.settings, self.change_key, self.sheet, self.bring_in):
            self.pages.addWidget(each)

        rail = self._make_rail()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.message)
        right.addWidget(self.offers)
        right.addWidget(self.pages, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rail)
        layout.addLayout(right, 1)
        self.setFocusProxy(self.write)

        self._places.idClicked.connect(self._go)
        self.lock_button.clicked.connect(self.lock_chosen)
        self.settings.chosen.connect(self.settings_chosen)
        self.settings.change_key_chosen.connect(self._open_change_key)
        self.settings.sheet_chosen.connect(self.open_sheet)
        self.settings.bring_in_chosen.connect(self._open_bring_in)
        self.change_key.done.connect(self._back_to_settings)
        self.offers.accepted.connect(self._offer_accepted)
        self.sheet.done.connect(self._sheet_done)
        self.bring_in.done.connect(self._sheet_done)
        self.open_page(self.write)
        self._tell_what_was_noticed()

        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._shorten_log)
        self.changes.stored.connect(self._rest.start)

    def _make_rail(self) -> QFrame:
        """Return the places, with Lock below them."""
        self._places = QButtonGroup(self)
        rail = QFrame()
        rail.setProperty("kind", "rail")
        rail_column = QVBoxLayout(rail)
        rail_column.setContentsMargins(12, 16, 12, 16)
        places: tuple[tuple[str, QWidget], ...] = (
            (_("Write"), self.write),
            (_("Settings"), self.settings),
        )
        for number, (name, page) in enumerate(places):
            button = Button(name, "place")
            button.setCheckable(True)
            button.setShortcut(f"Alt+{number + 1}")
            self._places.addButton(button, self.pages.indexOf(page))
            rail_column.addWidget(button)
        rail_column.addStretch(1)
        self.lock_button = Button(_("Lock"))
        rail_column.addWidget(self.lock_button)
        rail_column.addStrut(round(106 * scale()))
        return rail

    def show_settings(self) -> None:
        """Go to Settings."""
        self.open_page(self.settings)

    def show_write(self) -> None:
        """Go to Write."""
        self.open_page(self.write)

    @Slot()
    def open_sheet(self) -> None:
        """Go to the recovery sheet."""
        self.open_page(self.sheet)

    @Slot()
    def search(self) -> None:
        """Put the caret into the search of this place."""
        self.open_page(self.write)
        self.write.list.search.setFocus()
        self.write.list.search.selectAll()

    def forget(self) -> None:
        """Hold no words any more; what follows is destruction."""
        self.write.forget()
        self.bring_in.stop()

    @Slot()
    def _shorten_log(self) -> None:
        """Move the write-ahead log into the database while nobody is writing."""
        self._tasks.run(self.session.vault.checkpoint, self._leave_it, self._leave_it)

    def _leave_it(self, _anything: object) -> None:
        """Do nothing: what could not be moved now is moved at the next rest or on locking."""

    @Slot(str)
    def _offer_accepted(self, name: str) -> None:
        if name == SHEET:
            self.open_sheet()
        else:
            self.write.setFocus()

    @Slot(int)
    def _go(self, index: int) -> None:
        page = self.pages.widget(index)
        if page is not None:
            self.open_page(page)

    @Slot()
    def _open_change_key(self) -> None:
        self.open_page(self.change_key)

    @Slot()
    def _open_bring_in(self) -> None:
        self.open_page(self.bring_in)

    @Slot(str)
    def _back_to_settings(self, sentence: str) -> None:
        self.open_page(self.settings)
        if sentence:
            self.message.say(sentence)

    @Slot()
    def _sheet_done(self) -> None:
        self.open_page(self.settings)

    def open_page(self, page: QWidget) -> None:
        """Show one of the pages and put the focus into it."""
        self.message.clear()
        self.pages.setCurrentWidget(page)
        place = self.write if page is self.write else self.settings
        button = self._places.button(self.pages.indexOf(place))
        if button is not None:
            button.setChecked(True)
        page.setFocus()

    def _tell_what_was_noticed(self) -> None:
        noticed = self.session.vault.opened
        if noticed.missing_changes:
            self.message.say(
                _("Some of the newest changes are missing. What is here can be read and written."),
                caution=True,
            )
        elif noticed.older_slot_file:
            self.message.say(older_slot_file(), caution=True)
