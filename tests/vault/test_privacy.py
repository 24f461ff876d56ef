from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from companion.vault.privacy import (
    CLEAR_AFTER,
    LOCK_AFTER,
    Privacy,
    from_preferences,
    to_preferences,
)

choices = st.builds(
    Privacy,
    st.sampled_from(LOCK_AFTER),
    st.booleans(),
    st.booleans(),
    st.sampled_from(CLEAR_AFTER),
    st.booleans(),
)


@given(choices)
def test_what_was_chosen_comes_back(chosen: Privacy) -> None:
    assert from_preferences(to_preferences(chosen)) == chosen


def test_at_first_it_locks_after_five_minutes_and_with_the_desktop() -> None:
    assert from_preferences({}) == Privacy(
        lock_after=5,
        lock_with_desktop=True,
        hide_with_shift=True,
        clear_after=30,
        cover_screen=True,
    )


@given(st.dictionaries(st.sampled_from(list(to_preferences(Privacy()))), st.text(max_size=5)))
def test_what_makes_no_sense_has_its_default(kept: dict[str, str]) -> None:
    found = from_preferences(kept)
    assert found.lock_after in LOCK_AFTER
    assert found.clear_after in CLEAR_AFTER
