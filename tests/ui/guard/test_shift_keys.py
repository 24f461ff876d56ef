from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from companion.ui.guard import shift_keys
from companion.ui.guard.shift_keys import ShiftKeys

SHIFT, LETTER = Qt.Key.Key_Shift, Qt.Key.Key_A


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return a clock of one number, and what was heard as its later ones."""
    moments = [0.0]
    monkeypatch.setattr(shift_keys, "clock", lambda: moments[0])
    return moments


@pytest.fixture
def keys(heard: list[float]) -> ShiftKeys:
    made = ShiftKeys()
    made.pressed.connect(lambda: heard.append(heard[0]))
    made.listen(on=True)
    return made


def type_keys(line: QLineEdit, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(line.window().windowHandle(), key)


@pytest.mark.usefixtures("keys")
def test_three_times(line: QLineEdit, heard: list[float]) -> None:
    type_keys(line, SHIFT, SHIFT)
    assert heard == [0.0]
    type_keys(line, SHIFT)
    assert heard == [0.0, 0.0]


@pytest.mark.usefixtures("keys")
def test_any_other_key_begins_anew(line: QLineEdit, heard: list[float]) -> None:
    type_keys(line, SHIFT, SHIFT, LETTER, SHIFT, SHIFT)
    assert heard == [0.0]
    assert line.text() == "a"


@pytest.mark.usefixtures("keys")
def test_slowly_is_not_it(line: QLineEdit, heard: list[float]) -> None:
    for moment in (0.0, 3.0, 6.0):
        heard[0] = moment
        type_keys(line, SHIFT)
    assert heard == [6.0]


def test_off_is_off(line: QLineEdit, keys: ShiftKeys, heard: list[float]) -> None:
    keys.listen(on=False)
    type_keys(line, SHIFT, SHIFT, SHIFT)
    assert heard == [0.0]
