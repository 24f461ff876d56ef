"""Calendar files: write the dates into one, or bring dates in after a look at what is there.

Bringing in can be cancelled, and goes on while another page is looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from companion import files
from companion.clock import now
from companion.i18n import _
from companion.planner.watch import Watch
from companion.ui.planner.page import DATES, PlannerPage
from companion.ui.recent.recent_changes import Change
from companion.ui.widgets.basic import Button, card_about, field, row
from companion.ui.widgets.choice import LongTick
from companion.ui.widgets.file_dialog import choose_file, choose_where_to_save
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import announce
from companion.ui.widgets.progress import Progress

if TYPE_CHECKING:
    from companion.planner.icalendar.bring_in import Report
    from companion.planner.service import Planner
    from companion.ui.planner.desk import PlannerDesk
    from companion.ui.tasks import Job


class CalendarPage(PlannerPage):
    """Nothing is written or brought in before a button says so."""

    def __init__(self, desk: PlannerDesk) -> None:
        super().__init__(desk, _("Calendar file"))
        self.work = _nothing
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a file is being looked at or brought in."""
        return self._job is not None

    def refresh(self) -> None:
        """Leave what is typed: nothing that is shown here was read."""

    def fill(self, _data: object) -> None:
        """Show both ways."""
        self.path = QLineEdit()
        self.file_button = Button(_("Choose a file"), icon="file-plus")
        self.look_button = Button(_("See what is in it"), "main")
        self.bring_button = Button(_("Bring it in"), "main")
        self.report = Label("")
        self.progress = Progress()
        card = card_about(
            _("Bring dates in"),
            Label(_("A file of another calendar (.ics). Only the file is read."), "muted"),
        )
        field(card.column, _("File"), self.path)
        card.column.addWidget(row(self.file_button))
        card.column.addWidget(self.report)
        card.column.addWidget(self.progress)
        card.column.addWidget(row(self.look_button, self.bring_button))
        self.body.addWidget(card)
        self.names = LongTick(_("With names and notes"))
        self.hidden = LongTick(_("With hidden dates"))
        self.write_button = Button(_("Write a calendar file"), icon="file-down")
        out = card_about(
            _("Take dates along"),
            Label(_("This copy is not locked. Anyone who finds it can read it."), "muted"),
            Label(_("Without names, each day in the file only says: Note."), "muted"),
            self.names,
            self.hidden,
            row(self.write_button),
        )
        self.body.addWidget(out)
        self.bring_button.hide()
        self.report.hide()
        self.file_button.clicked.connect(self._choose_file)
        self.look_button.clicked.connect(self._look)
        self.bring_button.clicked.connect(self._bring)
        self.progress.cancelled.connect(self.stop)
        self.write_button.clicked.connect(self._choose_place)
        self.path.textChanged.connect(self._path_changed)
        self.path.returnPressed.connect(self._look)
        self.setFocusProxy(self.path)

    # Bringing in

    @Slot()
    def stop(self) -> None:
        """Cancel what is running; everything stays as it was."""
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def _look(self) -> None:
        self._start(self._looked, dry_run=True)

    @Slot()
    def _bring(self) -> None:
        self._start(self._brought, dry_run=False)

    def _start(self, done: Callable[[Report], None], *, dry_run: bool) -> None:
        chosen = self.path.text().strip()
        if not chosen or self.is_busy:
            self.path.setFocus()
            return
        self.message.clear()
        self.report.hide()
        self.progress.start()
        work = partial(_bring_in, self.desk.planner, Path(chosen).expanduser(), dry_run)
        self._job = self.desk.tasks.run_long(work, done, self._not_brought, self._progressed)
        self._set_busy(True)
        self.progress.cancel_button.setFocus()

    def _progressed(self, done: int, total: int) -> None:
        self.progress.show_done(done, total)

    def _looked(self, report: Report) -> None:
        self._end()
        self._say(report, dry_run=True)
        can_bring = report.brought.added > 0
        self.bring_button.setVisible(can_bring)
        self.look_button.setVisible(not can_bring)
        (self.bring_button if can_bring else self.look_button).setFocus()

    def _brought(self, report: Report) -> None:
        self._end()
        self._path_changed()
        self._say(report, dry_run=False)
        self.look_button.setFocus()
        if report.brought.ids:
            planner, ids = self.desk.planner, report.brought.ids
            self.desk.note(
                Change(
                    _("Dates of a calendar file were brought in"),
                    partial(_take_out, planner, ids),
                    partial(_put_back, planner, ids),
                    place=DATES,
                )
            )
            self.desk.changes.place_changed.emit(DATES)  # another page may be looked at

    def _not_brought(self, error: Exception) -> None:
        self._end()
        self.failed(error)
        shown = self.look_button if self.bring_button.isHidden() else self.bring_button
        shown.setFocus()

    def _end(self) -> None:
        self._job = None
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        for each in (
            *(self.path, self.file_button, self.look_button, self.bring_button, self.write_button),
            *(self.names, self.hidden, self.back),
        ):
            each.setEnabled(not busy)

    def _say(self, report: Report, *, dry_run: bool) -> None:
        from companion.planner.icalendar.bring_in import describe

        self.report.setText("\n".join(describe(report, dry_run=dry_run)))
        self.report.show()
        announce(self.report)

    @Slot()
    def _path_changed(self) -> None:
        self.bring_button.hide()
        self.look_button.show()

    @Slot()
    def _choose_file(self) -> None:
        choose_file(self, _("Bring dates in"), self.path.setText, kinds=("*.ics",))

    # Taking along

    @Slot()
    def _choose_place(self) -> None:
        title, name = _("Write a calendar file"), _("notes.ics")
        choose_where_to_save(self, title, self.write, name=name, ending="ics")

    @Slot(str)
    def write(self, path: str) -> None:
        """Write the dates into a file."""
        work = partial(
            _write, self.desk.planner, Path(path),
            neutral=not self.names.isChecked(), hidden=self.hidden.isChecked(),
        )  # fmt: skip
        self.desk.tasks.run(work, self._written, self.failed)

    def _written(self, _nothing: object) -> None:
        self.message.say(_("The calendar file is written. It is not locked."))


def _nothing() -> None:
    """Read nothing."""


def _bring_in(planner: Planner, path: Path, dry_run: bool, job: Job) -> Report:
    """Run on the worker."""
    from companion.planner.icalendar.bring_in import bring_in

    watch = Watch(job.progress, job.is_cancelled)
    return bring_in(planner, path, now=now(), dry_run=dry_run, watch=watch)


def _take_out(planner: Planner, ids: tuple[str, ...]) -> None:
    planner.move_all_to_bin(ids, now=now())


def _put_back(planner: Planner, ids: tuple[str, ...]) -> None:
    planner.restore_all(ids, now=now())


def _write(planner: Planner, path: Path, *, neutral: bool, hidden: bool) -> None:
    from companion.planner.icalendar.writing import calendar

    dates = [one for one in planner.dates() if hidden or not one.value.hidden]
    files.write_atomically(path, calendar(reversed(dates), now=now(), neutral=neutral))
