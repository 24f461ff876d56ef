"""The order of Tab, where the keyboard is when a screen comes up, and names that are promised.

What holds for every screen is held by the crawler (test_every_screen.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from companion import i18n
from companion.paths import Paths
from companion.ui import application
from companion.ui.main_window import MainWindow
from companion.ui.unlock.session import Session
from tests.support.keys import press
from tests.ui.conftest import SETTINGS, OpenWindow
from tests.ui.crawler.rules import controls, name_of
from tests.ui.screens import SCREENS, Before

Shown = Callable[..., MainWindow]
DOCUMENT = Path(__file__).parents[2] / "docs" / "accessibility.md"


@pytest.fixture
def shown(open_window: OpenWindow, session: Session, paths: Paths) -> Shown:
    """Return a function that opens the window at a screen."""

    def at(name: str, *, language: str = "en", text_size: int = 100) -> MainWindow:
        before, show = SCREENS[name]
        if before is not Before.OPEN:
            session.vault.close()
        if before is Before.NOTHING:
            for file in paths.vault.iterdir():
                file.unlink()
        settings = replace(SETTINGS, language=language, text_size=text_size)
        i18n.use(language)
        application.make(settings)
        window = open_window(session=session if before is Before.OPEN else None, settings=settings)
        show(window)
        return window

    return at


# The order of Tab


def by_tab(window: MainWindow) -> list[str]:
    """Return the names in the order in which Tab goes through them, help first."""
    window.bar.help_button.setFocus()
    names: list[str] = []
    for _number in range(60):
        widget = window.focusWidget()
        assert widget is not None
        if names and widget is window.bar.help_button:
            return names
        names.append(name_of(widget))
        press(widget, Qt.Key.Key_Tab)
    pytest.fail(f"Tab never comes back: {names}")


ORDER = {
    "welcome": [
        "Get help now", "Start writing", "Steady me", "Set this up later", "Language", "Text size",
        "Dim", "Menu",
    ],
    "first page": ["Get help now", "Title", "Page", "Tags", "Save", "Menu"],
    "choose a key": [
        "Get help now", "Your key", "Your key again", "Show", "Suggest words", "Save",
        "Set this up later", "Menu",
    ],
    "saved": ["Get help now", "Later", "Print or save a recovery sheet", "Menu"],
    "lock": [
        "Get help now", "Steady me", "Your key", "Show", "Unlock", "I have a recovery sheet",
        "I have two sheets", "Use a backup copy", "Language", "Text size", "Dim", "Menu",
    ],
}  # fmt: skip


@pytest.mark.parametrize("screen", ORDER)
def test_the_order_of_tab(shown: Shown, screen: str) -> None:
    assert by_tab(shown(screen)) == ORDER[screen]


@pytest.mark.parametrize(
    ("screen", "name"),
    [
        ("welcome", "Start writing"),
        ("first page", "Page"),
        ("choose a key", "Your key"),
        ("saved", "Later"),
        ("lock", "Your key"),
        ("recover", "Recovery code"),
        ("write, new page", "Page"),
        ("settings", "English"),
        ("change the key", "Your key"),
        ("recovery sheet", "Your key"),
        ("bring in", "File or folder"),
        ("help", "Back"),
        ("not saved question", "Save"),
    ],
)
def test_where_the_keyboard_is_when_a_screen_comes_up(shown: Shown, screen: str, name: str) -> None:
    focus = shown(screen).focusWidget()
    assert focus is not None
    assert name_of(focus) == name


PROMISED = {
    "Get help now": "lock",
    "Hide now": "write",
    "Start writing": "welcome",
    "Save": "write",
    "Lock": "write",
    "Unlock": "lock",
    "Your key": "lock",
    "Your key again": "choose a key",
    "Page": "write",
    "Title": "write",
    "Search": "write",
    "Help lines": "help",
}


@pytest.mark.parametrize("name", PROMISED)
def test_promised_names(shown: Shown, name: str) -> None:
    assert name in DOCUMENT.read_text("utf-8")
    assert name in [name_of(widget) for widget in controls(shown(PROMISED[name]))]
