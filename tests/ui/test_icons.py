"""Icons: of one set and one weight, in the colours of the theme, each one used."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import companion
from companion.paths import assets
from companion.settings import Settings
from companion.ui import icons, theme

FOLDER = assets() / "icons"
CODE = [file.read_text("utf-8") for file in (Path(companion.__file__).parent / "ui").rglob("*.py")]


def test_all_have_one_weight_and_no_colour_of_their_own() -> None:
    for file in FOLDER.glob("*.svg"):
        drawing = file.read_text("utf-8")
        assert 'stroke-width="2"' in drawing, file.name
        assert "currentColor" in drawing, file.name
        assert 'viewBox="0 0 24 24"' in drawing, file.name
    assert "ISC" in (FOLDER / "LICENSE.txt").read_text("utf-8")


def test_none_is_kept_for_nothing() -> None:
    unused = [file.stem for file in FOLDER.glob("*.svg") if not used(file.stem)]
    assert unused == []


def used(name: str) -> bool:
    return any(f'"{name}"' in code for code in CODE)


def test_every_icon_that_is_named_is_there() -> None:
    named = {name for code in CODE for name in re.findall(r'icon="([a-z0-9-]+)"', code)}
    assert named
    assert {f"{name}.svg" for name in named} <= {file.name for file in FOLDER.iterdir()}


def test_an_icon_has_the_colour_of_its_token(app: QApplication) -> None:
    look = theme.apply(app, Settings(theme="dawn"))
    drawn = icons.picture("lock", "primary", 48).toImage()
    ink = {
        drawn.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert ink == {look.colours["primary"]}


def test_an_arrow_points_the_other_way_when_one_reads_the_other_way() -> None:
    there = icons.icon("arrow-left", "text", 24).pixmap(icons.room(24)).toImage()
    back = icons.icon("arrow-left", "text", 24, mirrored=True).pixmap(icons.room(24)).toImage()
    assert back == there.flipped(Qt.Orientation.Horizontal)
    assert there != back
