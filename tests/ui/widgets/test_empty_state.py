from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.ui.widgets.empty_state import EmptyState


def test_it_says_that_nothing_is_there_and_offers_one_step(qtbot: QtBot) -> None:
    empty = EmptyState("No pages yet.", action="New page")
    qtbot.addWidget(empty)
    empty.show()
    assert empty.text == "No pages yet."
    assert empty.button.isVisible()
    empty.say("The bin is empty.")
    assert empty.text == empty.words.accessibleName() == "The bin is empty."


def test_without_a_step_there_is_no_button(qtbot: QtBot) -> None:
    empty = EmptyState("Nothing.")
    qtbot.addWidget(empty)
    empty.show()
    assert not empty.button.isVisible()
