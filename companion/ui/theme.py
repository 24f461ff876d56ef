"""Colours, sizes and the one style sheet, made from the tokens in assets/themes.

Sizes are those of care.md 4.5: a 4-pixel grid, 44-pixel targets, 16-pixel text
at 100 %. The text size multiplies all of them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from companion.paths import assets
from companion.settings import Settings

DEFAULT_LIGHT: Final = "dawn"
DEFAULT_DARK: Final = "dusk"
NIGHT: Final = "night"
NAMES: Final = (DEFAULT_LIGHT, DEFAULT_DARK, NIGHT, "contrast-light", "contrast-dark")

BODY: Final = 16
TARGET: Final = 44
"""The least height and width of anything that can be pressed, in pixels."""
MEASURE: Final = 680
"""The widest a column of text becomes, in pixels at 100 %."""


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


def load(key: str) -> Theme:
    """Read a theme; an unknown one is the default light theme."""
    if key not in NAMES:
        key = DEFAULT_LIGHT
    content = tomllib.loads((assets() / "themes" / f"{key}.toml").read_text("utf-8"))
    return Theme(key, content["name"], content["dark"], content["colours"])


def chosen(settings: Settings) -> Theme:
    """Return the theme of the settings, or the one that follows the system."""
    if settings.theme in NAMES:
        return load(settings.theme)
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return load(DEFAULT_DARK if dark else DEFAULT_LIGHT)


def scaled(pixels: int, settings: Settings) -> int:
    """Return a length at the text size of the settings."""
    return round(pixels * settings.text_size / 100)


def scale() -> float:
    """Return how much larger than at 100 % everything is now."""
    return QApplication.font().pixelSize() / BODY


def apply(application: QApplication, settings: Settings) -> Theme:
    """Give the whole application its colours and sizes; the only place that does."""
    theme = chosen(settings)
    application.setPalette(_palette(theme))
    font = application.font()
    font.setPixelSize(scaled(BODY, settings))
    application.setFont(font)
    application.setStyleSheet(_style_sheet(theme, settings))
    return theme


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


def _style_sheet(theme: Theme, settings: Settings) -> str:
    values: dict[str, object] = dict(theme.colours)
    for name, pixels in _LENGTHS.items():
        values[name] = scaled(pixels, settings)
    icons = assets() / "icons"
    ink = "dark" if theme.dark else "light"
    values["arrow"] = (icons / f"arrow-down-{ink}.svg").as_posix()
    values["tick"] = (icons / f"check-{ink}.svg").as_posix()
    sheet = _SHEET
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", str(values[name]))
    return sheet


_LENGTHS: Final = {
    "px14": 14,
    "px16": 16,
    "px18": 18,
    "px20": 20,
    "px24": 24,
    "px28": 28,
    "px40": 40,
    "target": TARGET,
    "main_height": 48,
    "help_height": 48,
    "check": 22,
}

# Qt's own name for a control's look is its property "kind", set by ui/widgets.
_SHEET: Final = """
* { font-size: @px16px; }
QWidget { color: @text; }
QMainWindow, QWidget#canvas, QScrollArea, QScrollArea > QWidget > QWidget { background: @bg; }
QScrollArea { border: none; }

QLabel[kind="title"] { font-size: @px28px; font-weight: 600; }
QLabel[kind="heading"] { font-size: @px20px; font-weight: 600; }
QLabel[kind="muted"] { color: @muted; }
QLabel[kind="lead"] { font-size: @px18px; }
QLabel[kind="field"] { font-weight: 600; }
QLabel[kind="digits"] { font-size: @px40px; font-weight: 600; }
QLabel[kind="code"] { font-size: @px24px; font-weight: 600; letter-spacing: 1px; }

QFrame[kind="bar"] { background: @surface2; border: none; border-bottom: 1px solid @divider; }
QFrame[kind="rail"] { background: @surface2; border: none; border-right: 1px solid @divider; }
QFrame[kind="card"] { background: @surface; border: 1px solid @divider; border-radius: 14px; }
QFrame[kind="danger-line"] { background: @help_soft; border: none; border-radius: 14px; }
QFrame[kind="danger-line"] QLabel { color: @on_help_soft; }
QFrame[kind="message"] { background: @primary_soft; border: none; border-radius: 10px; }
QFrame[kind="message"] QLabel { color: @on_primary_soft; }
QFrame[kind="message"][tone="caution"] { background: @caution_bg; }
QFrame[kind="message"][tone="caution"] QLabel { color: @caution_text; }

