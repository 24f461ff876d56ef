from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.ui.commands import COMMANDS, Command, Commands, sequences, shown
from companion.ui.keyboard_map import KeyboardMap

ALL: list[Command] = [command for group in COMMANDS for command in group]


def test_no_key_means_two_things() -> None:
    taken = [shown(keys) for command in ALL for keys in sequences(command)]
    taken += ["F1", "Esc", "Alt+1", "Alt+2", "Tab", "Ctrl+Tab"]
    assert sorted(taken) == sorted(set(taken))


def test_no_single_letter_is_a_shortcut() -> None:
    for command in ALL:
        for keys in sequences(command):
            combination = QKeyCombination(keys[0])  # type: ignore[index]
            plain = combination.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
            assert not plain or combination.key() >= Qt.Key.Key_Escape, shown(keys)


def test_every_command_is_on_the_map(qtbot: QtBot) -> None:
    keys = KeyboardMap()
    qtbot.addWidget(keys)
    lines = keys.list.lines
    rows = [lines.row(lines.index(n)) for n in range(lines.rowCount())]
    assert {command.key for command in ALL} <= {row.id for row in rows if row is not None}
    assert all(row is not None and row.detail for row in rows)


def test_the_menu_holds_what_works_here(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    commands = Commands(owner)
    commands.show_where(is_open=False, is_writing=False)
    words = [action.text() for action in commands.menu(owner).actions() if action.text()]
    assert "New page" not in words
    assert "Save" not in words
    assert "Keys" in words
    commands.show_where(is_open=True, is_writing=True)
    words = [action.text() for action in commands.menu(owner).actions() if action.text()]
    assert {"New page", "Save", "Print", "Recent changes", "Undo last change"} <= set(words)
    assert "Larger text" not in words  # it has its place in Settings


def test_a_command_is_told_by_its_name(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    commands = Commands(owner)
    told: list[str] = []
    commands.chosen.connect(told.append)
    for action in owner.actions():
        action.trigger()
    assert told == [command.key for command in ALL]
    assert QKeySequence("Ctrl+/") in sequences(next(each for each in ALL if each.key == "keys"))
