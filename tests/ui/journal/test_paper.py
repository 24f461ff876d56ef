"""The worker's part: what was handed in before is known to what comes after."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from companion.errors import EntryEmpty, VaultLocked
from companion.journal.keeping import Keeping
from companion.journal.model import Draft, Kept, Page
from companion.journal.service import Journal
from companion.ui.journal import paper
from companion.ui.journal.paper import Found, Sheet, Waiting, Words
from companion.ui.recent.recent_changes import Change
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


def shown(found: Found | Waiting) -> Found:
    assert isinstance(found, Found)
    return found


def test_a_page_with_a_note_waits_and_a_sealed_one_stays_closed(journal: Journal) -> None:
    entry = journal.write(Page("one"), now=NOW)
    keeping = Keeping(journal.vault)
    noted = keeping.keep(entry.id, Kept(content_note="water"))
    assert paper.read_entry(journal, entry.id) == Waiting(noted, is_sealed=False)
    assert shown(paper.read_entry(journal, entry.id, anyway=True)).page == entry.page
    sealed = keeping.keep(entry.id, Kept(sealed_until=date.max))
    journal.keep_draft(Draft("d", Page("one two"), NOW, entry.id))
    for found in (
        paper.read_entry(journal, entry.id, anyway=True),
        paper.read_draft(journal, "d"),
    ):
        assert found == Waiting(sealed, is_sealed=True)
    done = paper.unsealed(journal, entry.id)
    assert (done.before, done.after.kept) == (sealed, Kept())
    assert shown(done.page).page.text == "one two"


def test_undoing_does_not_open_a_sealed_page(journal: Journal) -> None:
    entry = journal.write(Page("one"), now=NOW)
    before, sealed = Kept(), Kept(sealed_until=date.max)
    keeping = Keeping(journal.vault)
    undo, redo = partial(keeping.keep, entry.id, before), partial(keeping.keep, entry.id, sealed)
    change = Change("", undo, redo, entry.id, is_undone=True)
    assert paper.turned(journal, change) is None
    assert journal.read(entry.id).kept == sealed


def test_nothing_is_known_of_a_page_that_is_not_saved(journal: Journal) -> None:
    with pytest.raises(EntryEmpty):
        paper.saved_entry(journal, Sheet())


def test_reading_a_page_finds_the_words_that_were_not_saved(journal: Journal) -> None:
    entry = journal.write(Page("one"), now=NOW)
    assert shown(paper.read_entry(journal, entry.id)).page == entry.page
    journal.keep_draft(Draft("d", Page("one two"), NOW, entry.id))
    found = shown(paper.read_entry(journal, entry.id))
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
