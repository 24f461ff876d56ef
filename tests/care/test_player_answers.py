"""The answers of an exercise: help, ways back, lines, and anything at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.care.model import Step, StepKind
from companion.care.player import MOST_LINES, Mode, Playing, started
from tests.care.examples import exercise
from tests.care.test_player import BEGIN, CATALOGS, LANGUAGES, TOTALS, way

HELP = [
    ("rid", 0, 1),
    ("ride-wave", 0, 1),
    ("come-back-to-now", 6, 2),
    ("worry-time", 7, 4),
    ("before-you-go-in", 2, 4),
    ("after-nightmare", 5, 1),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("exercise_id", "place", "option"), HELP)
def test_an_answer_that_opens_help_opens_it_and_bars_nothing(
    language: str, exercise_id: str, place: int, option: int
) -> None:
    one = way(language, exercise_id)
    playing = started(one, BEGIN)
    for _ in range(place):
        playing = playing.next(BEGIN)
    options = playing.step.options
    assert not playing.choose(options[0], BEGIN).wants_help
    asked = playing.choose(options[option], BEGIN)
    assert asked.wants_help
    assert asked.place == place
    assert not asked.next(BEGIN).wants_help
    assert not asked.choose(options[0], BEGIN).wants_help


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_answer_opens_help(language: str) -> None:
    found = [
        (one.id, place, one.steps[place].options.index(option))
        for one in CATALOGS[language].exercises
        for place, step in enumerate(one.steps)
        for option in step.help_after
    ]
    assert sorted(found) == sorted(HELP)


def test_every_exercise_offers_a_way_out_to_somebody_who_feels_worse() -> None:
    for language in LANGUAGES:
        for one in CATALOGS[language].exercises:
            assert one.if_worse is not None
            assert one.if_worse.help
            assert CATALOGS[language].exercise(one.if_worse.exercise or "") is not None


def test_another_round_of_the_wave_asks_anew() -> None:
    playing = started(way("en", "ride-wave"), BEGIN)
    while playing.place < 8:
        playing = playing.next(BEGIN)
    playing = playing.choose("7-10", BEGIN).next(BEGIN)
    playing = playing.choose("Another round", BEGIN).next(BEGIN)
    assert playing.place == 4
    for _ in range(4):
        playing = playing.next(BEGIN)
    assert playing.place == 8
    assert playing.chosen.get((8, 0)) is None
    playing = playing.next(BEGIN).choose("Done", BEGIN).next(BEGIN)
    assert playing.mode is Mode.DONE


def test_what_is_not_an_answer_changes_nothing() -> None:
    playing = started(way("en", "rid"), BEGIN)
    assert playing.choose("Maybe", BEGIN) == playing
    assert playing.write("words", BEGIN) == playing


def test_worries_are_gone_through_line_by_line() -> None:
    playing = started(way("en", "worry-time"), BEGIN).next(BEGIN)
    playing = playing.write(" the bus\n\n the letter \n", BEGIN).next(BEGIN)
    seen = []
    while playing.place < 5:
        seen.append((playing.place, playing.asked_line))
        if playing.step.kind is StepKind.INPUT:
            playing = playing.write(f"about {playing.asked_line}", BEGIN)
        playing = playing.next(BEGIN)
    assert seen == [(place, line) for line in ("the bus", "the letter") for place in (2, 3, 4)]
    assert playing.typed[3, 1] == "about the letter"
    assert playing.asked_line == ""
    back = []
    for _ in range(6):
        playing = playing.back(BEGIN)
        back.append((playing.place, playing.asked_line))
    assert back == seen[::-1]
    assert playing.back(BEGIN).written == " the bus\n\n the letter \n"


def test_without_any_line_the_questions_come_once() -> None:
    playing = started(way("en", "worry-time"), BEGIN)
    places = []
    while not playing.is_over:
        places.append(playing.place)
        assert playing.asked_line == ""
        playing = playing.next(BEGIN)
    assert places == list(range(9))


def test_no_more_than_some_lines_are_gone_through() -> None:
    playing = started(way("en", "worry-time"), BEGIN).next(BEGIN)
    playing = playing.write("x\n" * 500, BEGIN).next(BEGIN)
    steps = 0
    while playing.place < 5:
        playing = playing.next(BEGIN)
        steps += 1
    assert steps == 3 * MOST_LINES


# Anything at all

ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(
            ["look", "pause", "resume", "next", "back", "choose", "write", "text", "timer"]
        ),
        st.floats(0, 400),
    ),
    max_size=60,
)


def acted(playing: Playing, action: str, at: float) -> Playing:
    if action == "choose":
        return playing.choose(playing.step.options[-1] if playing.step.options else "", at)
    if action == "write":
        return playing.write("one\ntwo", at)
    if action in {"text", "timer"}:
        return playing.as_text(on=action == "text", at=at)
    result: Playing = getattr(playing, action)(at)
    return result


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TOTALS), ACTIONS)
def test_whatever_is_pressed_it_stays_in_order(
    which: tuple[str, str, str], actions: list[tuple[str, float]]
) -> None:
    playing, at = started(way(*which), BEGIN), BEGIN
    for action, gap in actions:
        before, at = playing, at + gap
        playing = acted(playing, action, at)
        assert 0 <= playing.place < len(playing.exercise.steps)
        assert 0 <= playing.elapsed <= playing.step.seconds
        assert 0 <= playing.seconds_left <= playing.step.seconds
        assert playing.seen >= before.seen
        if before.is_over:
            assert playing == before
        if before.mode is Mode.PAUSED and action in {"look", "pause"}:
            assert playing == before
        again = acted(playing, "look", at)
        assert again == acted(again, "look", at)


def test_words_are_nowhere_but_in_the_state() -> None:
    one = exercise(Step(StepKind.INPUT, "?", 5))
    playing = started(one, BEGIN).write("secret", BEGIN)
    assert playing.written == "secret"
    assert one == exercise(Step(StepKind.INPUT, "?", 5))
    assert replace(playing, typed={}).written == ""
