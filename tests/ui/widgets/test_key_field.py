from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from companion.ui.widgets.key_field import KeyField
from tests.support.keys import press, type_words


def made(qtbot: QtBot, *, show: bool = True) -> KeyField:
    field = KeyField("Your key", show=show)
    qtbot.addWidget(field)
    field.show()
    return field


def test_the_letters_are_dots_until_show_is_ticked(qtbot: QtBot) -> None:
    field = made(qtbot)
    box = field.findChild(QCheckBox)
    assert box is not None
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    box.setChecked(True)
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    box.setChecked(False)
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    assert made(qtbot, show=False).findChild(QCheckBox) is None


def test_keyboards_are_asked_to_learn_nothing_even_when_the_letters_show(qtbot: QtBot) -> None:
    field = made(qtbot)
    field.reveal(shown=True)
    assert field.line.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_pasting_works(qtbot: QtBot) -> None:
    field = made(qtbot)
    QGuiApplication.clipboard().setText("from a password manager")
    field.line.paste()
    QGuiApplication.clipboard().clear()
    assert field.text == "from a password manager"


def test_taking_the_key_empties_the_field_and_its_undo(qtbot: QtBot) -> None:
    field = made(qtbot)
    type_words(field.line, "four words")
    assert field.take() == "four words"
    field.line.undo()
    assert field.text == ""


def test_enter_and_typing_are_told(qtbot: QtBot) -> None:
    field = made(qtbot)
    with qtbot.waitSignal(field.edited):
        type_words(field.line, "x")
    with qtbot.waitSignal(field.submitted):
        press(field.line, Qt.Key.Key_Return)
