from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import EntryNotFound, RatingOutOfRange, WritingTimeOutOfRange
from companion.journal.gentle_writing import MOST_DISTRESS, MOST_MINUTES, GentleWriting, Sitting
from companion.journal.service import Journal
from companion.vault.vault import Vault
from tests.support.builders import NOW, page


def test_a_sitting_is_noted_and_its_second_number_given_later(
    journal: Journal, vault: Vault
) -> None:
    gentle = GentleWriting(vault)
    entry = journal.write(page(), now=NOW)
    kept = gentle.keep(entry.id, Sitting(NOW, 20, before=7))
    assert kept == Sitting(NOW.astimezone(UTC), 20, 7, None, kept.id)
    after = gentle.keep(entry.id, replace(kept, after=4))
    assert gentle.of_page(entry.id) == [after]
    gentle.remove(after.id)
    assert gentle.of_page(entry.id) == []


@settings(max_examples=50, deadline=None)
@given(st.integers(-2, 30), st.none() | st.integers(-2, 13), st.none() | st.integers(-2, 13))
def test_only_what_is_in_range_is_kept(
    shared_journal: Journal, minutes: int, before: int | None, after: int | None
) -> None:
    gentle = GentleWriting(shared_journal.vault)
    entry = shared_journal.write(page(), now=NOW)
    sitting = Sitting(NOW, minutes, before, after)
    ratings = [one for one in (before, after) if one is not None]
    if not 1 <= minutes <= MOST_MINUTES:
        with pytest.raises(WritingTimeOutOfRange):
            gentle.keep(entry.id, sitting)
    elif not all(0 <= one <= MOST_DISTRESS for one in ratings):
        with pytest.raises(RatingOutOfRange):
            gentle.keep(entry.id, sitting)
    else:
        assert gentle.keep(entry.id, sitting).minutes == minutes
        return
    assert gentle.of_page(entry.id) == []


def test_the_numbers_go_with_the_page(journal: Journal, vault: Vault) -> None:
    gentle = GentleWriting(vault)
    entry = journal.write(page(), now=NOW)
    gentle.keep(entry.id, Sitting(NOW, 5, 3, 3))
    journal.move_to_bin(entry.id, now=NOW)
    journal.empty_bin()
    assert gentle.of_page(entry.id) == []
    with pytest.raises(EntryNotFound):
        gentle.keep(entry.id, Sitting(NOW, 5))
