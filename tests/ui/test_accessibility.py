"""What everybody needs from every screen: names, room, order, and help in sight."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.paths import Paths
from companion.ui import application
from companion.ui.help.line_card import LineCard
from companion.ui.main_window import MainWindow
from companion.ui.theme import TARGET
from companion.ui.unlock.session import Session
from tests.support.keys import press
from tests.ui.conftest import SETTINGS, OpenWindow
from tests.ui.screens import SCREENS, Before

Shown = Callable[..., MainWindow]
_EDGE = 3
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


def controls(window: MainWindow) -> list[QWidget]:
    """Return everything on the screen that can have the keyboard."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def name_of(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):  # Qt speaks its value; the label is "labelled by"
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def label_of(window: MainWindow, widget: QWidget) -> str | None:
    """Return the words by which one sees what a control is; None when there are none."""
    if isinstance(widget, QAbstractButton):
        return widget.text().replace("&&", "&")
    labels = [label for label in window.findChildren(QLabel) if label.buddy() is widget]
    return labels[0].text() if labels and labels[0].isVisible() else None


@pytest.mark.parametrize("screen", SCREENS)
def test_names(shown: Shown, screen: str) -> None:
    """Every control has a name, it is the one that is seen, and says which one it is."""
    window = shown(screen)
    found = controls(window)
    assert found
    for widget in found:
        assert name_of(widget), widget
        assert not re.search(r"<[a-z/]|\.py|QPush|QLine", name_of(widget))
        assert name_of(widget) == label_of(window, widget)
    buttons = [
        name_of(widget)
        for widget in found
        if isinstance(widget, QAbstractButton) and not _in_a_list(widget)
    ]
    assert sorted(buttons) == sorted(set(buttons))


def _in_a_list(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, LineCard):
            return True
        parent = parent.parentWidget()
    return False


@pytest.mark.parametrize("screen", SCREENS)
def test_help_is_in_sight_and_everything_is_large_enough(shown: Shown, screen: str) -> None:
    window = shown(screen)
    assert window.bar.help_button.isVisible()
    assert window.bar.help_button in controls(window)
    assert window.bar.hide_button.isVisible() == (SCREENS[screen][0] is Before.OPEN)
    small = {
        name_of(widget): (widget.width(), widget.height())
        for widget in controls(window)
        if widget.width() < TARGET or widget.height() < TARGET
    }
    assert small == {}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(("language", "size"), [("es", 200), ("en", 200)])
def test_nothing_is_cut_off(
    qtbot: QtBot, shown: Shown, screen: str, language: str, size: int
) -> None:
    """At 200 % in 1280 x 720, in the longer language, every word can be read."""
    window = shown(screen, language=language, text_size=size)
    window.resize(1280, 720)
    _settle(qtbot, window)
    assert (window.width(), window.height()) == (1280, 720)
    assert list(_cut_off(window)) == []


def _settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until layouts have nothing more to do."""
    sizes: list[object] = []

    def still() -> bool:
        QApplication.sendPostedEvents()
        now = [widget.geometry() for widget in window.findChildren(QWidget)]
        same = bool(sizes) and sizes[-1] == now
        sizes.append(now)
        return same

    qtbot.waitUntil(still)


def _cut_off(window: MainWindow) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not _fits(widget):
            yield f"{type(widget).__name__} {name_of(widget)!r}: {widget.size()}"


def _fits(widget: QWidget) -> bool:
    room, need = widget.size(), widget.sizeHint()
    if isinstance(widget, QScrollArea):
        content = widget.widget()
        return content is None or content.width() <= widget.viewport().width()
    if isinstance(widget, QLabel) and widget.wordWrap():
        inside = QRect(0, 0, widget.contentsRect().width(), 0)
        flags = int(Qt.TextFlag.TextWordWrap)
        words = widget.fontMetrics().boundingRect(inside, flags, widget.text())
        fits = words.width() <= inside.width() and room.height() >= widget.heightForWidth(
            room.width()
        )
    elif isinstance(widget, QLineEdit):
        fits = room.height() >= widget.fontMetrics().height() + 2 * _EDGE
    elif isinstance(widget, QLabel | QPushButton | QCheckBox | QComboBox):
        fits = room.width() >= need.width() and room.height() >= need.height()
    else:
        return True
    parent = widget.parentWidget()
    return fits and (parent is None or parent.rect().contains(widget.geometry()))


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
        "Get help now", "Start writing", "Set this up later", "Language", "Text size", "Dim",
        "Menu",
    ],
    "first page": ["Get help now", "Title", "Page", "Tags", "Save", "Menu"],
    "choose a key": [
        "Get help now", "Your key", "Your key again", "Show", "Save", "Set this up later",
        "Menu",
    ],
    "saved": ["Get help now", "Later", "Print or save a recovery sheet", "Menu"],
    "lock": [
        "Get help now", "Your key", "Show", "Unlock", "I have a recovery sheet", "Language",
        "Text size", "Dim", "Menu",
    ],
}  # fmt: skip


@pytest.mark.parametrize("screen", ORDER)
def test_the_order_of_tab(shown: Shown, screen: str) -> None:
    assert by_tab(shown(screen)) == ORDER[screen]


@pytest.mark.parametrize("screen", SCREENS)
def test_tab_is_caught_nowhere(shown: Shown, screen: str) -> None:
    assert by_tab(shown(screen))[0] == "Get help now"


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
