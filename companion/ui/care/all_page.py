"""All ideas: by group or for a moment, searched by words, the hidden ones when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QLineEdit

from companion.care.choices import is_offered
from companion.care.model import OWN, SPIRITUAL, Idea
from companion.i18n import _
from companion.ui.care.said import row_of
from companion.ui.theme import px
from companion.ui.widgets.basic import Button, ColumnPage, field, row
from companion.ui.widgets.choice import Choice, Tick
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.quiet_list import QuietList

if TYPE_CHECKING:
    from companion.ui.care.desk import CareDesk
    from companion.ui.care.state import CareState

_LIST_HEIGHT = 400
_EXERCISES = "exercises"


class AllPage(ColumnPage):
    """A list of everything that may be offered to this person."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: CareDesk) -> None:
        super().__init__()
        self._desk = desk
        self._state = desk.state
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.search = QLineEdit()
        self.group = Choice()
        self.hidden = Tick(_("Show what I hid"))
        self.list = QuietList(wraps=True)
        self.list.setMinimumHeight(px(_LIST_HEIGHT))
        self.empty = EmptyState(_("Nothing with these words."), icon="search")
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Label(_("All ideas"), "title"))
        column.addWidget(self.message)
        field(column, _("Search ideas"), self.search)
        self.group.may_shrink()
        field(column, _("Group"), self.group)
        column.addWidget(self.hidden)
        self._heading = field(column, _("Ideas"), self.list)
        column.setStretchFactor(self.list, 1)
        column.addWidget(self.empty)
        self._fill_groups()
        self.back.clicked.connect(self.closed)
        self.search.textChanged.connect(self._show)
        self.group.activated.connect(self._show)
        self.hidden.toggled.connect(self._show)
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        self.setFocusProxy(self.search)

    def _fill_groups(self) -> None:
        catalog = self._desk.steady.catalog
        self.group.addItem(_("Every group"), ("", ""))
        self.group.addItem(_("Guided exercises"), (_EXERCISES, ""))
        groups = dict.fromkeys(each.category for each in catalog.activities)
        for each in groups:
            if each != SPIRITUAL or self._state.choices.spiritual:
                self.group.addItem(catalog.labels.of("categories", each), ("group", each))
        self.group.addItem(_("My own"), ("group", OWN))
        for collection in catalog.collections:
            self.group.addItem(collection.title, ("moment", collection.id))

    def show_state(self, state: CareState) -> None:
        """Show the list anew."""
        self._state = state
        self._show()

    @Slot()
    def _show(self) -> None:
        catalog = self._desk.steady.catalog
        found = [each for each in self._of_group() if self._is_wanted(each)]
        self.list.lines.show_rows([row_of(catalog, each) for each in found])
        self._heading.setVisible(bool(found))
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        if found:
            self.list.setCurrentIndex(self.list.lines.index(0))

    def _of_group(self) -> list[Idea]:
        kind, key = self.group.currentData()
        ideas = self._desk.ideas()
        if kind == _EXERCISES:
            return list(self._desk.steady.catalog.exercises)
        if kind == "group":
            return [each for each in ideas if each.category == key]
        if kind == "moment":
            found = (each for each in self._desk.steady.catalog.collections if each.id == key)
            wanted = next(found).items
            by_id = {each.id: each for each in ideas}
            return [by_id[each] for each in wanted if each in by_id]
        return list(ideas)

    def _is_wanted(self, idea: Idea) -> bool:
        choices = self._state.choices
        is_hidden = idea.id in choices.hidden
        shown = is_hidden if self.hidden.isChecked() else is_offered(idea, choices)
        words = f"{idea.title} {idea.summary}".casefold()
        return shown and all(part in words for part in self.search.text().casefold().split())

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        chosen = self.list.lines.row(index)
        if chosen is not None:
            self._desk.go("idea", chosen.id)
