"""Typing as a person does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(
    widget: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key and let go."""
    QTest.keyClick(widget, key, modifiers)


def press_help(widget: QWidget) -> None:
    """Press F1 as the system sends it: to the window that a widget is in."""
    QTest.keyClick(widget.window().windowHandle(), Qt.Key.Key_F1)


def type_words(widget: QWidget, text: str) -> None:
    """Type letters one by one."""
    QTest.keyClicks(widget, text)
