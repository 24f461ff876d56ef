from __future__ import annotations

from dataclasses import replace

from companion.care.catalog import Catalog
from companion.care.model import BREATH, Energy, Labels, StepKind, Variant
from tests.care.examples import activity, breaths, exercise, said, timed


def test_energy_has_an_order() -> None:
    assert [each.level for each in (Energy.LOW, Energy.MEDIUM, Energy.HIGH)] == [0, 1, 2]


def test_only_timed_and_breath_steps_go_on_alone() -> None:
    assert {kind for kind in StepKind if kind.goes_on_alone} == {StepKind.TIMED, StepKind.BREATH}


def test_flags_for_leaving_out_come_first() -> None:
    assert activity(avoid_if=("b",), take_care=("a",)).flags == ("b", "a")


def test_a_variant_has_its_own_steps() -> None:
    short = Variant("short", "Shorter", (timed(3),))
    one = exercise(said(), timed(20), variants=(short,))
    varied = one.as_variant("short")
    assert varied is not None
    assert (varied.id, varied.steps, varied.total_seconds) == ("one", (timed(3),), 3)
    assert one.as_variant("other") is None


def test_breath_steps_can_be_left_out_and_ways_back_still_lead_to_the_same_step() -> None:
    again = replace(said(), kind=StepKind.CHOICE, options=("Again", "Done"), back_to={"Again": 2})
    one = exercise(said("a"), breaths(), timed(5, "b"), again)
    calm = one.without_breath()
    assert [step.kind for step in calm.steps] == [StepKind.SAY, StepKind.TIMED, StepKind.CHOICE]
    assert calm.steps[calm.steps[-1].back_to["Again"]] == timed(5, "b")
    only = exercise(breaths())
    assert only.without_breath() is only


def test_what_remains_of_an_exercise_without_the_breath_flag_has_no_breath(
    catalog: Catalog,
) -> None:
    for each in catalog.exercises:
        calm = each.without_breath()
        assert not any(step.kind is StepKind.BREATH for step in calm.steps)
        if BREATH not in each.flags:
            assert len(calm.steps) >= 5


def test_a_name_that_is_not_known_stands_for_itself() -> None:
    labels = Labels({"energy": {"low": "A little"}})
    assert (labels.of("energy", "low"), labels.of("place", "either")) == ("A little", "either")
