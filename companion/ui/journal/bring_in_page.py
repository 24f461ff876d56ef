"""Bring in another journal: look first, then decide; Cancel leaves nothing behind."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit

from companion.clock import now
from companion.i18n import _
from companion.ui.recent import page_changes
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button, ColumnPage, field, row
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

_MOST_SKIPPED = 20


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
        self.progress = Progress()
        self.report = Label()
        self.message = MessageBar()
        column = self.column
        column.addWidget(Label(_("Bring in another journal"), "title"))
        column.addWidget(
            Label(
                _(
                    "A Markdown folder, a jrnl JSON file, or a Day One JSON zip. Nothing here is "
                    "changed or written over, and the same journal is never brought in twice."
                )
            )
        )
        field(column, _("File or folder"), self.path)
        column.addWidget(row(self.file_button, self.folder_button))
        column.addSpacing(gap(GAP))
        column.addWidget(self.message)
        column.addWidget(self.report)
        column.addWidget(self.progress)
        column.addWidget(row(self.look_button, self.bring_button, self.back_button))
        column.addStretch(1)
        self.file_button.clicked.connect(self._choose_file)
        self.folder_button.clicked.connect(self._choose_folder)
        self.look_button.clicked.connect(self._look)
        self.bring_button.clicked.connect(self._bring)
        self.progress.cancelled.connect(self.stop)
        self.back_button.clicked.connect(self.done)
        self.path.textChanged.connect(self._path_changed)
        self.path.returnPressed.connect(self._look)
        self._set_busy(False)
        self.bring_button.hide()
        self.setFocusProxy(self.path)

    @property
    def is_busy(self) -> bool:
        """Whether a journal is being looked at or brought in."""
        return self._job is not None

    @Slot()
    def stop(self) -> None:
        """Cancel what is running; everything stays as it was."""
        if self._job is not None:
            self._job.cancel()

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
        self.progress.start()
        self._set_busy(True)
        work = partial(_bring_in, self._journal, Path(chosen).expanduser(), dry_run)
        done = self._looked if dry_run else self._brought
        self._job = self._tasks.run_long(work, done, self._failed, self._progressed)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.show_done(done, total)

    def _looked(self, report: Report) -> None:
        self._end()
        self._say(report, dry_run=True)
        announce(self.report)
        can_bring = report.added + report.changed_beside > 0
        self.bring_button.setVisible(can_bring)
        self.look_button.setVisible(not can_bring)
        if can_bring:
            self.bring_button.setFocus()

    def _brought(self, report: Report) -> None:
        self._end()
        self._say(report, dry_run=False)
        announce(self.report)
        if report.places:
            self._recent.add(page_changes.brought_in(self._journal, report.places))
        self._path_changed()
        self._changes.entries_changed.emit(self)
        self._changes.stored.emit()

    def _failed(self, error: Exception) -> None:
        self._end()
        self.message.say(str(explain(error)), caution=True)

    def _say(self, report: Report, *, dry_run: bool) -> None:
        from companion.journal.importers.report import describe

        self.report.setText("\n".join(describe(report, dry_run=dry_run)))

    def _end(self) -> None:
        self._job = None
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        for button in (self.look_button, self.bring_button, self.back_button, self.path):
            button.setEnabled(not busy)

    @Slot()
    def _path_changed(self) -> None:
        self.bring_button.hide()
        self.look_button.show()

    @Slot()
    def _choose_file(self) -> None:
        self._open_dialog(QFileDialog.FileMode.ExistingFile)

    @Slot()
    def _choose_folder(self) -> None:
        self._open_dialog(QFileDialog.FileMode.Directory)

    def _open_dialog(self, mode: QFileDialog.FileMode) -> None:
        # Not the desktop's own dialog: that one remembers what was opened.
        dialog = QFileDialog(self, _("Bring in another journal"))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(mode)
        dialog.fileSelected.connect(self.path.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _bring_in(journal: Journal, path: Path, dry_run: bool, job: Job) -> Report:
    """Run on the worker."""
    from companion.journal.importers.bring_in import bring_in

    return bring_in(
        journal,
        path,
        now=now(),
        dry_run=dry_run,
        progress=job.progress,
        is_cancelled=job.is_cancelled,
    )
