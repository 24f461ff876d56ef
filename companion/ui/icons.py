"""Icons: one outline, one weight, always beside words (Lucide, assets/icons).

An icon is drawn in a colour of the theme in use, so whoever shows one draws it
anew when the theme changes (see widgets/basic.py:Button).
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QTransform

from companion.paths import assets
from companion.ui.theme import in_use

SIZE = 20
"""Pixels at 100 %: a little more than the letters beside it."""
_CLEAR = QColor(0, 0, 0, 0)
_GAP = 0.3
"""Room between an icon and its words, as a part of its size."""
_DIRECTIONAL = frozenset({"arrow-left", "arrow-right"})
"""Icons that point the other way where one reads from right to left."""


def icon(name: str, token: str, size: int, *, ratio: float = 1.0, mirrored: bool = False) -> QIcon:
    """Return an icon in the colour of a token of the theme in use.

    `size` is its height in pixels, `ratio` the pixels of the screen per pixel;
    `mirrored` is for writing from right to left. It is as wide as `room(size)`:
    Qt puts words closer to an icon than is good to look at.
    """
    colours = in_use().colours
    return _icon(name, colours[token], colours["muted"], size, ratio, mirrored)


@lru_cache(maxsize=256)
def _icon(
    name: str,
    colour: str,
    disabled: str,
    size: int,
    ratio: float,
    mirrored: bool,  # only called above
) -> QIcon:
    found = QIcon()
    mirror = mirrored and name in _DIRECTIONAL
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        drawn = _drawn(name, ink, size, ratio, mirror)
        spaced = QPixmap(round(room(size).width() * ratio), drawn.height())
        spaced.setDevicePixelRatio(ratio)
        spaced.fill(_CLEAR)
        painter = QPainter(spaced)
        painter.drawPixmap(QPointF(room(size).width() - size if mirrored else 0, 0), drawn)
        painter.end()
        found.addPixmap(spaced, mode)
    return found


def room(size: int) -> QSize:
    """Return the size of an icon with the gap to the words beside it, in pixels."""
    return QSize(size + round(size * _GAP), size)


def picture(name: str, token: str, size: int, *, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture, for painting it beside other things."""
    return _drawn(name, in_use().colours[token], size, ratio, mirror=False)


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, size: int, ratio: float, mirror: bool) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    outline = (assets() / "icons" / f"{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(outline.replace(b"currentColor", colour.encode())))
    pixels = round(size * ratio)
    drawn = QPixmap(pixels, pixels)
    drawn.fill(_CLEAR)
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    if mirror:
        drawn = drawn.transformed(QTransform().scale(-1, 1))
    drawn.setDevicePixelRatio(ratio)
    return drawn
