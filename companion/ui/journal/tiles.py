"""Files of a page as tiles: a name, a kind, a size; a picture only as a few soft colors."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from companion.i18n import _
from companion.ui import icons
from companion.ui.theme import gap, in_use, px
from companion.ui.widgets.quiet_list import QuietDelegate, QuietList, Row, line_of

_WIDTH: Final = 176
_PICTURE: Final = 84
_PADDING: Final = 10
_ROUND: Final = 8


def file_kind(media_type: str) -> str:
    """Return what a file is, in a word."""
    if media_type == "application/pdf":
        return _("PDF")
    return {
        "image": _("Picture"),
        "audio": _("Sound"),
        "video": _("Film"),
        "text": _("Text"),
    }.get(media_type.partition("/")[0], _("File"))


class Tiles(QuietList):
    """A grid one walks through with the arrows; Enter opens a tile."""

    opened = Signal()
    """The chosen tile is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._soft: dict[str, QImage] = {}
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setSpacing(gap(4))
        self.setItemDelegate(TileDelegate(self._soft, self))
        self.activated.connect(self._open)

    def show_soft(self, row_id: str, picture: QImage) -> None:
        """Show the colours of a picture on its tile; none of it can be made out."""
        self._soft[row_id] = picture
        self.viewport().update()

    def show_rows(self, rows: list[Row]) -> None:
        """Show other tiles; colours of those that are gone are forgotten."""
        for gone in self._soft.keys() - {row.id for row in rows}:
            del self._soft[gone]
        self.lines.show_rows(rows)

    def lacks(self, row_id: str) -> bool:
        """Say whether the colours of a tile were not shown yet."""
        return row_id not in self._soft

    @Slot(QModelIndex)
    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit()


class TileDelegate(QuietDelegate):
    """Draws a tile: soft colours or a sign, the name, and below it kind and size."""

    def __init__(self, soft: dict[str, QImage], parent: QWidget) -> None:
        super().__init__(parent)
        self._soft = soft

    def sizeHint(self, option: QStyleOptionViewItem, _index: Any) -> QSize:
        """Return the size of every tile."""
        height = px(_PICTURE) + 3 * gap(_PADDING) + 2 * line_of(option.font)
        return QSize(px(_WIDTH), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Draw one tile."""
        row: Row | None = index.data(Qt.ItemDataRole.UserRole)
        if row is None:
            return
        ink, quiet = self._paint_ground(painter, option, index)
        padding = gap(_PADDING)
        box = option.rect.adjusted(padding, padding, -padding, -padding)
        place = QRect(box.left(), box.top(), box.width(), px(_PICTURE))
        self._paint_picture(painter, place, row.id)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        line = line_of(option.font)
        below = QRect(box.left(), place.bottom() + padding // 2, box.width(), line)
        start = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        for words, font, colour in ((row.title, bold, ink), (row.detail, option.font, quiet)):
            painter.setFont(font)
            painter.setPen(colour)
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideMiddle, box.width())
            painter.drawText(below, start | Qt.AlignmentFlag.AlignVCenter, shown)
            below.translate(0, line)

    def _paint_picture(self, painter: QPainter, place: QRect, row_id: str) -> None:
        soft = self._soft.get(row_id)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(place), px(_ROUND), px(_ROUND))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(outline)
        painter.fillRect(place, in_use().colour("surface2"))
        if soft is not None and not soft.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, soft)
        else:
            size = px(icons.SIZE)
            sign = icons.picture("paperclip", "muted", size)
            at = place.center()
            painter.drawPixmap(at.x() - size // 2, at.y() - size // 2, size, size, sign)
        painter.restore()
