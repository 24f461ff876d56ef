"""Bring in another journal: look first, then decide; Cancel leaves nothing behind."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from companion.clock import now
from companion.errors import ImportEncrypted
from companion.i18n import _
from companion.ui.recent import page_changes
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button, ColumnPage, field, row
from companion.ui.widgets.file_dialog import choose_file, choose_folder
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar, announce
from companion.ui.widgets.progress import Progress
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.importers.bring_in import Report
    from companion.journal.service import Journal
    from companion.ui.changes import Changes
    from companion.ui.recent.recent_changes import RecentChanges
    from companion.ui.tasks import Job, Tasks

_MOST_SHOWN = 25_000
"""How many characters of what could not come are shown at most; the command line has no limit."""


class BringInPage(ColumnPage):
    """Choose a file or folder, see what is in it, bring it in."""

    done = Signal()
    """Back was pressed."""

    def __init__(
        self, journal: Journal, tasks: Tasks, changes: Changes, recent: RecentChanges
    ) -> None:
        super().__init__()
        self._journal = journal
        self._tasks = tasks
        self._changes = changes
        self._recent = recent
        self._job: Job | None = None
        self.path = QLineEdit()
        self.file_button = Button(_("Choose a file"), icon="file-plus")
        self.folder_button = Button(_("Choose a folder"), icon="folder-input")
        self.look_button = Button(_("See what is in it"), "main")
        self.bring_button = Button(_("Bring it in"), "main")
        self.back_button = Button(_("Back"), icon="arrow-left")
        self.key = KeyField(_("Key of the other journal"))
        self.progress = Progress()
        self.report = Label()
        self.left_out_button = Button(_("Show what could not come"))
        self.left_out = Label()
        self.message = MessageBar()
        self.into = Label("", "muted")
        self._lay_out()
        self.file_button.clicked.connect(self._choose_file)
        self.folder_button.clicked.connect(self._choose_folder)
        self.look_button.clicked.connect(self._look)
        self.bring_button.clicked.connect(self._bring)
        self.progress.cancelled.connect(self.stop)
        self.back_button.clicked.connect(self.done)
        self.left_out_button.clicked.connect(self._show_left_out)
        self.path.textChanged.connect(self._path_changed)
        self.path.returnPressed.connect(self._look)
        self.key.submitted.connect(self._look)
        self._set_busy(False)
        self.key.hide()
        self.bring_button.hide()
        self._hold_left_out("")
        self.setFocusProxy(self.path)
        tasks.run(partial(_receiving, journal), self._say_into, self._failed)

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(row(self.back_button))
        column.addWidget(Label(_("Bring in another journal"), "title"))
        column.addWidget(
            Label(
                _(
                    "Choose what your other journal made. It can be from Day One, Day One Classic, "
                    "jrnl, RedNotebook, Mini Diary, Mini Diarium, Joplin, Journey, Standard Notes, "
                    "Obsidian or any folder of Markdown pages. Diarium works too, but is less "
                    "tried. So does a copy that this app made."
                )
            )
        )
        column.addWidget(
            Label(
                _(
                    "Nothing here is changed or written over, and the same journal is never "
                    "brought in twice."
                ),
                "muted",
            )
        )
        column.addWidget(self.into)
        field(column, _("File or folder"), self.path)
        column.addWidget(row(self.file_button, self.folder_button))
        column.addWidget(self.key)
        column.addSpacing(gap(GAP))
        column.addWidget(self.message)
        column.addWidget(self.report)
        column.addWidget(row(self.left_out_button))
        column.addWidget(self.left_out)
        column.addWidget(self.progress)
        column.addWidget(row(self.look_button, self.bring_button))
        column.addStretch(1)

    def _say_into(self, notebook: str) -> None:
        if self._journal.into is None:
            words = _("The pages go into the notebook “{name}”, or into the one that they name.")
        else:
            words = _("The pages go into the notebook “{name}”.")
        other = _("For another one, choose it in Write first.")
        self.into.setText(f"{words.format(name=notebook)} {other}")

    @property
    def is_busy(self) -> bool:
        """Whether a journal is being looked at or brought in."""
        return self._job is not None

    @Slot()
    def stop(self) -> None:
        """Cancel what is running; everything stays as it was."""
        if self._job is not None:
            self._job.cancel()

    def look_into(self, file: Path) -> None:
        """Show what is in a file; it is brought in only when that is chosen."""
        self.path.setText(str(file.absolute()))
        self._look()

    @Slot()
    def _look(self) -> None:
        self._start(dry_run=True)

    @Slot()
    def _bring(self) -> None:
        self._start(dry_run=False)

    def _start(self, *, dry_run: bool) -> None:
        chosen = self.path.text().strip()
        if not chosen or self._job is not None:
            self.path.setFocus()
            return
        self.message.clear()
        self._hold_left_out("")
        self.progress.start()
        self._set_busy(True)
        path, secret = Path(chosen).expanduser(), self.key.text or None
        work = partial(_bring_in, self._journal, path, secret, dry_run)
        done = self._looked if dry_run else self._brought
        self._job = self._tasks.run_long(work, done, self._failed, self._progressed)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.show_done(done, total)

    def _looked(self, report: Report | None) -> None:
        self._end()
        if report is None:
            self.message.say(_("This journal is locked. Type its key, then look again."))
            self.key.show()
            self.key.setFocus()
            return
        self._say(report, dry_run=True)
        announce(self.report)
        can_bring = report.added + report.changed_beside + len(report.came_later) > 0
        self.bring_button.setVisible(can_bring)
        self.look_button.setVisible(not can_bring)
        if can_bring:
            self.bring_button.setFocus()

    def _brought(self, report: Report | None) -> None:
        if report is None:
            self._looked(report)
            return
        self._end()
        self.key.take()
        self._say(report, dry_run=False)
        announce(self.report)
        if report.entry_ids or report.came_later:
            self._recent.add(
                page_changes.brought_in(self._journal, report.entry_ids, report.came_later)
            )
        self._path_changed()
        self._changes.entries_changed.emit(self)
        self._changes.stored.emit()

    def _failed(self, error: Exception) -> None:
        self._end()
        self.message.say(str(explain(error)), caution=True)

    def _say(self, report: Report, *, dry_run: bool) -> None:
        from companion.journal.importers.report import describe, left_out

        self.report.setText("\n".join(describe(report, dry_run=dry_run)))
        self._hold_left_out("\n\n".join(left_out(report, _MOST_SHOWN)))

    def _hold_left_out(self, words: str) -> None:
        """Keep the words that could not come for whoever wants to see them."""
        self.left_out.setText(words)
        self.left_out.hide()
        self.left_out_button.setVisible(bool(words))

    @Slot()
    def _show_left_out(self) -> None:
        self.left_out.show()
        # What stands next below: the page stays where its words are read.
        below = self.look_button if self.bring_button.isHidden() else self.bring_button
        below.setFocus()
        self.left_out_button.hide()
        announce(self.left_out)

    def _end(self) -> None:
        self._job = None
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        for each in (
            *(self.path, self.key, self.file_button, self.folder_button),
            *(self.look_button, self.bring_button, self.back_button),
        ):
            each.setEnabled(not busy)

    @Slot()
    def _path_changed(self) -> None:
        self.bring_button.hide()
        self.look_button.show()
        self.key.line.clear()
        self.key.hide()

    @Slot()
    def _choose_file(self) -> None:
        journals = _("Journals (*.zip *.json *.jex *.txt *.text *.jrnl)")
        kinds = (journals, _("All files (*)"))
        choose_file(self, _("Bring in another journal"), self.path.setText, kinds=kinds)

    @Slot()
    def _choose_folder(self) -> None:
        choose_folder(self, _("Bring in another journal"), self.path.setText)


def _receiving(journal: Journal) -> str:
    """Return the name of the notebook that pages go into which name none; on the worker."""
    from companion.journal.model import FIRST
    from companion.journal.notebooks import Notebooks

    return Notebooks(journal.vault).found(journal.into or FIRST).name


def _bring_in(
    journal: Journal, path: Path, passphrase: str | None, dry_run: bool, job: Job
) -> Report | None:
    """Run on the worker; return None where a key is needed and would open it."""
    from companion.journal.importers.bring_in import bring_in
    from companion.journal.importers.jrnl_locked import is_locked
    from companion.journal.importers.reading import read_head

    try:
        return bring_in(
            journal,
            path,
            now=now(),
            passphrase=passphrase,
            dry_run=dry_run,
            progress=job.progress,
            is_cancelled=job.is_cancelled,
        )
    except ImportEncrypted:
        if passphrase is None and is_locked(read_head(path)):
            return None
        raise
