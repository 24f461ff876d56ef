from __future__ import annotations

import json
from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.care.catalog import Catalog
from companion.care.model import Exercise, Step, StepKind
from companion.care.player import LONGEST_GAP, MOST_LINES, Mode, Playing, started
from companion.paths import assets
from tests.care.examples import breaths, exercise, said, timed

LANGUAGES = ("en", "es")
BEGIN = 1_000.0
"""Any moment: a monotonic clock does not begin at 0."""


def totals(language: str) -> dict[tuple[str, str], int]:
    """Return the total of each exercise and variant, as the data says it."""
    file = assets() / "care" / language / "exercises.json"
    found = {}
    for each in json.loads(file.read_text("utf-8"))["exercises"]:
        found[each["id"], ""] = each["total_seconds"]
        for variant in each["variants"]:
            found[each["id"], variant["id"]] = variant["total_seconds"]
    return found


TOTALS = [(language, *key) for language in LANGUAGES for key in totals(language)]
CATALOGS = {language: Catalog.load(language) for language in LANGUAGES}


def way(language: str, exercise_id: str, variant: str = "") -> Exercise:
    found = CATALOGS[language].exercise(exercise_id)
    assert found is not None
    varied = found.as_variant(variant) if variant else found
    assert varied is not None
    return varied


def played_through(one: Exercise, *, every: float = 0.25) -> tuple[float, list[float]]:
    """Play it with Next pressed exactly when a waiting step has had its time.

    Returns the moment of its end and the moment at which each step was first seen.
    """
    playing, at, begun = started(one, BEGIN), BEGIN, [BEGIN]
    while not playing.is_over:
        at += every
        playing = playing.look(at)
        if not playing.goes_on_alone and playing.elapsed >= playing.step.seconds:
            playing = playing.next(at)
        while len(begun) <= playing.place:
            begun.append(at)
    return at, begun


# Times


@pytest.mark.parametrize(("language", "exercise_id", "variant"), TOTALS)
def test_the_time_it_takes_is_that_of_the_data(
    language: str, exercise_id: str, variant: str
) -> None:
    one = way(language, exercise_id, variant)
    total = totals(language)[exercise_id, variant]
    assert one.total_seconds == total
    end, begun = played_through(one)
    assert end - BEGIN == total
    assert [each - BEGIN for each in begun] == [
        0,
        *accumulate(step.seconds for step in one.steps[:-1]),
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0.001, LONGEST_GAP - 0.1), min_size=1, max_size=200))
def test_looks_that_come_late_do_not_make_it_late(gaps: list[float]) -> None:
    """However late each look is, the step is the one that a perfect clock would show."""
    lengths = [3 + number % 4 for number in range(600)]
    one = exercise(*map(timed, lengths))
    ends = list(accumulate(lengths))
    playing, at = started(one, BEGIN), BEGIN
    for gap in gaps:
        at += gap
        playing = playing.look(at)
        if playing.is_over:
            break
        place = next(each for each, end in enumerate(ends) if BEGIN + end > at)
        assert playing.place == place
        assert playing.elapsed == pytest.approx(at - BEGIN - (ends[place] - lengths[place]))


def test_after_half_an_hour_of_late_looks_nothing_has_drifted() -> None:
    one = exercise(*(timed(1) for _ in range(1800)), timed(1))
    playing, at, looks = started(one, 0.0), 0.0, 0
    while at < 1799:
        at = min(at + 0.05 + (looks * 37 % 100) / 1000, 1799.5)
        looks += 1
        playing = playing.look(at)
    assert playing.place == 1799
    assert playing.elapsed == pytest.approx(at - 1799, abs=1e-6)


# Going on


def test_only_timed_and_breath_steps_end_by_themselves() -> None:
    choice = Step(StepKind.CHOICE, "?", 5, options=("A", "B"))
    words = Step(StepKind.INPUT, "?", 5)
    for waiting in (said(), choice, words):
        playing = started(exercise(waiting, timed(5)), BEGIN)
        for at in range(1, 4000, 7):
            playing = playing.look(BEGIN + at)
        assert (playing.place, playing.mode) == (0, Mode.RUNNING)
    for ending in (timed(20), breaths(2)):
        playing = started(exercise(ending, said()), BEGIN)
        for at in (10, 19):
            playing = playing.look(BEGIN + at)
            assert playing.place == 0
        assert playing.look(BEGIN + 20).place == 1


