"""The year at a glance: a line a month with soft bands, which is a list to a screen reader."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from companion.i18n import _, month_name
from companion.planner.words import month_words
from companion.planner.year import Band
from companion.ui.theme import TARGET, gap, in_use, px
from companion.ui.widgets.quiet_list import QuietDelegate, QuietList, Row

if TYPE_CHECKING:
    from companion.planner.year import Month, YearPicture

_BAND = 14
_PADDING = 6
_MOST_DAYS = 31
_LINE = 1.3
_MOST_DRAWN = 30
"""Dates of a month that could have room on its line; the rest would be cut off."""


class YearDelegate(QuietDelegate):
    """Draws a month: its name and its dates in words, and below them its days."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.months: tuple[Month, ...] = ()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Any) -> QSize:
        """Return the room for a line of words and the band."""
        height = round(QFontMetrics(option.font).height() * _LINE) + px(_BAND)
        return QSize(px(120), max(height + 2 * gap(_PADDING), px(TARGET)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Draw one month."""
        ink, quiet = self._paint_ground(painter, option, index)
        month = self.months[index.row()]
        side = px(_PADDING)
        line = round(QFontMetrics(option.font).height() * _LINE)
        top = option.rect.adjusted(side, gap(_PADDING), -side, 0)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        name = month_name(month.number)
        taken = QFontMetrics(bold).horizontalAdvance(name) + gap(12)
        start = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        painter.setFont(bold)
        painter.setPen(ink)
        place = QRect(top.left(), top.top(), top.width(), line)
        painter.drawText(place, start | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(option.font)
        painter.setPen(quiet)
        rest = QStyle.visualRect(option.direction, place, place.adjusted(taken, 0, 0, 0))
        words = QFontMetrics(option.font).elidedText(
            short_words(month), Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(rest, start | Qt.AlignmentFlag.AlignVCenter, words)
        band = QRectF(top.left(), top.top() + line + gap(4), top.width(), px(_BAND))
        self._draw_days(painter, month, band, mirrored=option.direction.name == "RightToLeft")

    def _draw_days(self, painter: QPainter, month: Month, band: QRectF, *, mirrored: bool) -> None:
        theme = in_use()
        width = band.width() / _MOST_DAYS
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("divider"), 1))
        middle = band.center().y()
        length = width * len(month.days)
        left = band.right() - length if mirrored else band.left()
        painter.drawLine(int(left), int(middle), int(left + length), int(middle))

        def at(number: int, count: int = 1) -> QRectF:
            offset = number * width
            begin = band.right() - offset - count * width if mirrored else band.left() + offset
            return QRectF(begin, band.top(), count * width, band.height())

        round_by = band.height() / 3
        painter.setPen(QPen(theme.colour("on_primary_soft"), 1))
        painter.setBrush(theme.colour("primary_soft"))
        for first, last in month.stretches():
            painter.drawRoundedRect(at(first.day - 1, (last - first).days + 1), round_by, round_by)
        painter.setBrush(theme.colour("primary"))
        painter.setPen(Qt.PenStyle.NoPen)
        for cell in month.days:
            if cell.band is Band.DATE:
                painter.drawRoundedRect(at(cell.day.day - 1), round_by, round_by)
        painter.restore()


class YearList(QuietList):
    """Twelve months; the arrows go through them, Enter opens one."""

    def __init__(self) -> None:
        super().__init__()
        self._delegate = YearDelegate(self)
        self.setItemDelegate(self._delegate)

    def show_year(self, picture: YearPicture, rows: list[Row]) -> None:
        """Show a year with its lines, which `rows_of` made."""
        self._delegate.months = picture.months
        self.lines.show_rows(rows)


def rows_of(picture: YearPicture) -> list[Row]:
    """Return the months as lines, with all that a screen reader says."""
    return [Row(str(month.number), month_words(month)) for month in picture.months]


def short_words(month: Month) -> str:
    """Return the dates of a month in a few words, and that there are days around a date."""
    dates = chain.from_iterable(cell.dates for cell in month.days)
    named = _("{day}: {name}")
    if drawn := [
        named.format(day=one.day.day, name=one.name) for one in islice(dates, _MOST_DRAWN)
    ]:
        return "; ".join(drawn)
    return _("days around a date") if month.stretches() else ""
