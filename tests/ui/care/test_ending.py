from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.care.catalog import Catalog
from companion.care.player import Playing, started
from companion.ui.care.ending import Ending, answers
from tests.ui.care.conftest import words_of

CATALOG = Catalog.load("en")


def over(name: str, words: str = "") -> Playing:
    exercise = CATALOG.exercise(name)
    assert exercise is not None
    playing = started(exercise, 0.0)
    for _step in exercise.steps:
        playing = playing.write(words, 0.0).next(0.0)
    return playing


def test_it_offers_come_back_to_now_but_not_to_itself(qtbot: QtBot) -> None:
    for name, offered in (("five-senses", True), ("come-back-to-now", False)):
        ending = Ending(keeps=False, note=None)
        qtbot.addWidget(ending)
        ending.show_end(over(name))
        ending.show()
        assert ending.steady.isVisible() is offered
        assert "Done. Nothing to log unless you want to." in words_of(ending)
        assert ("try Come back to now" in words_of(ending)) is offered


def test_what_was_left_blank_is_no_answer() -> None:
    assert answers(over("come-back-to-now", " ")) == []
    written = answers(over("come-back-to-now", "Today is Tuesday"))
    assert [words for _asked, words in written] == ["Today is Tuesday"]


def test_keep_is_pressed_once(qtbot: QtBot) -> None:
    ending = Ending(keeps=True, note=None)
    qtbot.addWidget(ending)
    ending.show_end(over("come-back-to-now", "Today is Tuesday"))
    with qtbot.waitSignal(ending.keep_chosen):
        ending.keep_button.click()
    assert not ending.keep_button.isEnabled()
