from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import TextCleared
from companion.journal.history import Change, Piece, compare, compared
from companion.journal.model import Draft, Kind, Page
from companion.journal.service import Journal
from tests.support.builders import NOW, page
from tests.support.texts import ANY_TEXT

WORDY = st.lists(st.sampled_from(["sea ", "lamp ", "calm. ", "a ", "\n", "é"]), max_size=30).map(
    "".join
)


@settings(max_examples=200, deadline=None)
@given(WORDY | ANY_TEXT, WORDY | ANY_TEXT)
def test_the_pieces_are_both_texts(earlier: str, later: str) -> None:
    pieces = compared(earlier, later)
    assert "".join(p.text for p in pieces if p.change is not Change.ADDED) == earlier
    assert "".join(p.text for p in pieces if p.change is not Change.REMOVED) == later
    assert all(piece.text for piece in pieces)
    assert all(one.change is not two.change for one, two in pairwise(pieces))
    if earlier == later:
        assert all(piece.change is Change.SAME for piece in pieces)


def test_changed_words_are_marked() -> None:
    assert compared("The sea was calm today.", "The sea was wild today.") == (
        Piece(Change.SAME, "The sea was "),
        Piece(Change.REMOVED, "calm "),
        Piece(Change.ADDED, "wild "),
        Piece(Change.SAME, "today."),
    )


@pytest.mark.parametrize("separator", [" ", "\n"])
def test_a_very_long_page_is_compared_by_lines_or_as_a_whole(separator: str) -> None:
    earlier = separator.join(f"one{number}" for number in range(30_000))
    later = separator.join(f"two{number}" for number in range(30_000))
    pieces = compared(f"begin {earlier} end", f"begin {later} end")
    assert "".join(p.text for p in pieces if p.change is not Change.ADDED) == f"begin {earlier} end"
    assert "".join(p.text for p in pieces if p.change is not Change.REMOVED) == f"begin {later} end"


def test_tags_day_and_kind_are_compared_too() -> None:
    earlier = Page("a", "sea", tags=("b", "c"))
    later = replace(earlier, tags=("c", "d"), title="lake")
    found = compare(earlier, later)
    assert (found.tags_added, found.tags_removed, found.moved) == (("d",), ("b",), False)
    assert found.title == (Piece(Change.REMOVED, "sea"), Piece(Change.ADDED, "lake"))
    assert compare(earlier, replace(earlier, kind=Kind.DREAM)).moved
    assert compare(earlier, replace(earlier, local_date=date(2020, 1, 1))).moved


def test_words_never_give_way_to_none_without_being_asked(journal: Journal) -> None:
    entry = journal.write(page("words", title="title"), now=NOW)
    for empty in ("", " \n"):
        with pytest.raises(TextCleared):
            journal.write(replace(entry.page, text=empty), now=NOW, entry_id=entry.id)
    assert journal.read(entry.id) == entry
    cleared = replace(entry.page, text="")
    assert journal.write(cleared, now=NOW, entry_id=entry.id, may_clear=True).page.text == ""
    assert journal.revisions(entry.id)[0].page == entry.page


def test_kinds_and_their_history_are_kept(journal: Journal) -> None:
    entry = journal.write(page("I flew", kind=Kind.DREAM), now=NOW)
    assert journal.newest()[0].kind is Kind.DREAM
    later = NOW + timedelta(minutes=1)
    changed = journal.write(replace(entry.page, kind=Kind.WORRY), now=later, entry_id=entry.id)
    assert changed.page.kind is Kind.WORRY
    assert journal.revisions(entry.id)[0].page.kind is Kind.DREAM
    assert journal.bring_back_text(entry.id, 1, now=later).page == entry.page


def test_a_draft_keeps_its_kind(journal: Journal) -> None:
    journal.keep_draft(Draft("d", page("a letter", kind=Kind.LETTER), NOW))
    assert [one.page.kind for one in journal.drafts()] == [Kind.LETTER]
