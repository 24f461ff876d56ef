"""The worker's part: what was handed in before is known to what comes after."""

from __future__ import annotations

import pytest

from companion.errors import EntryEmpty, VaultLocked
from companion.journal.model import Draft, Page
from companion.journal.service import Journal
from companion.ui.journal import paper
from companion.ui.journal.paper import Sheet, Words
from tests.support.builders import NOW


def test_saving_twice_makes_one_page(journal: Journal) -> None:
    sheet = Sheet()
    first = paper.save(journal, Words(sheet, Page("one"), 1))
    again = paper.save(journal, Words(sheet, Page("one"), 1))
    assert again.entry == first.entry
    more = paper.save(journal, Words(sheet, Page("one and two"), 2))
    assert more.entry.id == first.entry.id
    assert (first.before, again.before, more.before) == (None, None, first.entry)
    assert len(journal.newest()) == 1


def test_a_draft_of_what_was_saved_meanwhile_is_not_kept(journal: Journal) -> None:
    sheet = Sheet()
    words = Words(sheet, Page("one"), 3)
    assert paper.keep(journal, words) is not None
    paper.save(journal, words)
    assert paper.keep(journal, words) is None
    assert journal.drafts() == []


def test_a_draft_of_what_was_typed_after_saving_belongs_to_the_page(journal: Journal) -> None:
    sheet = Sheet()
    saved = paper.save(journal, Words(sheet, Page("one"), 1))
    draft = paper.keep(journal, Words(sheet, Page("one two"), 2))
    assert draft is not None
    assert draft.entry_id == saved.entry.id


def test_reading_a_page_finds_the_words_that_were_not_saved(journal: Journal) -> None:
    entry = journal.write(Page("one"), now=NOW)
    assert paper.read_entry(journal, entry.id).page == entry.page
    journal.keep_draft(Draft("d", Page("one two"), NOW, entry.id))
    found = paper.read_entry(journal, entry.id)
    assert (found.page.text, found.changed, found.sheet.draft_id) == ("one two", True, "d")
    assert paper.read_draft(journal, "d") == found
    assert paper.read_draft(journal, "gone") is None


def test_the_next_page_is_not_read_when_the_words_could_not_be_kept(journal: Journal) -> None:
    journal.vault.close()
    asked: list[Journal] = []
    leaving = Words(Sheet(), Page("one"), 1)
    with pytest.raises(VaultLocked):
        paper.turn(journal, leaving, asked.append)
    assert asked == []


def test_to_the_bin_with_what_was_not_saved(journal: Journal) -> None:
    entry = paper.move_to_bin(journal, Words(Sheet(), Page("one"), 1))
    assert entry.deleted is not None
    assert journal.read(entry.id).page.text == "one"


def test_an_emptied_page_goes_to_the_bin_with_its_saved_text(journal: Journal) -> None:
    sheet = Sheet(entry=journal.write(Page("one"), now=NOW))
    paper.keep(journal, Words(sheet, Page(""), 1))
    entry = paper.move_to_bin(journal, Words(sheet, Page(""), 1))
    assert entry.page.text == "one"
    assert sheet.is_binned
    assert journal.drafts() == []
    with pytest.raises(EntryEmpty):
        paper.move_to_bin(journal, Words(Sheet(), Page(""), 1))
