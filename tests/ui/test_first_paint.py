from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.ui.first_paint import FirstPaint


def test_it_comes_once_after_the_picture_and_not_before(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    called: list[bool] = []
    FirstPaint(widget, lambda: called.append(widget.isVisible()))
    QCoreApplication.processEvents()
    assert not called
    widget.show()
    qtbot.waitUntil(lambda: bool(called))
    widget.repaint()
    QCoreApplication.processEvents()
    assert called == [True]
