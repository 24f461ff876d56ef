"""Bringing two computers' pages together, from a backup copy of the other one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from companion.clock import now
from companion.i18n import _
from companion.paths import Paths
from companion.ui.widgets.basic import Button, ColumnPage, field, row
from companion.ui.widgets.file_dialog import choose_folder
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar, announce
from companion.ui.widgets.progress import Progress
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.merging import Merged
    from companion.ui.changes import Changes
    from companion.ui.tasks import Job, Tasks
    from companion.vault.vault import Vault


class MergePage(ColumnPage):
    """A copy, its key, and what came over."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, vault: Vault, paths: Paths, tasks: Tasks, changes: Changes) -> None:
        super().__init__()
        self._vault = vault
        self._paths = paths
        self._tasks = tasks
        self._changes = changes
        self.back = Button(_("Back"), icon="arrow-left")
        self.path = QLineEdit()
        self.folder_button = Button(_("Choose a copy"), icon="folder-input")
        self.key = KeyField(_("The key of the copy"))
        self.merge_button = Button(_("Bring together"), "main")
        self.message = MessageBar()
        self.progress = Progress()
        self._job: Job | None = None
        self.report = Label()
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("Bring two journals together"), "title"))
        self.column.addWidget(
            Label(
                _(
                    "Choose a backup copy from the other computer. What is only there comes over. "
                    "A page that was changed in both is kept twice, side by side. Nothing here is "
                    "written over, and the copy is not changed."
                )
            )
        )
        field(self.column, _("Folder of the copy"), self.path)
        self.column.addWidget(row(self.folder_button))
        self.column.addWidget(self.key)
        self.column.addWidget(self.message)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.report)
        self.column.addWidget(row(self.merge_button))
        self.column.addStretch(1)
        self.back.clicked.connect(self._leave)
        self.folder_button.clicked.connect(self._choose)
        self.merge_button.clicked.connect(self._merge)
        self.progress.cancelled.connect(self.stop)
        self.key.submitted.connect(self._merge)
        self.path.returnPressed.connect(self.key.setFocus)
        self.setFocusProxy(self.path)

    @property
    def is_busy(self) -> bool:
        """Whether pages are coming over."""
        return not self.merge_button.isEnabled()

    @Slot()
    def _merge(self) -> None:
        if self.is_busy:
            return
        chosen = self.path.text().strip()
        if not chosen or not self.key.text:
            (self.key if chosen else self.path).setFocus()
            return
        self.merge_button.setEnabled(False)
        self.report.setText("")
        self.message.say(_("Bringing pages over. This can take a while."))
        folder = Path(chosen).expanduser()
        work = partial(_merge, self._vault, self._paths, folder, self.key.take())
        self.progress.start()
        self._job = self._tasks.run_long(work, self._merged, self._failed, self.progress.show_done)

    @Slot()
    def stop(self) -> None:
        """Cancel what is under way."""
        if self._job is not None:
            self._job.cancel()

    def _merged(self, merged: Merged) -> None:
        self._end()
        if merged.stopped:
            self.message.say(_("Stopped. What came so far is here. You can go on another time."))
        else:
            self.message.say(_("Done. Everything that was here is still here."))
        lines = (
            _("Pages that came over: {count}").format(count=merged.added),
            _("Pages that were newer there: {count}").format(count=merged.updated),
            _("Pages changed in both, now side by side: {count}").format(count=merged.beside),
            _("People, plans and notes that came over: {count}").format(count=merged.other_rows),
        )
        self.report.setText("\n".join(lines))
        announce(self.report)
        self._changes.entries_changed.emit(self)
        self._changes.stored.emit()

    def _end(self) -> None:
        self._job = None
        self.progress.stop()
        self.merge_button.setEnabled(True)

    def _failed(self, error: Exception) -> None:
        self._end()
        self.message.say(str(explain(error)), caution=True)
        self.key.setFocus()

    @Slot()
    def _choose(self) -> None:
        choose_folder(self, _("Choose a copy"), self.path.setText)

    @Slot()
    def _leave(self) -> None:
        self.key.take()
        self.closed.emit()


def _merge(vault: Vault, paths: Paths, folder: Path, passphrase: str, job: Job) -> Merged:
    from companion.journal import merging
    from companion.vault import opener, restoring
    from companion.vault.watch import WHOLE, Watch

    watch = Watch(job.progress, job.is_cancelled)
    opens = opener.by_passphrase(passphrase)
    with restoring.opened_copy(paths, folder, opens, watch.part(0, WHOLE // 2)) as other:
        return merging.merge(vault, other, now=now(), watch=watch.part(WHOLE // 2, WHOLE))
