from __future__ import annotations

from types import SimpleNamespace

import pytest

from benchmarks.player_probe import exercise, figures
from companion.care.model import StepKind


def test_the_exercise_lasts_as_long_as_was_asked_and_goes_on_alone() -> None:
    played = exercise(30)
    assert played.total_seconds == 30 * 60
    assert all(step.kind.goes_on_alone for step in played.steps)
    assert {step.kind for step in played.steps} == {StepKind.TIMED, StepKind.BREATH}


def test_what_adds_up_is_drift_and_what_is_late_each_time_is_not() -> None:
    late = SimpleNamespace(steps=[40.0] * 9, seconds=[1.0], begun=[0.0])
    adding = SimpleNamespace(
        steps=[10.0 * number for number in range(9)], seconds=[1.0], begun=[0.0]
    )
    name = "drift of what is shown, last third less first"
    assert figures(late)[name] == [0.0]  # type: ignore[arg-type]
    assert figures(adding)[name] == [pytest.approx(60.0)]  # type: ignore[arg-type]
