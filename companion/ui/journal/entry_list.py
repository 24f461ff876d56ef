"""The list of pages: day and title, never a word of the text unless it was searched for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from companion.i18n import _, long_date
from companion.journal.model import Draft, EntrySummary, SearchHit

_PADDING: Final = 10
_INVALID = QModelIndex()
Index = QModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    id: str
    """The page's id; for a new page that was not saved, its draft's."""
    title: str
    day: str
    snippet: str = ""
    is_draft: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.day, self.title, self.snippet) if part)


def row_of_entry(entry: EntrySummary, snippet: str = "") -> Row:
    """Return the row of a saved page."""
    return Row(
        entry.id,
        entry.title or _("Page without a title"),
        long_date(entry.local_date),
        snippet,
    )


def row_of_hit(hit: SearchHit) -> Row:
    """Return the row of a page that a search found."""
    return row_of_entry(hit.summary, " ".join(hit.snippet.split()))


def row_of_draft(draft: Draft) -> Row:
    """Return the row of a new page that was not saved yet."""
    return Row(
        draft.id, draft.page.title or _("Page without a title"), _("Not saved yet"), is_draft=True
    )


class EntryModel(QAbstractListModel):
    """Rows that were loaded so far; asks for more when the view comes to the end."""

    more_wanted = Signal()
    """The end is in sight and there may be more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._may_have_more = False

    def show_rows(self, rows: list[Row], *, may_have_more: bool = False) -> None:
        """Show other rows from the start."""
        self.beginResetModel()
        self._rows = rows
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
        """Return the index of a page, invalid when it is not shown."""
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


class EntryDelegate(QStyledItemDelegate):
    """Draws a row: title, day below it, and what a search found below that."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        """Return the room for two lines, or three with a snippet."""
        row: Row | None = index.data(Qt.ItemDataRole.UserRole)
        lines = 3 if row is not None and row.snippet else 2
        return QSize(160, lines * QFontMetrics(option.font).lineSpacing() + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Draw one row."""
        row: Row | None = index.data(Qt.ItemDataRole.UserRole)
        if row is None:
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        line = QFontMetrics(option.font).lineSpacing()
        box = option.rect.adjusted(_PADDING, _PADDING, -_PADDING, 0)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        # The application's: a style sheet makes the widget's own half transparent.
        quiet = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        plain = option.palette.color(QPalette.ColorRole.Text)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        for number, (words, font, colour) in enumerate((
            (row.title, bold, plain),
            (row.day, option.font, plain if selected else quiet),
            (row.snippet, option.font, plain),
        )):  # fmt: skip
            if not words:
                continue
            place = QRect(box.left(), box.top() + number * line, box.width(), line)
            painter.setFont(font)
            painter.setPen(colour)
            elided = QFontMetrics(font).elidedText(
                words, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, elided)
