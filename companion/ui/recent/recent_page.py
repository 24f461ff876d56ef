"""Recent changes: everything that was done in this visit, each with its undo."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QWidget

from companion.i18n import _
from companion.ui.recent.recent_changes import Change, RecentChanges
from companion.ui.theme import px
from companion.ui.widgets.basic import Button, ColumnPage, field, row
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.label import Label
from companion.ui.widgets.quiet_list import QuietList, Row

_LEAST_HEIGHT = 240


class RecentPage(ColumnPage):
    """A list of sentences, and one button for the chosen one."""

    turn_chosen = Signal(object)
    """Undo a change, or do it again; carries the Change."""
    closed = Signal()
    """Back was pressed."""

    def __init__(self, recent: RecentChanges, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = recent
        self.list = QuietList()
        self.list.setMinimumHeight(px(_LEAST_HEIGHT))
        self.turn_button = Button(_("Undo this change"), "main", icon="undo-2")
        self.back = Button(_("Back"), icon="arrow-left")
        self.empty = EmptyState(_("Nothing was changed in this visit."))
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("Recent changes"), "title"))
        self.column.addWidget(
            Label(_("Kept until you lock the journal. Nothing of this list is written down."))
        )
        self._heading = field(self.column, _("In this visit"), self.list)
        self.column.setStretchFactor(self.list, 1)
        self.column.addWidget(self.empty)
        self.column.addWidget(row(self.turn_button))
        self.column.addStretch(1)
        self.list.selectionModel().currentChanged.connect(self._name_button)
        self.turn_button.clicked.connect(self._turn)
        self.back.clicked.connect(self.closed)
        recent.changed.connect(self._show)
        self.setFocusProxy(self.list if recent.all else self.back)
        self._show()

    def _chosen(self) -> Change | None:
        number = self.list.currentIndex().row()
        return self._recent.all[number] if 0 <= number < len(self._recent.all) else None

    @Slot()
    def _show(self) -> None:
        """Show the list anew; the chosen line stays chosen."""
        number = max(0, self.list.currentIndex().row())
        self.list.lines.show_rows([_row(change) for change in self._recent.all])
        some = bool(self._recent.all)
        for widget in (self._heading, self.list, self.turn_button):
            widget.setVisible(some)
        self.empty.setVisible(not some)
        if some:
            self.list.setCurrentIndex(self.list.lines.index(min(number, len(self._recent.all) - 1)))
        self._name_button()

    @Slot(QModelIndex)
    def _name_button(self, _index: QModelIndex | None = None) -> None:
        change = self._chosen()
        undone = change is not None and change.is_undone
        self.turn_button.name(_("Do it again") if undone else _("Undo this change"))

    @Slot()
    def _turn(self) -> None:
        change = self._chosen()
        if change is not None:
            self.turn_chosen.emit(change)


def _row(change: Change) -> Row:
    at = f"{change.moment:%H:%M}"
    detail = _("{time}, undone").format(time=at) if change.is_undone else at
    return Row(str(id(change)), change.sentence, detail)
