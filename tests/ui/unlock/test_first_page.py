from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.ui.unlock.first_page import FirstPage
from tests.support.keys import type_words


def test_the_line_below_says_where_the_words_are(qtbot: QtBot) -> None:
    page = FirstPage()
    qtbot.addWidget(page)
    page.show()
    assert page.status.text() == "Nothing written yet"
    type_words(page.editor.text, "a")
    assert page.status.text() == "Not saved yet. Your words are only on this screen."
    assert page.status.accessibleName() == page.status.text()
    page.editor.text.setPlainText(" ")
    assert page.status.text() == "Nothing written yet"


def test_saving_goes_on_only_with_words(qtbot: QtBot) -> None:
    page = FirstPage()
    qtbot.addWidget(page)
    page.show()
    with qtbot.assertNotEmitted(page.save_chosen):
        page.save_button.click()
    type_words(page.editor.text, "a")
    with qtbot.waitSignal(page.save_chosen):
        page.save_button.click()
