"""Every screen looks as it did when somebody last decided how it looks.

All screens in five themes, two languages and two text sizes are drawn and held
against the pictures kept in tests/pictures, at half their size, by the
difference an eye would see (pixelmatch: YIQ colours, edges smoothed out). After
a change that is meant: `make pictures`.
"""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it looks for Pillow, which it does not need here
    from pixelmatch import pixelmatch

from companion.ui.tour import LOOKS, Look, draw
from scripts.pictures import FORMAT, KEPT, halved

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise", extend=True)
"""What the platform without a screen says when a menu or a dialog opens."""

MOST = 0.003
"""The part of a picture that may differ: a fleck, not a word."""
_BYTES = 4
_AGAIN = "The look changed. If that is meant: `make pictures`, and look at what it drew."


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_it_looks_as_it_did(tmp_path: Path, look: Look) -> None:
    drawn = {picture.stem: picture for picture in draw(tmp_path, [look])}
    kept = {picture.stem: picture for picture in (KEPT / look.name).glob(f"*.{FORMAT}")}
    assert drawn.keys() == kept.keys(), _AGAIN
    other = {
        name: round(difference, 4)
        for name, picture in drawn.items()
        if (difference := seen(halved(picture), QImage(str(kept[name])))) > MOST
    }
    assert other == {}, _AGAIN


def seen(one: QImage, other: QImage) -> float:
    """Return which part of two pictures an eye would call different, from 0 to 1."""
    other = other.convertToFormat(one.format())
    if one == other:
        return 0.0
    if one.size() != other.size():
        return 1.0
    pixels = pixelmatch(rgba(one), rgba(other), one.width(), one.height(), includeAA=False)
    return float(pixels) / (one.width() * one.height())


def rgba(image: QImage) -> list[int]:
    """Return the bytes of a picture, four a pixel."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return list(bytes(plain.constBits())[: plain.width() * plain.height() * _BYTES])


def test_a_word_that_moved_is_seen() -> None:
    picture = QImage(str(next((KEPT / "dawn-en-100").glob(f"settings.{FORMAT}"))))
    assert seen(picture, picture) == 0
    moved = picture.copy(3, 3, picture.width(), picture.height())
    assert seen(moved, picture) > MOST
    dusk = QImage(str(next((KEPT / "dusk-en-100").glob(f"settings.{FORMAT}"))))
    assert seen(picture, dusk) > 0.5
    assert seen(picture, picture.scaled(10, 10)) == 1