def test_next_and_back_begin_a_step_from_its_beginning() -> None:
    playing = started(exercise(timed(20), timed(10), said()), BEGIN).next(BEGIN + 5)
    assert (playing.place, playing.elapsed) == (1, 0)
    playing = playing.look(BEGIN + 8)
    assert playing.seconds_left == 7
    playing = playing.back(BEGIN + 8)
    assert (playing.place, playing.elapsed) == (0, 0)
    assert playing.back(BEGIN + 9).place == 0
    assert playing.look(BEGIN + 27.9).look(BEGIN + 27.9).mode is Mode.PAUSED
    playing = playing.look(BEGIN + 18).look(BEGIN + 27.9)
    assert playing.place == 0
    assert playing.look(BEGIN + 28).place == 1


def test_after_the_last_step_it_is_done_and_stays_so() -> None:
    playing = started(exercise(said()), BEGIN).next(BEGIN + 1)
    assert playing.mode is Mode.DONE
    for way_on in (playing.next, playing.back, playing.look, playing.stop, playing.pause):
        assert way_on(BEGIN + 9) == playing


def test_stop_works_at_every_step_in_one_action() -> None:
    for language, exercise_id, variant in TOTALS:
        playing = started(way(language, exercise_id, variant), BEGIN)
        at = BEGIN
        while not playing.is_over:
            stopped = playing.stop(at)
            assert stopped.mode is Mode.STOPPED
            assert stopped.look(at + 9).place == playing.place
            assert playing.pause(at).stop(at).mode is Mode.STOPPED
            at += 1
            playing = playing.next(at)


# Pauses and sleep


@given(st.floats(0, 9.9), st.floats(0, 100_000))
def test_a_pause_does_not_count(before: float, length: float) -> None:
    playing = started(exercise(timed(10), said()), BEGIN).pause(BEGIN + before)
    assert playing.mode is Mode.PAUSED
    assert playing.look(BEGIN + before + length) == playing
    playing = playing.resume(BEGIN + before + length)
    assert playing.mode is Mode.RUNNING
    assert playing.seconds_left == pytest.approx(10 - before)
    after = BEGIN + before + length
    assert playing.look(after + (10 - before) * 0.999 - 0.001).place == 0
    assert playing.look(after + 10 - before + 0.001).place == 1


def test_when_the_computer_slept_it_waits_where_it_was_last_seen() -> None:
    playing = started(exercise(timed(600), said()), BEGIN).look(BEGIN + 5)
    awake = playing.look(BEGIN + 5 + LONGEST_GAP)
    assert (awake.mode, awake.slept) == (Mode.RUNNING, False)
    woken = playing.look(BEGIN + 5 + LONGEST_GAP + 0.1)
    assert (woken.mode, woken.slept, woken.elapsed) == (Mode.PAUSED, True, 5)
    again = woken.resume(BEGIN + 9_000)
    assert (again.mode, again.slept, again.elapsed) == (Mode.RUNNING, False, 5)
    assert again.look(BEGIN + 9_010).elapsed == 15


def test_a_step_that_waits_can_be_waited_for_without_a_look() -> None:
    playing = started(exercise(said(), said()), BEGIN).next(BEGIN + 5_000)
    assert (playing.place, playing.mode) == (1, Mode.RUNNING)


def test_next_and_back_end_a_pause_and_a_sleep() -> None:
    playing = started(exercise(timed(600), said()), BEGIN)
    for still in (playing.pause(BEGIN + 1), playing):
        assert (still.next(BEGIN + 99).place, still.next(BEGIN + 99).mode) == (1, Mode.RUNNING)
        back = still.back(BEGIN + 99)
        assert (back.place, back.mode, back.elapsed) == (0, Mode.RUNNING, 0)


def test_a_clock_that_seems_to_go_back_changes_nothing() -> None:
    playing = started(exercise(timed(10)), BEGIN).look(BEGIN + 4)
    assert playing.look(BEGIN - 50) == playing


# Text only


@pytest.mark.parametrize(("language", "exercise_id", "variant"), TOTALS)
def test_as_text_nothing_ends_by_itself_and_the_words_are_the_same(
    language: str, exercise_id: str, variant: str
) -> None:
    one = way(language, exercise_id, variant)
    playing, at, texts = started(one, BEGIN, text_only=True), BEGIN, []
    while not playing.is_over:
        at += 5_000
        assert playing.look(at).place == playing.place
        texts.append(playing.step.text)
        playing = playing.next(at)
    assert texts == [step.text for step in one.steps]


def test_text_only_can_be_turned_on_and_off_in_the_middle() -> None:
    playing = started(exercise(timed(10), said()), BEGIN).as_text(on=True, at=BEGIN + 4)
    assert playing.look(BEGIN + 500).place == 0
    playing = playing.as_text(on=False, at=BEGIN + 500)
    assert playing.seconds_left == 10
    assert playing.look(BEGIN + 510).place == 1


# Answers


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
