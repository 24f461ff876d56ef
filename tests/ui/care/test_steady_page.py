from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.care.catalog import Catalog
from companion.ui.care.steady_page import SteadyPage


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Come back to now", "Look around the room", "Breathe in 4, out 6"]),
        ("es", ["Volver al ahora", "Mirar el cuarto", "Inhalar en 4, exhalar en 6"]),
    ],
)
def test_three_in_their_order_and_the_first_has_the_keyboard(
    qtbot: QtBot, language: str, names: list[str]
) -> None:
    i18n.use(language)
    page = SteadyPage(Catalog.load(language))
    qtbot.addWidget(page)
    assert [button.text() for button in page.buttons] == names
    assert page.focusProxy() is page.buttons[0]
    with qtbot.waitSignal(page.chosen) as told:
        page.buttons[1].click()
    assert told.args is not None
    assert told.args[0].title == names[1]
    with qtbot.waitSignal(page.closed):
        page.back.click()
