"""A picture of numbers over time: dots where a number was given, a line between them.

Drawn here, with no library (docs/decisions/013-the-picture-of-what-helps.md and
015-care-in-days-and-over-time.md). The same stands in words in a list beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.care.over_time import Point
from companion.i18n import _, long_date
from companion.ui.theme import gap, in_use, px

_HEIGHT = 220
_WIDTH = 240
_DOT = 5
_ROOM = 8


class LinePicture(QWidget):
    """Shows the whole scale, from 0 to the highest number, so that no step looks large.

    One colour for all of it: no number is marked as good or as bad.
    """

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[Point, ...] = ()
        self._highest = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, name: str, points: Sequence[Point], highest: int) -> None:
        """Show the numbers of a kind, the oldest first; `highest` is the end of its scale."""
        self._points = tuple(points)
        self._highest = max(highest, 1)
        words = _("Picture of {name} over time. The same is in the list below it.")
        self.setAccessibleName(words.format(name=name))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the scale and of the days below it."""
        return QSize(px(_WIDTH), px(_HEIGHT) + 2 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def place_of(self, point: Point) -> QPointF:
        """Return where a number is drawn: by its day from first to last, by its size upwards."""
        area = self._area()
        first = self._points[0].day.toordinal()
        days = self._points[-1].day.toordinal() - first
        part = (point.day.toordinal() - first) / days if days else 0.5
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            part = 1 - part
        return QPointF(
            area.left() + area.width() * part,
            area.bottom() - area.height() * point.number / self._highest,
        )

    def _area(self) -> QRectF:
        line, edge = self.fontMetrics().height(), px(_DOT) + 1
        numbers = self.fontMetrics().horizontalAdvance(str(self._highest)) + gap(_ROOM)
        left, right = numbers + edge, edge
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left, right = right, left
        top, bottom = line / 2, line * 1.5 + gap(_ROOM)
        return QRectF(left, top, self.width() - left - right, self.height() - top - bottom)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scale, the line, the dots, and the first and the last day."""
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_scale(painter)
        theme = in_use()
        places = [self.place_of(each) for each in self._points]
        painter.setPen(QPen(theme.colour("primary"), px(2)))
        painter.drawPolyline(places)
        painter.setBrush(theme.colour("primary"))
        for place in places:
            painter.drawEllipse(place, px(_DOT), px(_DOT))

    def _draw_scale(self, painter: QPainter) -> None:
        theme, area, line = in_use(), self._area(), self.fontMetrics().height()
        edge = px(_DOT) + 1
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        for number, height in ((self._highest, area.top()), (0, area.bottom())):
            painter.setPen(QPen(theme.colour("border"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(
                QPointF(area.left() - edge, height), QPointF(area.right() + edge, height)
            )
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRectF(0, height - line / 2, self.width(), line), start, str(number))
        below = QRectF(0, self.height() - line, self.width(), line)
        first, last = self._points[0].day, self._points[-1].day
        painter.drawText(below, start, long_date(first))
        if last != first:
            painter.drawText(below, end, long_date(last))
