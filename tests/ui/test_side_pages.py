from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from companion.ui.side_pages import SidePages


class Busy(QWidget):
    is_busy = True


def test_a_page_is_gone_when_it_is_left_unless_it_is_at_work(qtbot: QtBot) -> None:
    home, first, busy = QWidget(), QWidget(), Busy()
    pages = SidePages("home")
    qtbot.addWidget(pages)
    pages.begin_with(home)
    pages.show_page(first, "side")
    pages.show_page(busy, "side")
    assert pages.indexOf(first) < 0
    qtbot.waitUntil(lambda: not isValid(first))
    pages.show_page(home, "home")
    assert pages.side is None
    assert pages.place == "home"
    assert pages.found(Busy) is busy
    busy.is_busy = False
    pages.show_page(busy, "side")
    pages.show_page(home, "home")
    assert pages.found(Busy) is None
