from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.ui.care.ratings import NoteCard, Rating


def test_nothing_is_chosen_until_somebody_does(qtbot: QtBot) -> None:
    rating = Rating()
    qtbot.addWidget(rating)
    assert rating.value is None
    assert [rating.itemText(n) for n in (0, 1, 11)] == ["Left blank", "0", "10"]
    for number in (0, 10, None):
        rating.choose(number)
        assert rating.value == number


def test_a_note_carries_both_numbers_and_is_made_once(qtbot: QtBot) -> None:
    card = NoteCard(before=7)
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.noted) as told:
        card.note_button.click()
    assert told.args == [7, None]
    with qtbot.assertNotEmitted(card.noted):
        card.note_button.click()
