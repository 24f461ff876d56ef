"""Check-ins: ways to look at how it is, and those that were kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot

from companion import i18n
from companion.care import forms
from companion.care.keeping import CheckIn
from companion.care.over_time import kinds
from companion.care.sentences import calls_nobody
from companion.i18n import _
from companion.ui.care.said import lines_of, name_of_check_in, when
from companion.ui.care.saving import Saving
from companion.ui.theme import gap, px
from companion.ui.widgets.basic import GROUP_GAP, Button, Card, ColumnPage, card_about, field, row
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.quiet_list import QuietList, Row

if TYPE_CHECKING:
    from companion.ui.care.desk import CareDesk
    from companion.ui.care.state import CareState

_LIST_HEIGHT = 220


class CheckInsPage(ColumnPage):
    """No colours; a number is shown only when it is opened, a line only when it is asked for."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: CareDesk) -> None:
        super().__init__()
        self._desk = desk
        self._forms = forms.load(i18n.language())
        self._kept: list[CheckIn] = []
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.words = Button(_("Words or a number"), icon="pen-line")
        self.measures = [Button(form.name) for form in self._forms]
        self.list = QuietList()
        self.list.setMinimumHeight(px(_LIST_HEIGHT))
        self.empty = EmptyState(_("No check-ins are kept here."))
        self.open_card = Card()
        self.opened = Label()
        self.open_button = Button(_("Read it"))
        self.save_button = Button(_("Save as text"), icon="file-down")
        self.remove_button = Button(_("Remove it"), icon="trash-2")
        self.line_button = Button(_("Show as a line"), "quiet")
        self._saving = Saving(desk, self)
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.words.clicked.connect(self._open_words)
        for button, form in zip(self.measures, self._forms, strict=True):
            button.setAccessibleDescription(form.title)
            button.setProperty("measure", form.id)
            button.clicked.connect(self._open_form)
        self.list.selectionModel().currentChanged.connect(self._close_note)
        self.list.activated.connect(self._read)
        self.open_button.clicked.connect(self._read)
        self.save_button.clicked.connect(self._save)
        self.remove_button.clicked.connect(self._remove)
        self.line_button.clicked.connect(self._open_line)
        self.setFocusProxy(self.words)
        self._show([])

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Label(_("Check-ins"), "title"))
        column.addWidget(Label(_("How is it? You can leave this blank."), "lead"))
        column.addWidget(self.message)
        column.addWidget(row(self.words))
        card = card_about(
            _("Questions that many clinics use"),
            _("None of them is a diagnosis. You can skip any question."),
        )
        for form, button in zip(self._forms, self.measures, strict=True):
            card.column.addWidget(Label(form.title, "muted"))
            card.column.addWidget(row(button))
        card.column.addWidget(Label(calls_nobody(), "muted"))
        column.addWidget(card)
        column.addSpacing(gap(GROUP_GAP))
        self._heading = field(column, _("What you kept"), self.list)
        column.addWidget(self.empty)
        self.open_card.column.addWidget(self.opened)
        column.addWidget(self.open_card)
        self._ways = row(self.open_button, self.save_button, self.remove_button)
        column.addWidget(self._ways)
        column.addWidget(row(self.line_button))
        column.addStretch(1)

    def show_state(self, _state: CareState) -> None:
        """Read what was kept anew."""
        log = self._desk.session.care_log
        self._desk.tasks.run(log.check_ins, self._show, self._desk.failed, topic="check-ins")

    def _show(self, kept: list[CheckIn]) -> None:
        self._kept = kept
        self.list.lines.show_rows(
            [Row(each.id, name_of_check_in(each, self._forms), when(each)) for each in kept]
        )
        for part in (self._heading, self.list, self._ways):
            part.setVisible(bool(kept))
        self.empty.setVisible(not kept)
        self.line_button.setVisible(bool(kinds(kept)))
        if kept:
            self.list.setCurrentIndex(self.list.lines.index(0))
        self._close_note()

    @Slot()
    def _open_words(self) -> None:
        self._desk.go("words")

    @Slot()
    def _open_form(self) -> None:
        self._desk.go("form", self.sender().property("measure"))

    @Slot()
    def _open_line(self) -> None:
        self._desk.go("line")

    # What was kept

    def _chosen(self) -> CheckIn | None:
        number = self.list.currentIndex().row()
        return self._kept[number] if 0 <= number < len(self._kept) else None

    @Slot(QModelIndex)
    def _close_note(self, _index: QModelIndex | None = None) -> None:
        self.open_card.hide()
        self.opened.setText("")

    @Slot()
    def _read(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.opened.setText("\n".join(lines_of(self._desk, chosen, self._forms)))
            self.open_card.show()

    @Slot()
    def _save(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            lines = lines_of(self._desk, chosen, self._forms)
            self._saving.ask(lines, f"{chosen.local_date}.txt")

    @Slot()
    def _remove(self) -> None:
        chosen, log = self._chosen(), self._desk.session.care_log
        if chosen is not None:
            self._desk.do(
                _("The check-in is removed."),
                partial(log.remove_check_in, chosen.id),
                partial(log.put_back_check_in, chosen),
            )
