from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from companion.ui.help_key import HelpKey
from tests.support.keys import press, press_help


def test_it_is_heard_in_fields_and_dialogs_and_reaches_nothing_else(qtbot: QtBot) -> None:
    owner = QObject()
    key = HelpKey(owner)
    heard: list[str] = []
    key.pressed.connect(lambda: heard.append("help"))
    dialog = QDialog()
    line = QLineEdit(dialog)
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    press_help(line)
    assert heard == ["help"]
    press(line, Qt.Key.Key_A)
    assert line.text() == "a"
    assert heard == ["help"]
    owner.deleteLater()
