from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.ui.widgets.picture import Picture


def test_it_is_seen_and_passed_by(qtbot: QtBot) -> None:
    picture = Picture("leaf", 40)
    qtbot.addWidget(picture)
    picture.show()
    assert picture.sizeHint().width() == 40
    assert picture.focusPolicy() == Qt.FocusPolicy.NoFocus
    image = picture.grab().toImage()
    assert len({image.pixel(x, 20) for x in range(image.width())}) > 1
