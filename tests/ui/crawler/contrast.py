"""Contrast as it is drawn: what the eye gets, not what the tokens promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from companion.ui.main_window import MainWindow
from companion.ui.widgets.choice import Choice
from tests.ui.crawler.rules import name_of, own

LEAST = 4.5
"""WCAG 2.2, 1.4.3; held for large text too, where 3 would be enough."""
LEAST_OF_EDGES = 3.0
"""WCAG 2.2, 1.4.11."""


def words(window: MainWindow) -> Iterator[str]:
    """Everything that can be read stands out from its ground."""
    image = window.grab().toImage()
    for widget in own(window):
        if isinstance(widget, QLabel | QAbstractButton) and widget.text() and widget.isEnabled():
            place = _seen(window, widget)
            if place.height() < widget.height():
                continue  # scrolled partly out of sight
            found = _contrast(image, place)
            if found is not None and found < LEAST:
                yield f"{found:.1f} to 1: {type(widget).__name__} {name_of(widget)!r}"


def edges(window: MainWindow) -> Iterator[str]:
    """Hold that the edge of a field stands out from what is around it."""
    image = window.grab().toImage()
    for widget in own(window):
        if isinstance(widget, QLineEdit | Choice) and widget.property("kind") != "headline":
            place = _seen(window, widget)
            if place.height() < widget.height() or place.width() < 20:
                continue
            line = QRect(place.center().x(), place.top() - 3, 1, 6)
            found = _contrast(image, line, few=True)
            if found is not None and found < LEAST_OF_EDGES:
                yield f"{found:.1f} to 1: the edge of {name_of(widget)!r}"


def _seen(window: MainWindow, widget: QWidget) -> QRect:
    """Return the part of a widget that is in sight, in the window."""
    seen = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(window, seen.topLeft() + QPoint()), seen.size()) & window.rect()


def _contrast(image: QImage, place: QRect, *, few: bool = False) -> float | None:
    """Return the contrast between the ground of a place and the ink farthest from it."""
    if place.isEmpty() or (not few and (place.height() < 12 or place.width() < 12)):
        return None  # scrolled almost out of sight
    ratio = image.devicePixelRatio()
    step = 1 if few or place.width() * place.height() < 40_000 else 2
    counted = Counter(
        image.pixel(round(x * ratio), round(y * ratio))
        for x in range(place.left(), place.right() + 1, step)
        for y in range(place.top(), place.bottom() + 1, step)
        if 0 <= x < image.width() and 0 <= y < image.height()
    )
    if len(counted) < 2:
        return None
    ground = luminance(QColor.fromRgb(counted.most_common(1)[0][0]))
    return max(ratio_of(ground, luminance(QColor.fromRgb(each))) for each in counted)


def ratio_of(one: float, other: float) -> float:
    """Return the contrast of two luminances (WCAG 2.2)."""
    darker, lighter = sorted((one, other))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
