"""Backup copies: when the last one was made, where they go, and whether one is whole."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.clock import now
from companion.i18n import _, ngettext
from companion.paths import Paths
from companion.ui.settings.shown_place import ShownPlace
from companion.ui.widgets.basic import Button, ColumnPage, card_about, row
from companion.ui.widgets.file_dialog import choose_folder
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.tasks import Tasks
    from companion.vault.copying import CopyPlace, Outcome
    from companion.vault.vault import Vault


class BackupsPage(ColumnPage):
    """Copies are made by themselves; here one sees them, and makes one at once."""

    closed = Signal()
    """Back was pressed."""
    merge_chosen = Signal()
    """On to bringing two computers' pages together."""

    def __init__(self, vault: Vault, paths: Paths, tasks: Tasks) -> None:
        super().__init__()
        self._vault = vault
        self._paths = paths
        self._tasks = tasks
        self._places: tuple[CopyPlace, ...] = ()
        self._is_working = False
        self.back = Button(_("Back"), icon="arrow-left")
        self.make_button = Button(_("Make a copy now"), "main", icon="save")
        self.folder_button = Button(_("Add a folder"), icon="folder-input")
        self.key = KeyField(_("Your key"))
        self.check_button = Button(_("Check the copy"), icon="check")
        self.merge_button = Button(_("Bring together"))
        self.message = MessageBar()
        self._shown = QVBoxLayout()
        self.shown: list[ShownPlace] = []
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("Backup copies"), "title"))
        self.column.addWidget(
            Label(
                _(
                    "Once a day, while the journal is open, a locked copy is made by itself. Each "
                    "is opened and read before it counts. It opens with the key of that day."
                )
            )
        )
        self.column.addWidget(self.message)
        self.column.addWidget(self._places_card())
        self.column.addWidget(self._check_card())
        self.column.addWidget(self._merge_card())
        self.column.addStretch(1)
        self.back.clicked.connect(self._leave)
        self.make_button.clicked.connect(self._make)
        self.folder_button.clicked.connect(self._choose_folder)
        self.check_button.clicked.connect(self._check)
        self.key.submitted.connect(self._check)
        self.merge_button.clicked.connect(self.merge_chosen)
        self.message.action_chosen.connect(self._bring_back)
        self.setFocusProxy(self.make_button)
        self._look()

    @property
    def is_busy(self) -> bool:
        """Whether a copy is being made or read."""
        return self._is_working

    # Where the copies are

    def _look(self) -> None:
        self._tasks.run(partial(_places, self._vault, self._paths), self.show_places, self._failed)

    def show_places(self, places: tuple[CopyPlace, ...]) -> None:
        """Show where copies go and what there is to say about each place."""
        self._places = places
        for former in self.shown:
            self._shown.removeWidget(former)
            former.hide()
            former.deleteLater()
        self.shown = [ShownPlace(place) for place in places]
        for shown in self.shown:
            shown.let_go.connect(self._let_go)
            self._shown.addWidget(shown)

    @Slot(str)
    def _let_go(self, folder: str) -> None:
        work = partial(_forget_place, self._vault, Path(folder))
        self._tasks.run(work, self._gone, self._failed)

    def _gone(self, folder: Path) -> None:
        self._look()
        self.message.say(
            _("No more copies go to this folder. Those that are there stay, and open as before."),
            action=_("Undo"),
            key=str(folder),
        )
        self.folder_button.setFocus()

    @Slot(str)
    def _bring_back(self, folder: str) -> None:
        work = partial(_note_place, self._vault, Path(folder))
        self._tasks.run(work, self._back_again, self._failed)

    def _back_again(self, _nothing: None) -> None:
        self.message.say(_("Copies go to this folder again."))
        self._look()

    @Slot()
    def _make(self) -> None:
        self._start(_("Making a copy. This can take a while."))
        self._tasks.run(partial(_make_all, self._vault, self._paths), self._made, self._failed)

    def _made(self, outcomes: tuple[Outcome, ...]) -> None:
        self._end()
        failed = [str(explain(each.error)) for each in outcomes if each.error is not None]
        if failed:
            self.message.say("\n".join(failed), caution=True)
        else:
            self.message.say(_("A copy was made. It was opened and read."))
        self._look()

    @Slot()
    def _choose_folder(self) -> None:
        choose_folder(self, _("A folder for copies"), self.add_folder)

    @Slot(str)
    def add_folder(self, name: str) -> None:
        """Make a copy in a folder, where copies go from now on."""
        self._start(_("Making a copy. This can take a while."))
        work = partial(_add_place, self._vault, self._paths, Path(name).absolute())
        self._tasks.run(work, self._added, self._failed)

    def _added(self, _nothing: None) -> None:
        self._end()
        self.message.say(_("A copy is there now. From today copies go to this folder, too."))
        self._look()

    # Whether one is whole

    @Slot()
    def _check(self) -> None:
        made = [place for place in self._places if place.newest is not None]
        if not made:
            self.message.say(_("There is no copy to check yet."))
            return
        passphrase = self.key.take()
        if not passphrase or self._is_working:
            self.key.setFocus()
            return
        self._start(_("Reading the copy. This can take a while."))
        folders = tuple(place.folder for place in made)
        work = partial(_verify, self._vault, folders, passphrase)
        self._tasks.run(work, self._checked, self._failed)

    def _checked(self, pages: int) -> None:
        self._end()
        words = ngettext(
            "The newest copy is whole. {count} page can be read.",
            "The newest copy is whole. {count} pages can be read.",
            pages,
        )
        self.message.say(words.format(count=pages))

    def _failed(self, error: Exception) -> None:
        self._end()
        self.message.say(str(explain(error)), caution=True)

    def _start(self, words: str) -> None:
        self._set_working(True)
        self.message.say(words)

    def _end(self) -> None:
        self._set_working(False)

    def _set_working(self, working: bool) -> None:
        self._is_working = working
        for button in (self.make_button, self.folder_button, self.check_button):
            button.setEnabled(not working)

    @Slot()
    def _leave(self) -> None:
        self.key.take()
        self.closed.emit()

    # The cards

    def _places_card(self) -> QWidget:
        places = QWidget()
        places.setLayout(self._shown)
        self._shown.setContentsMargins(0, 0, 0, 0)
        return card_about(
            _("Where copies are kept"),
            places,
            Label(
                _(
                    "A stick or another disk keeps your words if this computer is lost. Older "
                    "copies go by themselves: seven days, four weeks and twelve months stay."
                ),
                "muted",
            ),
            row(self.make_button, self.folder_button),
        )

    def _check_card(self) -> QWidget:
        return card_about(
            _("Is a copy whole?"),
            _("The newest copy is opened with your key and read. Nothing is changed."),
            self.key,
            row(self.check_button),
        )

    def _merge_card(self) -> QWidget:
        return card_about(
            _("Two computers"),
            _("Pages written on another computer can come in from a copy made there."),
            row(self.merge_button),
        )


def _places(vault: Vault, paths: Paths) -> tuple[CopyPlace, ...]:
    from companion.vault import copying

    return copying.places(vault, paths)


def _make_all(vault: Vault, paths: Paths) -> tuple[Outcome, ...]:
    from companion.vault import copying

    return copying.make_all(vault, paths, now=now())


def _add_place(vault: Vault, paths: Paths, folder: Path) -> None:
    from companion.vault import copying

    copying.add_place(vault, paths, folder, now=now())


def _forget_place(vault: Vault, folder: Path) -> Path:
    from companion.vault import backups

    backups.forget_folder(vault, folder)
    return folder


def _note_place(vault: Vault, folder: Path) -> None:
    from companion.vault import backups

    backups.note_folder(vault, folder)


def _verify(vault: Vault, folders: tuple[Path, ...], passphrase: str) -> int:
    """Read the newest copy of this vault and return how many pages are in it."""
    from companion.vault import backups, opener, restoring

    own = [
        copy
        for folder in folders
        for copy in backups.listed(folder)
        if copy.vault_id == vault.info.vault_id
    ]
    newest = max(own, key=lambda copy: (copy.commit_seq, copy.made))
    return restoring.verify(newest.folder, opener.by_passphrase(passphrase)).entries
