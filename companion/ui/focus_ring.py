"""The focus ring: outside the control that has the keyboard, with a gap to it.

A ring on the control's own edge is below 3 to 1 against a filled button in
every theme (care.md 4.5). Qt's style sheets cannot draw outside a control, and
QFocusFrame has a fixed margin, so this is a frame of our own: laid over the
window, it takes no part in layout, focus or mouse.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

GAP = 2
WIDTH = 3
"""Pixels; they do not grow with the text."""
ROOM = GAP + WIDTH
_MOVES = frozenset({
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
})  # fmt: skip
_WITHOUT = frozenset({"page", "headline"})
"""Where one writes the caret shows where the keyboard is; a ring there would never rest."""


class FocusRing(QFrame):
    """Follows the focus through one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._followed: list[QWidget] = []
        # Moved a moment later, never inside the event: Qt may be in the middle of
        # showing or hiding these very widgets, and a window was seen to crash so.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._place)
        self.setProperty("kind", "ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr]

    @Slot(QWidget, QWidget)
    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        for widget in self._followed:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._followed = []
        if now is not None and now.window() is self._window and not _writes(now):
            self._follow(now)
        self._soon.start()

    def _follow(self, control: QWidget) -> None:
        """Watch the control and everything it stands in: any of them may move."""
        step: QWidget | None = control
        while step is not None and step is not self._window:
            step.installEventFilter(self)
            self._followed.append(step)
            step = step.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along when something moves, grows, or is hidden."""
        if event.type() in _MOVES:
            self._soon.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _place(self) -> None:
        control = self._followed[0] if self._followed else None
        if control is None or not isValid(control) or not control.isVisible():
            self.hide()
            return
        corner = control.mapTo(self._window, QPoint())
        around = QRect(corner, control.size()).adjusted(-ROOM, -ROOM, ROOM, ROOM)
        self.setGeometry(around)
        seen = self._seen()
        if seen.contains(around):
            self.clearMask()
        else:
            self.setMask(QRegion((seen & around).translated(-around.topLeft())))
        self.show()
        self.raise_()

    def _seen(self) -> QRect:
        """Return the part of the window in which the control can be seen."""
        seen = self._window.rect()
        for widget in self._followed:
            parent = widget.parentWidget()
            if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
                seen &= QRect(widget.mapTo(self._window, QPoint()), widget.size())
        return seen


def _writes(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit) and widget.property("kind") in _WITHOUT
