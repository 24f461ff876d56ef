"""What helps me: a picture, the same in words, and every note with its way out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot

from companion.care.what_helps import Context, Helped, LogEntry, what_helps
from companion.i18n import _
from companion.ui.care.helps_picture import HelpsPicture, Span
from companion.ui.care.said import lines_of, of_context, of_helped, row_of_note
from companion.ui.care.saving import Saving
from companion.ui.theme import gap, px
from companion.ui.widgets.basic import GROUP_GAP, Button, Card, ColumnPage, field, row
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.quiet_list import QuietList, Row

if TYPE_CHECKING:
    from companion.care.keeping import KeptAnswer
    from companion.care.log import Log
    from companion.ui.care.desk import CareDesk
    from companion.ui.care.state import CareState

_LIST_HEIGHT = 220
_MOST_DRAWN = 12


class HelpsPage(ColumnPage):
    """Nothing is compared with anybody, and nothing is drawn over time."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: CareDesk) -> None:
        super().__init__()
        self._desk = desk
        self._notes: list[LogEntry | KeptAnswer] = []
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self._helped: tuple[Helped, ...] = ()
        self.context = Choice()
        self.picture = HelpsPicture()
        self.empty = EmptyState(_("Nothing is noted here. That is fine."))
        self.table = QuietList()
        self.list = QuietList()
        for each in (self.table, self.list):
            each.setMinimumHeight(px(_LIST_HEIGHT))
        self.open_card = Card()
        self.opened = Label()
        self.open_button = Button(_("Read it"))
        self.save_button = Button(_("Save as text"), icon="file-down")
        self.remove_button = Button(_("Remove it"), icon="trash-2")
        self._saving = Saving(desk, self)
        self._few = Label(_("A picture needs five notes of one idea, with both numbers."), "muted")
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Label(_("What helps me"), "title"))
        column.addWidget(Label(_("This is how it was for you. It is not a test."), "muted"))
        column.addWidget(self.message)
        column.addWidget(self.empty)
        self._context_label = field(column, _("What kind of time"), self.context)
        column.addWidget(self.picture)
        column.addWidget(self._few)
        self._table_label = field(column, _("The same in words"), self.table)
        column.addSpacing(gap(GROUP_GAP))
        self._list_label = field(column, _("What was noted"), self.list)
        self.open_card.column.addWidget(self.opened)
        column.addWidget(self.open_card)
        self._ways = row(self.open_button, self.save_button, self.remove_button)
        column.addWidget(self._ways)
        column.addStretch(1)
        self.open_card.hide()
        self.back.clicked.connect(self.closed)
        self.context.activated.connect(self._draw)
        self.list.selectionModel().currentChanged.connect(self._close_note)
        self.list.activated.connect(self._read)
        self.open_button.clicked.connect(self._read)
        self.save_button.clicked.connect(self._save)
        self.remove_button.clicked.connect(self._remove)
        self.setFocusProxy(self.back)
        self._show(([], []))

    def show_state(self, _state: CareState) -> None:
        """Read the notes anew."""
        log = self._desk.session.care_log
        self._desk.tasks.run(partial(_notes, log), self._show, self._desk.failed, topic="helps")

    def _show(self, found: tuple[list[LogEntry], list[KeptAnswer]]) -> None:
        entries, answers = found
        self._notes = [*entries, *answers]
        self._helped = helped = what_helps(entries)
        self._offer_contexts()
        self._draw()
        has_numbers = self.context.count() > 0
        self.picture.setVisible(has_numbers)
        self._few.setVisible(bool(helped) and not has_numbers)
        self.table.lines.show_rows([self._row(each) for each in helped])
        self.list.lines.show_rows([row_of_note(self._desk, each) for each in self._notes])
        self.empty.setVisible(not self._notes)
        for view, parts in (
            (self.table, (self._table_label, self.table)),
            (self.list, (self._list_label, self.list, self._ways)),
        ):
            some = view.lines.rowCount() > 0
            for part in parts:
                part.setVisible(some)
            if some:
                view.setCurrentIndex(view.lines.index(0))
        self._close_note()

    def _offer_contexts(self) -> None:
        """Offer the kinds of time of which there are numbers: all of them together first."""
        chosen = self.context.currentData()
        counted = {each.context for each in self._helped if each.count is not None}
        self.context.clear()
        for each in (None, *Context):
            if each in counted:
                self.context.addItem(of_context(each), each or "")
        self.context.setCurrentIndex(max(self.context.findData(chosen), 0))
        for part in (self._context_label, self.context):
            part.setVisible(len(counted) > 1)

    @Slot()
    def _draw(self) -> None:
        """Draw how it was in the kind of time that is chosen; what eased most is on top."""
        chosen = self.context.currentData()
        spans = [
            Span(self._desk.title(each.item_id), each)
            for each in self._helped
            if each.count is not None and (each.context or "") == chosen
        ]
        spans.sort(key=lambda span: span.helped.middle or 0.0)
        self.picture.show_spans(spans[:_MOST_DRAWN])

    def _row(self, helped: Helped) -> Row:
        return Row(
            f"{helped.item_id} {helped.context}",
            self._desk.title(helped.item_id),
            of_context(helped.context),
            of_helped(helped),
        )

    def _chosen(self) -> LogEntry | KeptAnswer | None:
        number = self.list.currentIndex().row()
        return self._notes[number] if 0 <= number < len(self._notes) else None

    @Slot(QModelIndex)
    def _close_note(self, _index: QModelIndex | None = None) -> None:
        self.open_card.hide()
        self.opened.setText("")

    @Slot()
    def _read(self) -> None:
        """Show the words of a note: they are on the screen only when they are opened."""
        note = self._chosen()
        if note is not None:
            self.opened.setText("\n".join(lines_of(self._desk, note)))
            self.open_card.show()

    @Slot()
    def _save(self) -> None:
        note = self._chosen()
        if note is not None:
            self._saving.ask(lines_of(self._desk, note), f"{note.local_date}.txt")

    @Slot()
    def _remove(self) -> None:
        note, log = self._chosen(), self._desk.session.care_log
        if note is None:
            return
        if isinstance(note, LogEntry):
            work, undo = partial(log.remove_note, note.id), partial(log.put_back, note)
            self._desk.do(_("The note is removed."), work, undo)
        else:
            self._desk.do(
                _("The note is removed."),
                partial(log.remove_answer, note.id),
                partial(log.put_back_answer, note),
            )


def _notes(log: Log) -> tuple[list[LogEntry], list[KeptAnswer]]:
    """Read on the worker."""
    return log.log(), log.kept_answers()
