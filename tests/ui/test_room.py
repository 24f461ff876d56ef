from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from companion.settings import Settings
from companion.ui import theme
from companion.ui.room import Room, room_for


@pytest.mark.parametrize(
    ("width", "text_size", "room"),
    [
        (1280, 100, Room.WIDE),
        (1280, 150, Room.MIDDLE),
        (1280, 200, Room.NARROW),
        (900, 100, Room.WIDE),
        (899, 100, Room.MIDDLE),
        (699, 100, Room.NARROW),
        (320, 100, Room.NARROW),
    ],
)
def test_larger_text_has_less_room(
    app: QApplication, width: int, text_size: int, room: Room
) -> None:
    theme.apply(app, Settings(theme="dawn", text_size=text_size))
    assert room_for(width) is room
