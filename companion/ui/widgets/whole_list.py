"""A quiet list as high as its rows, so that the page scrolls and not the list in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QWidget

from companion.ui.widgets.quiet_list import QuietList, Row

_MOST_ROWS = 30
"""With more than these it scrolls by itself, and only what is seen is drawn."""


class WholeList(QuietList):
    """Rows that are opened with a click or with Enter."""

    opened = Signal(str)
    """A row was opened; carries its id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows; the one that was chosen stays chosen, if it is there."""
        chosen = self.lines.row(self.currentIndex())
        self.lines.show_rows(rows)
        index = self.lines.index_of(chosen.id if chosen is not None else "")
        self.setCurrentIndex(index if index.isValid() else self.lines.index(0))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take the room that other letters need."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        option = QStyleOptionViewItem()
        option.font = self.font()
        delegate = self.itemDelegate()
        heights = [
            delegate.sizeHint(option, self.lines.index(number)).height()
            for number in range(min(self.lines.rowCount(), _MOST_ROWS))
        ]
        self.setFixedHeight(sum(heights) + 2 * self.frameWidth() + len(heights))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        row = self.lines.row(index)
        if row is not None:
            self.opened.emit(row.id)
