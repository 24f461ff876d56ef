"""The row above the page: every format has a name and a key, and reading turns."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.ui.commands import COMMANDS
from companion.ui.journal.format_bar import FormatBar, format_name
from companion.ui.journal.formatting import Format


def test_a_button_tells_its_format(qtbot: QtBot) -> None:
    bar = FormatBar()
    qtbot.addWidget(bar)
    told: list[object] = []
    bar.chosen.connect(told.append)
    for button in bar.buttons.values():
        button.click()
    assert told == list(Format)


def test_while_reading_there_is_only_the_way_back(qtbot: QtBot) -> None:
    bar = FormatBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.show_formats(shown=False)
    assert not any(button.isVisible() for button in bar.buttons.values())
    assert bar.read_button.isVisible()


def test_every_format_has_a_key_and_is_called_the_same_there() -> None:
    named = {command.key: command.words for group in COMMANDS for command in group}
    assert {one.name.lower(): format_name(one) for one in Format}.items() <= named.items()
