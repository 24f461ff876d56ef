from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.ui.keyboard_map import KeyboardMap


def test_it_is_a_list_that_can_be_left(qtbot: QtBot) -> None:
    keys = KeyboardMap()
    qtbot.addWidget(keys)
    first = keys.list.lines.row(keys.list.lines.index(0))
    assert first is not None
    assert first.spoken == "F1, Get help now"
    with qtbot.waitSignal(keys.closed):
        keys.back.click()
