"""Colours, sizes and the one style sheet, made from the tokens in assets.

`assets/themes/*.toml` hold the colours, `assets/style.qss` the sheet they are
put into. Sizes are those of care.md 4.5: a 4-pixel grid, 44-pixel targets,
16-pixel text at 100 %. The text size multiplies all of them.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from companion.clock import now
from companion.paths import assets
from companion.settings import NIGHTLY, ROOMY, SYSTEM_FONT, Settings

DEFAULT_LIGHT: Final = "dawn"
DEFAULT_DARK: Final = "dusk"
NIGHT: Final = "night"
CONTRAST_LIGHT: Final = "contrast-light"
CONTRAST_DARK: Final = "contrast-dark"
NAMES: Final = (DEFAULT_LIGHT, DEFAULT_DARK, NIGHT, CONTRAST_LIGHT, CONTRAST_DARK)

BODY: Final = 16
NIGHT_BODY: Final = 18
"""The 3 a.m. theme is read by tired eyes: its text is a little larger."""
TARGET: Final = 44
"""The least height and width of anything that can be pressed, in pixels."""
MEASURE: Final = 680
"""The widest a column of text becomes, in pixels at 100 %."""
DUSK_TIME: Final = time(22)
DAWN_TIME: Final = time(6)
"""The nightly hours of the 3 a.m. theme, local time."""
FAMILY: Final = "Atkinson Hyperlegible Next"
_FONT_WEIGHTS: Final = ("Regular", "SemiBold")
_ROOMY_LETTERS: Final = 105
_ROOMY_GAPS: Final = 1.35


@dataclass(frozen=True, slots=True)
class Theme:
    """The colour tokens of one theme."""

    key: str
    name: str
    dark: bool
    colours: dict[str, str]

    def colour(self, token: str) -> QColor:
        """Return a token's colour."""
        return QColor(self.colours[token])


@dataclass(slots=True)
class _Look:
    """What the application looks like now; only `apply` changes it."""

    theme: Theme | None = None
    roomy: bool = False


_look = _Look()


def load(key: str) -> Theme:
    """Read a theme; an unknown one is the default light theme."""
    if key not in NAMES:
        key = DEFAULT_LIGHT
    content = tomllib.loads((assets() / "themes" / f"{key}.toml").read_text("utf-8"))
    return Theme(key, content["name"], content["dark"], content["colours"])


def chosen_name(settings: Settings, moment: datetime) -> str:
    """Return the name of the theme for a local time: the low light's, the chosen, the system's."""
    if is_low_light(settings, moment):
        return NIGHT
    if settings.theme in NAMES:
        return settings.theme
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DEFAULT_DARK if dark else DEFAULT_LIGHT


def is_low_light(settings: Settings, moment: datetime) -> bool:
    """Say whether the 3 a.m. theme is on by the clock at a local time."""
    clock = moment.time().replace(tzinfo=None)
    if settings.low_light == NIGHTLY:
        return clock >= DUSK_TIME or clock < DAWN_TIME
    try:
        until = datetime.fromisoformat(settings.low_light).replace(tzinfo=None)
    except ValueError:
        return False
    # A date far ahead, as a clock set wrong would write it, must not darken the app for good.
    left = until - moment.replace(tzinfo=None)
    return timedelta() < left <= timedelta(days=1)


def until_morning(moment: datetime) -> str:
    """Return the next 06:00 after a local time, as Settings.low_light holds it."""
    morning = moment.replace(hour=DAWN_TIME.hour, minute=0, second=0, microsecond=0, tzinfo=None)
    if morning <= moment.replace(tzinfo=None):
        morning += timedelta(days=1)
    return morning.isoformat(timespec="minutes")


def in_use() -> Theme:
    """Return the theme the application wears now."""
    if _look.theme is None:
        _look.theme = load(DEFAULT_LIGHT)
    return _look.theme


def scale() -> float:
    """Return how much larger than at 100 % everything is now."""
    return QApplication.font().pixelSize() / BODY


def px(pixels: int) -> int:
    """Return a length at 100 % as it is now."""
    return round(pixels * scale())


def gap(pixels: int) -> int:
    """Return the room between things: grows with the text size and with roomy spacing."""
    return round(pixels * scale() * (_ROOMY_GAPS if _look.roomy else 1))


def line_height() -> float:
    """Return the height of a line of body text as a multiple of its font size."""
    return 1.8 if _look.roomy else 1.5


def apply(application: QApplication, settings: Settings) -> Theme:
    """Give the whole application its colours, font and sizes; the only place that does."""
    theme = load(chosen_name(settings, now()))
    _look.theme = theme
    _look.roomy = settings.spacing == ROOMY
    font = _font(settings, NIGHT_BODY if theme.key == NIGHT else BODY)
    sheet = _style_sheet(theme, font.pixelSize() / BODY)
    is_other = sheet != application.styleSheet()
    if is_other:
        # Taken off first: Qt puts another sheet on each widget once for every widget
        # above it, but a first sheet once. Four times as fast with 200 widgets.
        application.setStyleSheet("")
    application.setPalette(_palette(theme))
    application.setFont(font)
    if is_other:
        application.setStyleSheet(sheet)
    return theme


def _font(settings: Settings, body: int) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if settings.font != SYSTEM_FONT:
        if not QFontDatabase.hasFamily(FAMILY):
            for weight in _FONT_WEIGHTS:
                file = assets() / "fonts" / f"AtkinsonHyperlegibleNext-{weight}.ttf"
                QFontDatabase.addApplicationFont(str(file))
        # The system's own follows for writing systems that this one does not know.
        font.setFamilies([FAMILY, *font.families()])
    font.setPixelSize(round(body * settings.text_size / 100))
    if settings.spacing == ROOMY:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _ROOMY_LETTERS)
    return font


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for token, roles in {
        "bg": (role.Window,),
        "surface": (role.Base, role.AlternateBase, role.ToolTipBase),
        "surface2": (role.Button,),
        "text": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText),
        "placeholder": (role.PlaceholderText,),
        "sel_bg": (role.Highlight,),
        "sel_text": (role.HighlightedText,),
        "link": (role.Link, role.LinkVisited),
        "focus": (role.Accent,),
    }.items():
        for one in roles:
            palette.setColor(one, theme.colour(token))
    return palette


def _style_sheet(theme: Theme, factor: float) -> str:
    """Fill the sheet: `@token` is a colour, `@16px` a length at 100 %."""
    sheet = (assets() / "style.qss").read_text("utf-8")

    def fill(match: re.Match[str]) -> str:
        word = match[1]
        if word.endswith("px"):
            return f"{round(int(word[:-2]) * factor)}px"
        return theme.colours[word]

    return re.sub(r"@(\d+px|\w+)", fill, sheet)
