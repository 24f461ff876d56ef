from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from companion.errors import EntryNotFound, EntrySealed, FieldTooLong
from companion.journal.keeping import LONGEST_NOTE, Keeping
from companion.journal.model import Filters, Kept, Order
from companion.journal.service import Journal
from companion.vault.vault import Vault
from tests.support.builders import NOW, page

TODAY = NOW.date()


@pytest.fixture
def keeping(vault: Vault) -> Keeping:
    return Keeping(vault)


def test_how_a_page_is_kept_is_told_with_it(journal: Journal, keeping: Keeping) -> None:
    entry = journal.write(page("sea"), now=NOW)
    assert entry.kept == Kept()
    kept = Kept(content_note=" hospital \n stay ", sealed_until=TODAY, never_bring_back=True)
    changed = keeping.keep(entry.id, kept)
    assert changed.kept == replace(kept, content_note="hospital stay")
    assert journal.newest()[0].kept == changed.kept
    assert replace(changed, kept=Kept()) == entry
    assert keeping.keep(entry.id, Kept()) == entry
    with pytest.raises(EntryNotFound):
        keeping.keep("0" * 16, kept)


def test_a_note_is_a_line(journal: Journal, keeping: Keeping) -> None:
    entry = journal.write(page("sea"), now=NOW)
    note = "a b\0\n" * (LONGEST_NOTE // 5)
    kept = keeping.keep(entry.id, Kept(content_note=note)).kept
    assert kept.content_note == " ".join(note.replace("\0", "\ufffd").split())
    with pytest.raises(FieldTooLong):
        keeping.keep(entry.id, Kept(content_note="x" * (LONGEST_NOTE + 1)))
    assert keeping.opened(entry.id, TODAY).kept == kept


def test_what_is_set_aside_is_out_of_lists_and_search_until_asked_for(
    journal: Journal, keeping: Keeping, vault: Vault
) -> None:
    aside = journal.write(page("sea lamp"), now=NOW)
    old = journal.write(page("sea 東京", local_date=date(2020, 1, 1)), now=NOW)
    for entry in (aside, old):
        keeping.keep(entry.id, Kept(set_aside=True))
    shown = journal.write(page("sea"), now=NOW)
    assert [one.id for one in journal.newest()] == [shown.id]
    assert {one.id for one in journal.newest(set_aside=True)} == {aside.id, old.id}
    assert journal.years() == [2026]
    assert journal.years(set_aside=True) == [2026, 2020]
    asked = Filters(set_aside=True)
    for order in Order:
        assert [hit.summary.id for hit in journal.search("sea", order=order)] == [shown.id]
        assert len(journal.search("sea", order=order, filters=asked)) == 3
    assert journal.search("東京") == []
    assert len(journal.search("東京", filters=asked)) == 1
    keeping.keep(aside.id, Kept())
    assert len(journal.newest()) == 2
    assert vault.check().sound


def test_a_page_keeps_its_ways_when_it_moves_and_through_the_bin(
    journal: Journal, keeping: Keeping
) -> None:
    entry = journal.write(page("sea"), now=NOW)
    kept = keeping.keep(entry.id, Kept(set_aside=True, content_note="x")).kept
    moved = replace(entry.page, local_date=date(2001, 2, 3))
    assert journal.write(moved, now=NOW, entry_id=entry.id).kept == kept
    journal.move_to_bin(entry.id, now=NOW)
    assert [one.kept for one in journal.newest(in_bin=True)] == [kept]
    assert journal.newest(set_aside=True) == []
    assert journal.restore(entry.id).kept == kept


def test_a_sealed_page_opens_on_its_day(journal: Journal, keeping: Keeping) -> None:
    entry = journal.write(page("sea"), now=NOW)
    until = TODAY + timedelta(days=1)
    keeping.keep(entry.id, Kept(sealed_until=until))
    with pytest.raises(EntrySealed) as raised:
        keeping.opened(entry.id, TODAY)
    assert raised.value.until == until
    assert keeping.opened(entry.id, until).page == entry.page
    assert journal.search("sea") == []
    assert journal.search("sea", filters=Filters(today=TODAY, set_aside=True)) == []
    assert len(journal.search("sea", filters=Filters(today=until))) == 1
    assert [one.id for one in journal.newest()] == [entry.id]
