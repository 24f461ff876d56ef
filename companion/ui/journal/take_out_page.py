"""Take pages out: a copy with a key or without, of chosen pages; Cancel leaves nothing behind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.i18n import _
from companion.journal.exporters.selection import Selection
from companion.journal.model import LOCKED as LOCKED_NOTEBOOK
from companion.ui.journal import file_work, taking_out
from companion.ui.journal.taking_out import FORMS, LOCKED, SHARED, Made, Order
from companion.ui.unlock.choose_key import NewKeyFields
from companion.ui.widgets.basic import Button, Card, ColumnPage, field, row
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.choice import Choice, LongTick, Tick
from companion.ui.widgets.day_field import DayField
from companion.ui.widgets.file_dialog import choose_where_to_save
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar, announce
from companion.ui.widgets.progress import Progress
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.notebooks import Notebook
    from companion.journal.open_notebooks import OpenNotebooks
    from companion.ui.tasks import Job, Tasks


class TakeOutPage(ColumnPage):
    """Choose a kind of copy, which pages, and where it goes; pages only get read."""

    done = Signal()
    """Back was pressed."""

    def __init__(self, journal: OpenNotebooks, tasks: Tasks) -> None:
        super().__init__()
        self._journal = journal
        self._tasks = tasks
        self._job: Job | None = None
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.form = Chips(_("Kind of copy"), needed=True)
        self.form.show_choices({form: taking_out.named(form) for form in FORMS})
        self.form.choose(LOCKED)
        self.about = Label()
        self.warning = MessageBar()
        self.notebook = Choice()
        self.notebook.may_shrink()
        self.first = DayField()
        self.last = DayField()
        self.tag = QLineEdit()
        self.set_aside = Tick(_("Set aside, too"))
        self.sealed = Tick(_("Sealed, too"))
        self.clean = LongTick(file_work.without_hidden_data())
        self.clean.setChecked(True)
        self.others = Label(_("Videos, PDFs and other files go as they came."), "muted")
        self.keys = NewKeyFields(tasks, new=True)
        self.path = QLineEdit()
        self.place_button = Button(_("Choose a place"), icon="folder-input")
        self.make_button = Button(_("Make the copy"), "main")
        self.progress = Progress()
        self.report = Label()
        self._lay_out()
        self.back.clicked.connect(self.done)
        self.form.chosen.connect(self._show_form)
        self.place_button.clicked.connect(self._choose_place)
        self.make_button.clicked.connect(self._make)
        self.progress.cancelled.connect(self.stop)
        self.setFocusProxy(self.form)
        self.report.hide()
        self._show_form(LOCKED)
        tasks.run(journal.notebooks, self._show_notebooks, self._failed)

    def _show_notebooks(self, there: list[Notebook]) -> None:
        """Let one choose a notebook where there are several."""
        names = {one.id: one.name for one in there}
        every = _("All but the locked one") if LOCKED_NOTEBOOK in names else _("All notebooks")
        self.notebook.addItem(every, "")
        for notebook_id, name in names.items():
            self.notebook.addItem(name, notebook_id)
        self.which.setVisible(len(names) > 1)

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Heading(_("Take pages out"), "title"))
        column.addWidget(
            Label(_("Your pages stay here as they are. This makes a copy that is yours to keep."))
        )
        column.addWidget(self.message)
        kind = Card()
        kind.column.addWidget(Heading(_("Kind of copy")))
        kind.column.addWidget(self.form)
        kind.column.addWidget(self.about)
        kind.column.addWidget(self.warning)
        kind.column.addWidget(self.clean)
        kind.column.addWidget(self.others)
        kind.column.addWidget(self.keys)
        column.addWidget(kind)
        pages = Card()
        pages.column.addWidget(Heading(_("Which pages")))
        pages.column.addWidget(Label(_("Leave these blank to take all of them."), "muted"))
        self.which = QWidget()
        which = QVBoxLayout(self.which)
        which.setContentsMargins(0, 0, 0, 0)
        field(which, _("Notebook"), self.notebook)
        self.which.hide()
        pages.column.addWidget(self.which)
        field(pages.column, _("First day"), self.first)
        field(pages.column, _("Last day"), self.last)
        field(pages.column, _("Tag"), self.tag)
        pages.column.addWidget(self.set_aside)
        pages.column.addWidget(self.sealed)
        column.addWidget(pages)
        place = Card()
        place.column.addWidget(Heading(_("Where it goes")))
        field(place.column, _("New file or folder"), self.path)
        place.column.addWidget(row(self.place_button))
        column.addWidget(place)
        column.addWidget(row(self.make_button))
        column.addWidget(self.progress)
        column.addWidget(self.report)
        column.addStretch(1)

    @property
    def is_busy(self) -> bool:
        """Whether a copy is being made."""
        return self._job is not None

    @Slot()
    def stop(self) -> None:
        """Cancel what is running; nothing is left behind."""
        if self._job is not None:
            self._job.cancel()

    @Slot(str)
    def _show_form(self, form: str) -> None:
        self.about.setText(taking_out.explained(form))
        announce(self.about)
        if form == LOCKED:
            self.warning.clear()
        else:
            self.warning.say(taking_out.plain_warning(), caution=True)
        self.keys.setVisible(form == LOCKED)
        self.clean.setVisible(form in SHARED)
        self.others.setVisible(form in SHARED)

    def _order(self) -> Order | None:
        """Return what is asked for; say what is in the way and return None else."""
        for day in (self.first, self.last):
            if day.is_wrong:
                self._refuse(_("Write a day like this: 10 March 2026."))
                day.setFocus()
                return None
        form = self.form.choice
        problem = self.keys.problem() if form == LOCKED else ""
        if problem:
            self._refuse(problem)
            return None
        if not self.path.text().strip():
            self._refuse(_("Choose where the copy goes."))
            self.path.setFocus()
            return None
        return Order(
            form,
            taking_out.with_ending(form, self.path.text().strip()),
            Selection(
                self.first.day,
                self.last.day,
                self.tag.text().strip(),
                set_aside=self.set_aside.isChecked(),
                sealed=self.sealed.isChecked(),
                notebook=self.notebook.currentData() or None,
                keep_hidden_data=not self.clean.isChecked(),
            ),
            self.keys.first.text if form == LOCKED else "",
        )

    @Slot()
    def _make(self) -> None:
        order = None if self.is_busy else self._order()
        if order is None:
            return
        self.message.clear()
        self.report.hide()
        self.progress.start()
        self._set_busy(True)
        work = partial(taking_out.make_from, self._journal, order)
        self._job = self._tasks.run_long(work, self._made, self._failed, self._progressed)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.show_done(done, total)

    def _made(self, made: Made) -> None:
        self._end()
        self.keys.take()
        self.report.setText("\n".join(taking_out.told(made)))
        self.report.show()
        announce(self.report)

    def _failed(self, error: Exception) -> None:
        self._end()
        self._refuse(str(explain(error)))

    def _refuse(self, words: str) -> None:
        self.message.say(words, caution=True)
        self.ensureWidgetVisible(self.message)

    def _end(self) -> None:
        self._job = None
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        for each in (
            *(self.back, self.form, self.clean, self.keys, self.first, self.last, self.tag),
            *(self.set_aside, self.sealed, self.notebook, self.path, self.place_button),
            self.make_button,
        ):
            each.setEnabled(not busy)

    @Slot()
    def _choose_place(self) -> None:
        title, ending = _("Take pages out"), taking_out.ending(self.form.choice)
        choose_where_to_save(self, title, self.path.setText, name=_("journal"), ending=ending)
