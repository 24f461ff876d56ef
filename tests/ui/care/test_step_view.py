"""A step in words: what there is to do, how long, and how a breath goes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from companion.care.catalog import Catalog
from companion.care.model import Exercise, Step, StepKind
from companion.care.player import Playing, started
from companion.ui.care.step_view import StepView


def shown(qtbot: QtBot, playing: Playing) -> StepView:
    view = StepView()
    qtbot.addWidget(view)
    view.show()
    view.show_step(playing)
    return view


def of_one(step: Step) -> Playing:
    return started(Exercise("x", "X", "mind", (step,), 1), 0.0)


@pytest.mark.parametrize(
    ("seconds", "left"),
    [(1, "1 second left"), (45, "45 seconds left"), (300, "About 5 minutes left")],
)
def test_the_time_of_a_step_in_words_and_a_bar(qtbot: QtBot, seconds: int, left: str) -> None:
    view = shown(qtbot, of_one(Step(StepKind.TIMED, "Look around.", seconds)))
    assert view.words.text() == "Look around."
    assert view.count.text() == left
    assert (view.bar.value(), view.bar.maximum()) == (0, seconds)


def test_a_breath_in_words(qtbot: QtBot) -> None:
    exercise = Catalog.load("en").exercise("breathe-4-6")
    assert exercise is not None
    playing = started(replace(exercise, steps=(exercise.steps[2],)), 0.0)
    view = shown(qtbot, playing)
    assert view.count.text() == "In for 4"
    view.show_time(playing.look(5.0))
    assert view.count.text() == view.count.accessibleName() == "Out for 6"
    assert view.bar.value() == 5


def test_a_step_that_waits_for_next_shows_no_time(qtbot: QtBot) -> None:
    view = shown(qtbot, of_one(Step(StepKind.SAY, "You are here.", 10)))
    assert not view.bar.isVisible()
    assert not view.count.isVisible()
    assert not view.answer.isVisible()


def test_the_line_a_step_is_asked_for(qtbot: QtBot) -> None:
    exercise = Catalog.load("en").exercise("worry-time")
    assert exercise is not None
    playing = started(exercise, 0.0).next(0.0).write("the rent\nthe car", 0.0).next(0.0)
    view = shown(qtbot, playing)
    assert view.line.text() == "the rent"
    assert view.line.accessibleName() == "the rent"
