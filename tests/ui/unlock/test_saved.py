from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.ui.unlock.saved import Saved
from companion.ui.widgets.basic import Button


def test_enter_goes_on_and_a_sheet_can_be_asked_for(qtbot: QtBot) -> None:
    page = Saved()
    qtbot.addWidget(page)
    assert page.focusProxy() is page.later
    with qtbot.waitSignal(page.later_chosen):
        page.later.click()
    sheet = next(each for each in page.findChildren(Button) if each is not page.later)
    with qtbot.waitSignal(page.sheet_chosen):
        sheet.click()
