from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.settings import Settings
from companion.ui import theme
from companion.ui.commands import Commands
from companion.ui.top_bar import TopBar


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("width", [320, 500, 1180])
def test_nothing_is_covered_or_cut(
    qtbot: QtBot, app: QApplication, width: int, text_size: int
) -> None:
    theme.apply(app, Settings(theme="dawn", text_size=text_size))
    owner = QWidget()
    qtbot.addWidget(owner)
    bar = TopBar(Commands(owner))
    qtbot.addWidget(bar)
    width = round(width * text_size / 100)
    bar.resize(width, 400)
    bar.show()
    bar.resize(width, bar.sizeHint().height())
    buttons = (bar.menu_button, bar.hide_button, bar.help_button)
    places = [
        QRect(button.mapTo(bar, button.rect().topLeft()), button.size()) for button in buttons
    ]
    for place in places:
        assert bar.rect().contains(place), (width, place)
    assert not any(one.intersects(other) for one in places for other in places if one != other)
