"""Which notebook is looked at: a choice that is there once there is more than one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import _
from companion.ui.theme import gap
from companion.ui.widgets.basic import field
from companion.ui.widgets.choice import Choice

if TYPE_CHECKING:
    from companion.journal.notebooks import Notebook

ALL: Final = ""
"""Stands for all notebooks that are open."""
WAITS: Final = "waits"
"""Stands for the locked notebook while it is locked."""


@dataclass(frozen=True, slots=True)
class NotebookList:
    """What there is to choose from; made on the worker."""

    notebooks: list[Notebook]
    """Those that are open, the locked one last."""
    waits_for_key: bool
    """Whether there is a locked one that is not open."""
    chosen: str | None
    """The id of the one that is looked at; None for all."""


class NotebookChoice(QWidget):
    """Names of notebooks; a locked one has no name here."""

    chosen = Signal(str)
    """Another was chosen by the person; carries its id, ALL or WAITS."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice()
        self.choice.may_shrink()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(8))
        field(column, _("Notebook"), self.choice)
        self.choice.activated.connect(self._tell)
        self._current = ALL
        self.hide()

    def show_notebooks(self, there: NotebookList) -> None:
        """Show what there is, without telling anybody of a choice."""
        self.choice.clear()
        self.choice.addItem(_("All notebooks"), ALL)
        for one in there.notebooks:
            self.choice.addItem(one.name, one.id)
        if there.waits_for_key:
            self.choice.addItem(_("A locked notebook"), WAITS)
        self._current = there.chosen or ALL
        self._put_back()
        self.setVisible(len(there.notebooks) > 1 or there.waits_for_key)

    @Slot(int)
    def _tell(self, _number: int) -> None:
        chosen = str(self.choice.currentData())
        if chosen == WAITS:
            self._put_back()  # until its key was given
        if chosen != self._current:
            self.chosen.emit(chosen)

    def _put_back(self) -> None:
        self.choice.setCurrentIndex(max(0, self.choice.findData(self._current)))
