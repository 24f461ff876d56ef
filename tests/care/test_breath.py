from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from companion.care.breath import Breath, BreathPart, breath_at
from companion.care.model import Pattern, Step, StepKind
from tests.care.examples import breaths, timed

PATTERNS = st.builds(
    Pattern, st.integers(1, 8), st.integers(0, 5), st.integers(1, 9), st.integers(0, 5)
)


def test_a_breath_goes_in_and_out_without_a_hold() -> None:
    step = breaths(2)
    assert breath_at(step, 0.0) == Breath(1, BreathPart.IN, 4.0, 4)
    assert breath_at(step, 3.5) == Breath(1, BreathPart.IN, 0.5, 4)
    assert breath_at(step, 4.0) == Breath(1, BreathPart.OUT, 6.0, 6)
    assert breath_at(step, 10.0) == Breath(2, BreathPart.IN, 4.0, 4)
    assert breath_at(step, 20.0) == Breath(2, BreathPart.OUT, 0.0, 6)


def test_other_steps_have_no_breath() -> None:
    assert breath_at(timed(10), 3.0) is None


@given(PATTERNS, st.integers(1, 12), st.floats(0, 1))
def test_every_moment_is_in_one_part_of_one_breath(
    pattern: Pattern, cycles: int, share: float
) -> None:
    step = Step(StepKind.BREATH, "x", pattern.seconds * cycles, pattern, cycles)
    found = breath_at(step, share * step.seconds)
    assert found is not None
    assert 1 <= found.cycle <= cycles
    assert 0 <= found.left <= found.length
    assert found.length > 0
    if not pattern.hold_in:
        assert found.part is not BreathPart.HOLD_IN
    if not pattern.hold_out:
        assert found.part is not BreathPart.HOLD_OUT
