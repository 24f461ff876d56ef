"""Tab is held to the order of each screen in test_accessibility.py."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.ui import tabbing


def test_forward_and_back_past_what_hands_the_focus_on(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    inside = QWidget()
    inner = QVBoxLayout(inside)
    before, first, second, hidden, off = (QLineEdit() for _ in range(5))
    column.addWidget(before)
    column.addWidget(inside)
    for line in (first, second, hidden, off):
        inner.addWidget(line)
    inside.setFocusProxy(second)
    hidden.hide()
    off.setEnabled(False)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    before.setFocus()
    reached = []
    for _ in range(4):
        assert tabbing.move(window, forward=True)
        reached.append(window.focusWidget())
    assert reached == [first, second, before, first]
    assert tabbing.move(window, forward=False)
    assert window.focusWidget() is before


def test_alone_there_is_nowhere_to_go(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    assert not tabbing.move(window, forward=True)
