"""The choices about writing come back from the vault as they went in, and are off at first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from companion.journal import gentle_writing, looking_back
from companion.journal.choices import WritingChoices, from_preferences, to_preferences


@given(st.builds(WritingChoices))
def test_what_was_chosen_comes_back(chosen: WritingChoices) -> None:
    assert from_preferences(to_preferences(chosen)) == chosen


@given(st.dictionaries(st.sampled_from([*to_preferences(WritingChoices()), "other"]), st.text()))
def test_whatever_is_kept_something_is_chosen(kept: dict[str, str]) -> None:
    assert isinstance(from_preferences(kept), WritingChoices)


def test_all_is_off_at_first() -> None:
    assert from_preferences({}) == WritingChoices()
    assert not any(vars_of(WritingChoices()))


def test_the_names_are_those_of_the_cores() -> None:
    names = to_preferences(WritingChoices())
    assert {gentle_writing.PREFERENCE, looking_back.PREFERENCE} <= set(names)


def vars_of(chosen: WritingChoices) -> list[bool]:
    return [chosen.looking_back, chosen.gentle_writing, chosen.previews, chosen.spell_check]
