from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.ui.unlock.welcome import Welcome
from companion.ui.widgets.basic import Button
from tests.ui.conftest import SETTINGS


def test_one_thing_to_do_and_a_quiet_way_out(qtbot: QtBot) -> None:
    page = Welcome(SETTINGS)
    qtbot.addWidget(page)
    assert page.focusProxy() is page.start
    with qtbot.waitSignal(page.start_chosen):
        page.start.click()
    later = next(each for each in page.findChildren(Button) if each.text() == "Set this up later")
    with qtbot.waitSignal(page.later_chosen):
        later.click()
