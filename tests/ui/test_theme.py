"""Every colour can be read, and comes from the tokens."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import companion
from companion.paths import assets
from companion.settings import Settings
from companion.ui import theme

NOON = datetime.fromisoformat("2026-03-10T12:00")
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
    sheet = theme._style_sheet(theme.load(name), 1.5)
    assert "@" not in sheet
    assert "font-size: 24px" in sheet
    assert "url(" not in sheet


def test_no_colour_is_written_in_the_code() -> None:
    literal = re.compile(
        r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(|GlobalColor|"
        r"(?<![\w-])(?:background|color|border-color)\s*:\s*(?!transparent|@)[a-z]"
    )
    found = [
        f"{file.name}: {match[0]}"
        for file in [*UI.rglob("*.py"), assets() / "style.qss", *assets().glob("icons/*.svg")]
        for match in literal.finditer(file.read_text("utf-8"))
    ]
    assert found == []


def test_applying_sets_colours_sizes_and_sheet(app: QApplication) -> None:
    applied = theme.apply(app, Settings(theme="dusk", text_size=200))
    palette = QGuiApplication.palette()
    assert palette.color(QPalette.ColorRole.Window) == applied.colour("bg")
    assert palette.color(QPalette.ColorRole.Text) == applied.colour("text")
    assert QApplication.font().pixelSize() == 32
    assert theme.scale() == 2
    assert theme.px(theme.TARGET) == 88
    assert "min-height: 88px" in app.styleSheet()


def test_without_a_choice_the_system_decides() -> None:
    found = theme.chosen_name(Settings(), NOON)
    assert found in {theme.DEFAULT_LIGHT, theme.DEFAULT_DARK}
    assert theme.chosen_name(Settings(theme="contrast-dark"), NOON) == "contrast-dark"


SCHEME, CONTRAST = Qt.ColorScheme, Qt.ContrastPreference


@pytest.mark.parametrize(
    ("scheme", "contrast", "name"),
    [
        (SCHEME.Light, CONTRAST.NoPreference, "dawn"),
        (SCHEME.Dark, CONTRAST.NoPreference, "dusk"),
        (SCHEME.Light, CONTRAST.HighContrast, "contrast-light"),
        (SCHEME.Dark, CONTRAST.HighContrast, "contrast-dark"),
    ],
)
def test_the_system_is_followed(
    monkeypatch: pytest.MonkeyPatch,
    scheme: Qt.ColorScheme,
    contrast: Qt.ContrastPreference,
    name: str,
) -> None:
    preference = SimpleNamespace(contrastPreference=lambda: contrast)
    hints = SimpleNamespace(colorScheme=lambda: scheme, accessibility=lambda: preference)
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: hints)
    assert theme.chosen_name(Settings(), NOON) == name
    assert theme.chosen_name(Settings(theme="dawn"), NOON) == "dawn"


# Low light


@given(st.datetimes())
def test_nightly_is_from_22_to_6(moment: datetime) -> None:
    night = moment.hour >= 22 or moment.hour < 6
    assert theme.is_low_light(Settings(low_light="nightly"), moment) == night
    assert (
        theme.chosen_name(Settings("en", "dusk", low_light="nightly"), moment) == "night"
    ) == night


@given(
    st.datetimes(max_value=NOON.replace(year=9000)),
    st.timedeltas(timedelta(), timedelta(days=300_000)),
)
def test_until_morning_ends_at_six(moment: datetime, later: timedelta) -> None:
    until = theme.until_morning(moment)
    end = datetime.fromisoformat(until)
    assert (end.hour, end.minute) == (6, 0)
    assert timedelta() < end - moment <= timedelta(days=1)
    assert theme.is_low_light(Settings(low_light=until), moment)
    assert not theme.is_low_light(Settings(low_light=until), end)
    assert not theme.is_low_light(Settings(low_light=until), end + later)


@pytest.mark.parametrize("low_light", ["", "9999-12-31T06:00", "nonsense", "2026-03-10", "-1"])
def test_a_low_light_that_makes_no_sense_is_none(low_light: str) -> None:
    assert not theme.is_low_light(Settings(low_light=low_light), NOON.replace(hour=1))


def test_the_low_light_theme_has_larger_letters(app: QApplication) -> None:
    theme.apply(app, Settings(theme="night"))
    assert QApplication.font().pixelSize() == 18


# Letters and room


def test_the_font_that_comes_with_the_app_is_used(app: QApplication) -> None:
    theme.apply(app, Settings(theme="dawn"))
    assert QFontInfo(QApplication.font()).family() == theme.FAMILY
    theme.apply(app, Settings(theme="dawn", font="system"))
    assert theme.FAMILY not in QApplication.font().families()


def test_roomy_is_roomier(app: QApplication) -> None:
    theme.apply(app, Settings(theme="dawn"))
    gap, line, letters = theme.gap(20), theme.line_height(), QApplication.font().letterSpacing()
    theme.apply(app, Settings(theme="dawn", spacing="roomy"))
    assert theme.gap(20) > gap
    assert theme.line_height() > line >= 1.5
    assert QApplication.font().letterSpacing() > letters
    theme.apply(app, Settings(theme="dawn"))


def test_every_colour_of_the_sheet_is_a_token() -> None:
    words = set(re.findall(r"@([a-z]\w*)", (assets() / "style.qss").read_text("utf-8")))
    assert words <= set(theme.load("dawn").colours)
