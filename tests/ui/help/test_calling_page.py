from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.ui.help.calling_page import CallingPage, what_happens
from companion.ui.help.desk import HelpDesk


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ("What happens when I call", "If you do not want to call", "hang up at any time")),
        ("es", ("Qué pasa cuando llamo", "Si no quieres llamar", "colgar cuando quieras")),
    ],
)
def test_it_tells_what_happens_and_what_else_there_is(
    qtbot: QtBot, desk: HelpDesk, language: str, parts: tuple[str, ...]
) -> None:
    i18n.use(language)
    page = CallingPage(desk)
    qtbot.addWidget(page)
    words = "\n".join(label.text() for label in page.findChildren(QLabel))
    for part in parts:
        assert part in words
    with qtbot.waitSignal(page.closed):
        page.back.click()


def test_of_a_website_alone_nothing_is_told(desk: HelpDesk) -> None:
    website = desk.directory.get("intl-find-a-helpline")
    line = desk.directory.get("us-988-lifeline")
    assert website is not None
    assert line is not None
    assert what_happens(website, "en") == ()
    assert what_happens(line, "en")
