"""A picture of what helps: from where to where distress changed, and the middle of it.

Drawn here, with no library: see docs/decisions/013-the-picture-of-what-helps.md.
The same stands in words in a list beside it, for the ear and for the exact number.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.care.what_helps import MOST_DISTRESS, Helped
from companion.i18n import _
from companion.ui.theme import gap, in_use, px

_BAR = 12
_ROW_GAP = 12
_WIDTH = 240


@dataclass(frozen=True, slots=True)
class Span:
    """One line of the picture."""

    title: str
    helped: Helped


class HelpsPicture(QWidget):
    """Draws a bar from the change that eased most to the one that eased least, and its middle.

    Lighter is where reading begins, heavier where it ends; no colour says which is good.
    """

    def __init__(self) -> None:
        super().__init__()
        self._spans: list[Span] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_spans(self, spans: list[Span]) -> None:
        """Show these; only those that have numbers may come."""
        self._spans = spans
        told = ". ".join(span.title for span in spans)
        self.setAccessibleName(_("Picture of what helps: {titles}").format(titles=told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of all lines, the scale below them included."""
        line = self.fontMetrics().height()
        each = line + px(_BAR) + gap(_ROW_GAP) * 2
        return QSize(px(_WIDTH), each * len(self._spans) + line + gap(_ROW_GAP))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def place_of(self, change: float) -> float:
        """Return how far from the start a change is drawn, in pixels."""
        edge = px(_BAR)
        room = self.width() - 2 * edge
        part = (change + MOST_DISTRESS) / (2 * MOST_DISTRESS)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            part = 1 - part
        return edge + room * part

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines from top to bottom, and the words of the scale."""
        theme = in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(self.font())
        line, bar, room = metrics.height(), px(_BAR), gap(_ROW_GAP)
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QPen(theme.colour("border"), 1, Qt.PenStyle.DashLine))
        still = self.place_of(0)
        painter.drawLine(QPointF(still, 0), QPointF(still, self.height() - line - room))
        top = 0.0
        for span in self._spans:
            painter.setPen(theme.colour("text"))
            words = metrics.elidedText(span.title, Qt.TextElideMode.ElideRight, self.width())
            painter.fillRect(
                QRectF(0, top, metrics.horizontalAdvance(words) + room, line), theme.colour("bg")
            )
            painter.drawText(QRectF(0, top, self.width(), line), start, words)
            self._draw_span(painter, span.helped, top + line + room / 2, bar)
            top += line + bar + room * 2
        painter.setPen(theme.colour("muted"))
        below = QRectF(0, self.height() - line, self.width(), line)
        painter.drawText(below, start, _("lighter"))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, _("no change"))
        painter.drawText(below, end, _("heavier"))

    def _draw_span(self, painter: QPainter, helped: Helped, top: float, bar: int) -> None:
        if helped.low is None or helped.high is None or helped.middle is None:
            return
        theme = in_use()
        ends = sorted((self.place_of(helped.low), self.place_of(helped.high)))
        painter.setPen(QPen(theme.colour("primary"), px(2)))
        painter.setBrush(theme.colour("primary_soft"))
        painter.drawRoundedRect(
            QRectF(ends[0] - bar / 2, top, ends[1] - ends[0] + bar, bar), bar / 2, bar / 2
        )
        painter.setBrush(theme.colour("primary"))
        painter.drawEllipse(
            QPointF(self.place_of(helped.middle), top + bar / 2), bar * 0.6, bar * 0.6
        )
