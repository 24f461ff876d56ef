from __future__ import annotations

import json
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.care.catalog import Catalog
from companion.care.model import Exercise, Step, StepKind
from companion.care.player import LONGEST_GAP, Mode, started
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
