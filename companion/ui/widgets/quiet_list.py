"""A list of a few quiet lines a row: what it is, below it when or where, and no more.

A model and a delegate rather than a widget a row: 50,000 rows cost nothing
until they are seen, and a screen reader finds a real list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from companion.ui.theme import TARGET, gap, in_use, px

_MOST_ROWS: Final = 7
_PADDING: Final = 10
_BATCH: Final = 50
"""How many rows of a long list are measured in one go."""
_INVALID = QModelIndex()
Index = QModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in a list."""

    id: str
    title: str
    detail: str = ""
    """A day, a place: the second line, in a quieter colour."""
    snippet: str = ""
    """A third line."""
    is_draft: bool = False
    """Whether it is not saved yet; `id` is then a draft's."""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.detail, self.title, self.snippet) if part)


class RowModel(QAbstractListModel):
    """Rows that were loaded so far; asks for more when the view comes to the end."""

    more_wanted = Signal()
    """The end is in sight and there may be more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._coming: list[Row] = []
        self._may_have_more = False

    def show_long(self, rows: list[Row]) -> None:
        """Show other rows from the start, of which there may be thousands.

        The view measures each row that it has; the later ones join when it comes to them.
        """
        self.show_rows(rows[:_BATCH], may_have_more=len(rows) > _BATCH)
        self._coming = rows[_BATCH:]

    def show_rows(self, rows: list[Row], *, may_have_more: bool = False) -> None:
        """Show other rows from the start."""
        self.beginResetModel()
        self._rows = rows
        self._coming = []
        self._may_have_more = may_have_more
        self.endResetModel()

    def append(self, rows: list[Row], *, may_have_more: bool) -> None:
        """Add rows at the end."""
        self._may_have_more = may_have_more
        if rows:
            start = len(self._rows)
            self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def row(self, index: Index) -> Row | None:
        """Return the row at an index."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def index_of(self, row_id: str) -> Index:
        """Return the index of a row by its id, invalid when it is not shown."""
        for number, row in enumerate(self._rows):
            if row.id == row_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Any = _INVALID) -> int:
        """Return how many rows are loaded."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Any) -> bool:
        """Say whether there may be more; called by the view."""
        return not parent.isValid() and self._may_have_more

    def fetchMore(self, parent: Any) -> None:
        """Ask for more; they arrive later."""
        self._may_have_more = False
        if self._coming:
            rows, self._coming = self._coming[:_BATCH], self._coming[_BATCH:]
            self.append(rows, may_have_more=bool(self._coming))
        else:
            self.more_wanted.emit()

    def data(self, index: Any, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return what Qt asks about a row."""
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.UserRole:
            return row
        return None


class QuietDelegate(QStyledItemDelegate):
    """What all rows have in common, however they are drawn: the ground, and two colours on it."""

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Any
    ) -> tuple[QColor, QColor]:
        """Draw what stands behind a row; return the colours of its words and its quiet words."""
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        if option.state & QStyle.StateFlag.State_Selected:
            ink = in_use().colour("on_primary_soft")
            return ink, ink
        return in_use().colour("text"), in_use().colour("muted")


class RowDelegate(QuietDelegate):
    """Draws a row: title, detail below it, and a snippet below that."""

    def __init__(self, parent: QObject | None = None, *, wraps: bool = False) -> None:
        super().__init__(parent)
        self._wraps = wraps

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        """Return the room for the lines a row has; never less than a finger needs."""
        row: Row | None = index.data(Qt.ItemDataRole.UserRole)
        lines = 1 if row is None else 1 + bool(row.detail) + bool(row.snippet)
        view = option.widget
        if row is not None and self._wraps and isinstance(view, QListView):
            width = view.viewport().width() - 2 * px(_PADDING)
            parts = _parts(row, option.font)
            lines = sum(len(self._lines(words, font, width)) for words, font, _quiet in parts)
        return QSize(px(120), max(lines * line_of(option.font) + 2 * gap(_PADDING), px(TARGET)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Draw one row."""
        row: Row | None = index.data(Qt.ItemDataRole.UserRole)
        if row is None:
            return
        ink, quiet = self._paint_ground(painter, option, index)
        line, padding = line_of(option.font), px(_PADDING)
        box = option.rect.adjusted(padding, gap(_PADDING), -padding, 0)
        painter.setLayoutDirection(option.direction)
        start = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        for words, font, is_quiet in _parts(row, option.font):
            painter.setFont(font)
            painter.setPen(quiet if is_quiet else ink)
            for shown in self._lines(words, font, box.width()):
                place = QRect(box.left(), box.top(), box.width(), line)
                box.translate(0, line)
                painter.drawText(place, start | Qt.AlignmentFlag.AlignVCenter, shown)

    def _lines(self, words: str, font: QFont, width: int) -> list[str]:
        """Return words as they are shown in a width: on one line, or on as many as it takes."""
        metrics = QFontMetrics(font)
        if not self._wraps or metrics.horizontalAdvance(words) <= width:
            return [metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)]
        return _wrapped(words, font, width)


class QuietList(QListView):
    """Shows rows; scrolls down only, and never starts to edit or drag one."""

    def __init__(self, parent: QWidget | None = None, *, wraps: bool = False) -> None:
        """Make one; where it `wraps`, long words go on below instead of being cut.

        That is for lists of some hundred rows at most: each is measured in the width there is.
        """
        super().__init__(parent)
        self._wraps = wraps
        self.setProperty("kind", "quiet")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.lines = RowModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(RowDelegate(self, wraps=wraps))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew where their lines depend on the width."""
        super().resizeEvent(event)
        if self._wraps and event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


def _parts(row: Row, font: QFont) -> list[tuple[str, QFont, bool]]:
    """Return what a row says, part by part, with the letters of each and whether it is quiet."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    parts = ((row.title, bold, False), (row.detail, font, True), (row.snippet, font, False))
    return [part for part in parts if part[0]]


def _wrapped(words: str, font: QFont, width: int) -> list[str]:
    """Return words broken between them to fit a width, in pixels."""
    layout = QTextLayout(words, font)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        start = line.textStart()
        lines.append(words[start : start + line.textLength()].strip())
    layout.endLayout()
    return lines


def line_of(font: QFont) -> int:
    """Return the height of a line in some letters, in pixels."""
    return round(QFontMetrics(font).height() * 1.2)


def fitted(shown: QuietList, most: int = _MOST_ROWS) -> None:
    """Give a list the height of its rows; of some of them where there are many."""
    count = min(shown.lines.rowCount(), most)
    height = sum(shown.sizeHintForRow(number) for number in range(count))
    shown.setFixedHeight(height + px(4))
