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

from companion.ui.application_events import application_events

GAP = 2
WIDTH = 3
"""Pixels; they do not grow with the text."""
ROOM = GAP + WIDTH
_MOVES = frozenset({
    QEvent.Type.Move,
    QEvent.Type.LayoutRequest,
    QEvent.Type.Resize,
    QEvent.Type.Hide,
})  # fmt: skip
_WITHOUT = frozenset({"page", "headline"})
"""Where one writes the caret shows where the keyboard is; a ring there would never rest."""


class FocusRing(QFrame):
    """Follows the focus through one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
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
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        events = application_events()
        if events is not None:
            events.listen(_MOVES, self._hear)

    @Slot()
    def _follow_focus(self) -> None:
        self._soon.start()

    def _hear(self, _watched: QObject, _event: QEvent) -> bool:
        """Look again when anything moves, grows, or is hidden."""
        self._soon.start()
        return False

    @Slot()
    def _place(self) -> None:
        control = QApplication.focusWidget()
        if (
            control is None
            or control.window() is not self._window
            or not control.isVisible()
            or _writes(control)
        ):
            self.hide()
            return
        corner = control.mapTo(self._window, QPoint())
        around = QRect(corner, control.size()).adjusted(-ROOM, -ROOM, ROOM, ROOM)
        if around != self.geometry():
            self.setGeometry(around)
        seen = self._seen(control) & around
        if seen.isEmpty():  # scrolled out of sight; Qt takes an empty mask for none at all
            self.hide()
            return
        if seen == around:
            self.clearMask()
        else:
            self.setMask(QRegion(seen.translated(-around.topLeft())))
        if not self.isVisible():
            self.show()
        self.raise_()

    def _seen(self, control: QWidget) -> QRect:
        """Return the part of the window in which the control can be seen."""
        seen = self._window.rect()
        step: QWidget | None = control
        while step is not None and step is not self._window:
            parent = step.parentWidget()
            if isinstance(parent, QAbstractScrollArea) and parent.viewport() is step:
                seen &= QRect(step.mapTo(self._window, QPoint()), step.size())
            step = parent
        return seen


def _writes(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit) and widget.property("kind") in _WITHOUT
