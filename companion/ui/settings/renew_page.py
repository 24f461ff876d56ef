"""New keys for everything, for when somebody may know one of them."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion.clock import now
from companion.errors import CompanionError
from companion.i18n import _, ngettext
from companion.paths import Paths
from companion.ui.theme import gap
from companion.ui.unlock.choose_key import NewKeyFields
from companion.ui.widgets.basic import GAP, Button, ColumnPage, breakable, row
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.progress import Progress
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.tasks import Job, Tasks
    from companion.vault.renewal import Renewed
    from companion.vault.vault import Vault


class RenewPage(ColumnPage):
    """The old key, a new one, and the work, which can be stopped until its last step."""

    closed = Signal()
    """Back was pressed."""
    sheet_chosen = Signal()
    """On to a new recovery sheet: the older ones open nothing any more."""

    def __init__(self, vault: Vault, paths: Paths, tasks: Tasks) -> None:
        super().__init__()
        self._vault = vault
        self._paths = paths
        self._tasks = tasks
        self._job: Job | None = None
        self.back = Button(_("Back"), icon="arrow-left")
        self.old = KeyField(_("Your key"), show=False)
        self.fields = NewKeyFields(tasks, new=True)
        self.renew_button = Button(_("Make new keys"), "main", icon="key-round")
        self.sheet_button = Button(_("Make a recovery sheet"), icon="printer")
        self.message = MessageBar()
        self.progress = Progress()
        self.report = Label()
        self._lay_out()
        self.fields.show_box.toggled.connect(self.old.reveal)  # one Show for all three
        self.fields.suggested.connect(self._hide_old)
        self.fields.submitted.connect(self._renew)
        self.renew_button.clicked.connect(self._renew)
        self.progress.cancelled.connect(self.stop)
        self.sheet_button.clicked.connect(self.sheet_chosen)
        self.back.clicked.connect(self._leave)
        self.setFocusProxy(self.old)

    def _lay_out(self) -> None:
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("New keys for everything"), "title"))
        for words in (
            _(
                "This is for when you think somebody knew your key, or has a copy of this journal. "
                "Changing your key alone is not enough then: an old copy still opens with the old "
                "key."
            ),
            _(
                "Everything is locked anew, and nothing you wrote is lost. Then copies that the "
                "old key opens are erased, and a new copy is made. Recovery sheets and sheets of "
                "people you trust stop working; you can make new ones. What somebody copied "
                "before stays in their hands."
            ),
        ):
            self.column.addWidget(Label(words))
        self.column.addWidget(self.old)
        self.column.addSpacing(gap(GAP))
        self.column.addWidget(self.fields)
        self.column.addWidget(self.message)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.report)
        self.column.addWidget(row(self.renew_button, self.sheet_button))
        self.column.addStretch(1)
        self.report.hide()
        self.sheet_button.hide()

    @property
    def is_busy(self) -> bool:
        """Whether new keys are being made."""
        return self._job is not None

    @Slot()
    def stop(self) -> None:
        """Cancel; until the last step everything is then as it was."""
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def _hide_old(self) -> None:
        """Show the new words only."""
        self.old.reveal(False)

    @Slot()
    def _renew(self) -> None:
        if self.is_busy or not self.renew_button.isEnabled():
            return
        problem = self.fields.problem()
        if problem:
            self.message.say(problem, caution=True)
            return
        if not self.old.text:
            self.old.setFocus()
            return
        self.renew_button.setEnabled(False)
        self.message.say(_("Locking everything anew. You can go on writing meanwhile."))
        self.progress.start()
        work = partial(_renew, self._vault, self._paths, self.old.take(), self.fields.first.text)
        self._job = self._tasks.run_long(work, self._renewed, self._failed, self.progress.show_done)

    def _renewed(self, renewed: Renewed) -> None:
        self._end()
        self.fields.take()
        self.message.say(_("Your new key is set. It was tried and it opens the journal."))
        self.report.setText("\n\n".join(_told(renewed)))
        self.report.setAccessibleName(self.report.text().replace("\u200b", ""))
        self.report.show()
        for widget in (self.old, self.fields, self.renew_button):
            widget.hide()
        self.sheet_button.show()
        self.sheet_button.setFocus()

    def _failed(self, error: Exception) -> None:
        self._end()
        self.message.say(str(explain(error)), caution=True)
        self.old.setFocus()

    def _end(self) -> None:
        self._job = None
        self.progress.stop()
        self.renew_button.setEnabled(True)

    @Slot()
    def _leave(self) -> None:
        self.old.take()
        if not self.is_busy:
            self.fields.take()
        self.closed.emit()


def _told(renewed: Renewed) -> list[str]:
    """Return what a person reads about what was done, and what could not be reached."""
    lines = [
        ngettext(
            "{count} page was locked anew.", "{count} pages were locked anew.", renewed.entries
        ).format(count=renewed.entries)
    ]
    if renewed.error is None:
        lines.append(
            ngettext(
                "{count} older copy was erased. A new one was made.",
                "{count} older copies were erased. A new one was made.",
                renewed.erased_backups,
            ).format(count=renewed.erased_backups)
        )
    else:
        lines.append(
            _("No new copy could be made, so the older ones stay. The old key opens them.")
            + " "
            + str(explain(renewed.error))
        )
    lines += [
        _("This folder is not there now. The old key still opens copies in it: {folder}").format(
            folder=breakable(str(folder))
        )
        for folder in renewed.unreached
    ]
    lines += [
        _("The old key still opens copies in: {folder}").format(folder=breakable(str(folder)))
        for folder in renewed.set_aside
    ]
    return lines


def _renew(vault: Vault, paths: Paths, old: str, new: str, job: Job) -> Renewed:
    from companion.journal.salvaging import mend
    from companion.platform import key_store
    from companion.vault import renewal, slots
    from companion.vault.watch import Watch

    former = vault.info
    watch = Watch(job.progress, job.is_cancelled)
    renewed = renewal.renew_open(vault, paths, old, new, mend, now=now(), watch=watch)
    if slots.DEVICE in former.slots:  # its secret opens nothing any more
        with suppress(CompanionError):
            key_store.here().remove(former.vault_id)
    return renewed
