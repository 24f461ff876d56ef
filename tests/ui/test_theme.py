"""Every colour can be read, and comes from the tokens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import companion
from companion.paths import assets
from companion.settings import Settings
from companion.ui import theme

UI = Path(companion.__file__).parent / "ui"
BACKGROUNDS = ("bg", "surface", "surface2")
TEXT = [
    *((text, ground) for text in ("text", "muted") for ground in BACKGROUNDS),
    ("placeholder", "surface"),
    ("placeholder", "bg"),
    ("on_primary", "primary"),
    ("primary", "bg"),
    ("on_primary_soft", "primary_soft"),
    ("on_help", "help"),
    ("on_help_soft", "help_soft"),
    ("help", "bg"),
    ("accent", "bg"),
    ("link", "bg"),
    ("link", "surface2"),
    ("caution_text", "caution_bg"),
    ("danger_text", "danger_bg"),
    ("ok_text", "ok_bg"),
    ("sel_text", "sel_bg"),
]
"""Text on its ground: at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""
EDGES = [
    *((edge, ground) for edge in ("border", "focus") for ground in BACKGROUNDS),
    ("primary", "surface2"),
    ("help", "surface2"),
]
"""What must be seen but not read: at least 3 to 1 (WCAG 2.2, 1.4.11)."""


def luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", theme.NAMES)
def test_every_text_can_be_read(name: str) -> None:
    look = theme.load(name)
    low = {
        pair: round(found, 2)
        for pair in TEXT
        if (found := contrast(look.colour(pair[0]), look.colour(pair[1]))) < 4.5
    }
    assert low == {}


@pytest.mark.parametrize("name", theme.NAMES)
def test_every_edge_can_be_seen(name: str) -> None:
    look = theme.load(name)
    low = {
        pair: round(found, 2)
        for pair in EDGES
        if (found := contrast(look.colour(pair[0]), look.colour(pair[1]))) < 3
    }
    assert low == {}


def test_all_themes_have_the_same_tokens_and_each_is_a_colour() -> None:
    tokens = set(theme.load(theme.DEFAULT_LIGHT).colours)
    for name in theme.NAMES:
        look = theme.load(name)
        assert look.key == name
        assert set(look.colours) == tokens
        assert all(re.fullmatch("#[0-9a-f]{6}", value) for value in look.colours.values())
    assert {file.stem for file in (assets() / "themes").iterdir()} == set(theme.NAMES)


def test_an_unknown_theme_is_the_light_one() -> None:
    assert theme.load("../../etc/passwd").key == theme.DEFAULT_LIGHT


@pytest.mark.parametrize("name", theme.NAMES)
def test_the_style_sheet_is_whole(name: str) -> None:
    sheet = theme._style_sheet(theme.load(name), Settings(text_size=150))
    assert "@" not in sheet
    assert "font-size: 24px" in sheet
    for file in re.findall(r"url\((.*?)\)", sheet):
        assert Path(file).is_file()


def test_no_colour_is_written_in_the_code() -> None:
    literal = re.compile(
        r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(|GlobalColor|"
        r"(?<![\w-])(?:background|color|border-color)\s*:\s*(?!transparent|@)[a-z]"
    )
    found = [
        f"{file.name}: {match[0]}"
        for file in UI.rglob("*.py")
        for match in literal.finditer(file.read_text("utf-8"))
    ]
    assert found == []


def test_applying_sets_colours_sizes_and_sheet(app: QApplication) -> None:
    applied = theme.apply(app, Settings(theme="night", text_size=200))
    palette = QGuiApplication.palette()
    assert palette.color(QPalette.ColorRole.Window) == applied.colour("bg")
    assert palette.color(QPalette.ColorRole.Text) == applied.colour("text")
    assert QApplication.font().pixelSize() == 32
    assert theme.scale() == 2
    assert theme.scaled(theme.TARGET, Settings(text_size=200)) == 88
    assert "min-height: 88px" in app.styleSheet()


def test_without_a_choice_the_system_decides() -> None:
    assert theme.chosen(Settings()).key in {theme.DEFAULT_LIGHT, theme.DEFAULT_DARK}
    assert theme.chosen(Settings(theme="contrast-dark")).dark
