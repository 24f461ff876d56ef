"""From the lock screen back to a backup copy, or to what can still be read of the journal."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from companion.clock import now
from companion.i18n import _, long_date, ngettext
from companion.paths import Paths
from companion.ui.theme import px
from companion.ui.widgets.basic import Button, Card, ColumnPage, card_about, field, row
from companion.ui.widgets.file_dialog import choose_folder
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.progress import Progress
from companion.ui.widgets.quiet_list import QuietList, Row
from companion.wording import explain
from companion.wording_journal import notebook_not_read

if TYPE_CHECKING:
    from companion.ui.tasks import Job, Tasks
    from companion.vault.backups import Backup
    from companion.vault.restoring import Restored
    from companion.vault.salvage import Salvaged

_LIST_HEIGHT = 180


class RestorePage(ColumnPage):
    """The copies in a folder, the key of one, and what to do with it."""

    back_chosen = Signal()
    """Back to the lock screen, which then asks for the key of what is there now."""

    def __init__(self, paths: Paths, tasks: Tasks) -> None:
        super().__init__()
        self._paths = paths
        self._tasks = tasks
        self.back = Button(_("Back"), icon="arrow-left")
        self.folder = QLineEdit(str(paths.backups))
        self.folder_button = Button(_("Choose a folder"), icon="folder-input")
        self.list = QuietList()
        self.list.setAccessibleName(_("Copies, the newest first"))
        self.list.setMinimumHeight(px(_LIST_HEIGHT))
        self.key = KeyField(_("The key of the copy"))
        self.check_button = Button(_("Check this copy"), icon="check")
        self.restore_button = Button(_("Use this copy"), "main", icon="archive-restore")
        self.salvage_key = KeyField(_("Your key"), show=False)
        self.salvage_button = Button(_("Save what can be read"))
        self.message = MessageBar()
        self.progress = Progress()
        self._job: Job | None = None
        self._wanted = ""
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("Use a backup copy"), "title"))
        self.column.addWidget(
            Label(
                _(
                    "The copy takes the place of the journal. The journal that is here now is "
                    "kept beside it and is not changed."
                )
            )
        )
        self.column.addWidget(self.message)
        self.column.addWidget(self.progress)
        self.column.addWidget(self._copies_card())
        self.column.addWidget(self._salvage_card())
        self.column.addStretch(1)
        self.back.clicked.connect(self._leave)
        self.folder_button.clicked.connect(self._choose)
        self.folder.returnPressed.connect(self._look)
        self.check_button.clicked.connect(self._check)
        self.restore_button.clicked.connect(self._restore)
        self.key.submitted.connect(self._restore)
        self.key.revealed.connect(self.salvage_key.reveal)  # one Show for both
        self.progress.cancelled.connect(self.stop)
        self.salvage_button.clicked.connect(self._salvage)
        self.salvage_key.submitted.connect(self._salvage)
        self.setFocusProxy(self.folder)
        self._look()

    def _copies_card(self) -> Card:
        card = card_about(_("Copies"))
        field(card.column, _("Folder of copies"), self.folder)
        card.column.addWidget(row(self.folder_button))
        card.column.addWidget(self.list)
        card.column.addWidget(self.key)
        card.column.addWidget(row(self.restore_button, self.check_button))
        return card

    def _salvage_card(self) -> Card:
        return card_about(
            _("When the journal is damaged"),
            _(
                "Everything that can still be read goes into a new journal, which opens with "
                "the same key. The damaged one is kept beside it."
            ),
            self.salvage_key,
            row(self.salvage_button),
        )

    # The copies

    @Slot()
    def _look(self) -> None:
        folder = Path(self.folder.text().strip()).expanduser()
        self._tasks.run(partial(_listed, folder), self._listed, self._failed, topic="copies")

    def _listed(self, copies: tuple[Backup, ...]) -> None:
        self.list.lines.show_rows([_row(copy) for copy in copies])
        self.list.setVisible(bool(copies))
        if copies:
            wanted = self.list.lines.index_of(self._wanted)
            self.list.setCurrentIndex(wanted if wanted.isValid() else self.list.lines.index(0))
        else:
            self.message.say(_("There are no copies in this folder."))

    @Slot()
    def _choose(self) -> None:
        choose_folder(self, _("Folder of copies"), self.look_into)

    @Slot(str)
    def look_into(self, name: str) -> None:
        """Show the copies of another folder."""
        self.message.clear()
        self.folder.setText(name)
        self._look()

    def look_at(self, copy: Path) -> None:
        """Show one copy among those of its folder, chosen."""
        self._wanted = str(copy.absolute())
        self.look_into(str(copy.absolute().parent))
        self.setFocusProxy(self.key)

    @property
    def _chosen(self) -> Path | None:
        found = self.list.lines.row(self.list.currentIndex())
        return None if found is None else Path(found.id)

    @Slot()
    def _check(self) -> None:
        copy = self._ready()
        if copy is not None:
            self._begin(_("Reading the copy. This can take a while."))
            work = partial(_verify, copy, self.key.text)
            self._tasks.run(work, self._checked, self._failed)

    def _checked(self, pages: int) -> None:
        self._end()
        words = ngettext(
            "This copy is whole and opens. {count} page can be read.",
            "This copy is whole and opens. {count} pages can be read.",
            pages,
        )
        self._say(words.format(count=pages))

    @Slot()
    def _restore(self) -> None:
        copy = self._ready()
        if copy is not None:
            self._begin(_("Putting the copy in place. This can take a while."))
            self.progress.start()
            work = partial(_restore, self._paths, copy, self.key.take())
            self._job = self._tasks.run_long(
                work, self._restored, self._failed, self.progress.show_done
            )

    @Slot()
    def stop(self) -> None:
        """Cancel; until the last step the journal is then as it was."""
        if self._job is not None:
            self._job.cancel()

    def _restored(self, restored: Restored) -> None:
        self._end()
        words = ngettext(
            "The copy is your journal now. {count} page can be read. Go back and open it with "
            "the key of the copy.",
            "The copy is your journal now. {count} pages can be read. Go back and open it with "
            "the key of the copy.",
            restored.entries,
        )
        told = [words.format(count=restored.entries)]
        notebook = restored.notebook
        if notebook.unreadable:
            is_here = notebook.backup is not None
            told.append(notebook_not_read(notebook.unreadable, is_older_here=is_here))
        self._say(" ".join(told), caution=bool(notebook.unreadable))
        self.back.setFocus()

    def _ready(self) -> Path | None:
        """Return the chosen copy when its key is typed, too."""
        if not self.restore_button.isEnabled():
            return None
        if self._chosen is None:
            self._say(_("There are no copies in this folder."))
        elif not self.key.text:
            self.key.setFocus()
        else:
            return self._chosen
        return None

    # What can still be read

    @Slot()
    def _salvage(self) -> None:
        passphrase = self.salvage_key.take()
        if not passphrase or not self.salvage_button.isEnabled():
            self.salvage_key.setFocus()
            return
        self._begin(_("Reading what can be read. This can take a while."))
        self._tasks.run(partial(_salvage, self._paths, passphrase), self._salvaged, self._failed)

    def _salvaged(self, report: Salvaged) -> None:
        self._end()
        count = report.rows.get("entry", 0) - len(report.lost)
        words = [
            ngettext(
                "{count} page came through. Go back and open the journal with your key.",
                "{count} pages came through. Go back and open the journal with your key.",
                count,
            ).format(count=count)
        ]
        if report.lost:
            words.append(
                _("The words of some pages are gone here. An older copy may still have them.")
            )
        self._say(" ".join(words), caution=bool(report.lost))
        self.back.setFocus()

    # What all of it shares

    def _begin(self, words: str) -> None:
        self._set_busy(True)
        self._say(words)

    def _say(self, words: str, *, caution: bool = False) -> None:
        """Tell it at the head of the page, which the button may be far below."""
        self.message.say(words, caution=caution)
        self.verticalScrollBar().setValue(0)

    def _end(self) -> None:
        self._job = None
        self.progress.stop()
        self._set_busy(False)

    def _failed(self, error: Exception) -> None:
        self._end()
        self._say(str(explain(error)), caution=True)

    def _set_busy(self, busy: bool) -> None:
        for button in (self.restore_button, self.check_button, self.salvage_button, self.back):
            button.setEnabled(not busy)

    @Slot()
    def _leave(self) -> None:
        self.key.take()
        self.salvage_key.take()
        self.back_chosen.emit()


def _row(copy: Backup) -> Row:
    made = copy.made.astimezone()
    return Row(str(copy.folder), long_date(made.date()), f"{made:%H:%M}")


def _listed(folder: Path) -> tuple[Backup, ...]:
    from companion.vault import backups

    return backups.listed(folder)


def _verify(copy: Path, passphrase: str) -> int:
    from companion.vault import opener, restoring

    return restoring.verify(copy, opener.by_passphrase(passphrase)).entries


def _restore(paths: Paths, copy: Path, passphrase: str, job: Job) -> Restored:
    from companion.vault import opener, restoring
    from companion.vault.watch import Watch

    watch = Watch(job.progress, job.is_cancelled)
    return restoring.restore(paths, copy, opener.by_passphrase(passphrase), now=now(), watch=watch)


def _salvage(paths: Paths, passphrase: str) -> Salvaged:
    from companion.journal.salvaging import mend
    from companion.vault import opener
    from companion.vault import salvage as salvaging

    return salvaging.salvage(paths, opener.by_passphrase(passphrase), mend, now=now())
