"""Where the window was, so that it comes back there: a place and a size; and before the others."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

LEAST = QSize(320, 400)
"""The smallest window, in pixels: one column still fits."""
_DEFAULT = QSize(1180, 820)
_FRAME = QSize(8, 40)
"""What a desktop may draw around the window, in pixels; Qt knows it only when it is shown."""
_MAXIMIZED = "maximized"
_SEEN = 64
"""At least so much of the window must be on a screen that is there today, in pixels."""


def restore(window: QWidget, described: str) -> None:
    """Put the window where it was, if that place still is on a screen."""
    window.setMinimumSize(LEAST)
    place, maximized = _read(described)
    available = QGuiApplication.primaryScreen().availableGeometry()
    if place is None:
        window.resize(_DEFAULT.boundedTo(available.size() - _FRAME))
    else:
        window.setGeometry(place)
    if maximized:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def describe(window: QWidget) -> str:
    """Return where the window is, as Settings.window holds it."""
    place = window.normalGeometry() if window.isMaximized() else window.geometry()
    words = f"{place.x()} {place.y()} {place.width()} {place.height()}"
    return f"{words} {_MAXIMIZED}" if window.isMaximized() else words


def bring_up(window: QWidget) -> None:
    """Bring the window before the others, minimized or not."""
    state = window.windowState() & ~Qt.WindowState.WindowMinimized
    window.setWindowState(state | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()


def _read(described: str) -> tuple[QRect | None, bool]:
    *numbers, last = described.split(" ") if described else ["", ""]
    maximized = last == _MAXIMIZED
    if not maximized:
        numbers.append(last)
    try:
        left, top, width, height = (int(number) for number in numbers)
    except ValueError:
        return None, maximized
    place = QRect(left, top, width, height)
    on_a_screen = any(
        (seen := place & screen.availableGeometry()).width() >= _SEEN and seen.height() >= _SEEN
        for screen in QGuiApplication.screens()
    )
    fits = width >= LEAST.width() and height >= LEAST.height()
    return (place if on_a_screen and fits else None), maximized