QPushButton {
  min-height: @targetpx; padding: 0 16px; border-radius: 10px;
  background: @surface; color: @text; border: 1px solid @border;
}
QPushButton:hover { background: @surface2; }
QPushButton:disabled { color: @muted; border-color: @divider; }
QPushButton[kind="main"] {
  min-height: @main_heightpx; padding: 0 24px; font-weight: 600;
  background: @primary; color: @on_primary; border: 1px solid @primary;
}
QPushButton[kind="main"]:disabled { background: @surface2; color: @muted; border-color: @divider; }
QPushButton[kind="help"] {
  min-height: @help_heightpx; padding: 0 24px; font-weight: 600;
  background: @help; color: @on_help; border: 1px solid @help;
}
QPushButton[kind="quiet"] {
  background: transparent; border: 1px solid transparent; color: @link; text-decoration: underline;
}
QPushButton[kind="place"] {
  text-align: left; background: transparent; border: 1px solid transparent; padding: 0 12px;
}
QPushButton[kind="place"]:checked {
  background: @primary_soft; color: @on_primary_soft; font-weight: 600;
}
QPushButton[kind="danger"] {
  background: @danger_bg; color: @danger_text; border-color: @danger_text;
}

QLineEdit, QComboBox, QPlainTextEdit, QListView {
  background: @surface; color: @text; border: 1px solid @border; border-radius: 10px;
  selection-background-color: @sel_bg; selection-color: @sel_text;
}
QLineEdit, QPlainTextEdit { placeholder-text-color: @placeholder; }
QLineEdit { min-height: @targetpx; padding: 0 12px; }
QComboBox { min-height: @targetpx; padding: 0 12px; }
QComboBox::drop-down { border: none; width: @px40px; }
QComboBox::down-arrow { image: url(@arrow); width: @px20px; height: @px20px; }
QComboBox QAbstractItemView { background: @surface; color: @text; border: 1px solid @border; }
QComboBox QAbstractItemView::item { min-height: @targetpx; }
QPlainTextEdit { padding: 16px; }
QPlainTextEdit[kind="page"] { font-size: @px18px; }
QListView { padding: 4px; outline: none; }
QListView::item { border-radius: 8px; padding: 8px; }
QListView::item:selected { background: @primary_soft; color: @on_primary_soft; }
QCheckBox { min-height: @targetpx; spacing: 8px; }
QCheckBox::indicator { width: @checkpx; height: @checkpx; }
QCheckBox::indicator:unchecked {
  border: 2px solid @border; border-radius: 5px; background: @surface;
}
QCheckBox::indicator:checked {
  border: 2px solid @primary; border-radius: 5px; background: @primary; image: url(@tick);
}
QProgressBar {
  min-height: 12px; max-height: 12px; border: 1px solid @border; border-radius: 6px;
  background: @surface; text-align: center;
}
QProgressBar::chunk { background: @primary; border-radius: 5px; }

QPushButton:focus, QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QListView:focus {
  border: 3px solid @focus;
}
QPushButton[kind="main"]:focus, QPushButton[kind="help"]:focus {
  border: 3px solid @focus; padding: 0 22px;
}
QCheckBox:focus { border: 3px solid @focus; border-radius: 8px; }

QScrollBar:vertical { background: transparent; width: 14px; margin: 0; }
QScrollBar::handle:vertical {
  background: @border; border-radius: 5px; min-height: 40px; margin: 2px;
}
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: transparent; }
QToolTip { background: @surface; color: @text; border: 1px solid @border; padding: 6px; }
QMenuBar { background: @surface2; color: @text; }
QMenuBar::item { padding: 8px 12px; background: transparent; }
QMenuBar::item:selected { background: @primary_soft; color: @on_primary_soft; }
QMenu { background: @surface; color: @text; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 10px 24px; border-radius: 6px; }
QMenu::item:selected { background: @primary_soft; color: @on_primary_soft; }
QMenu::item:disabled { color: @muted; }
"""
