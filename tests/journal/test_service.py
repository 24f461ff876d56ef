from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, time, timedelta

import pytest
from hypothesis import given, settings

from companion.errors import EntryEmpty, EntryNotFound
from companion.journal.model import BIN_DAYS, Draft, Page, SourcedPage
from companion.journal.places import end_of_year
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, draft, page
from tests.support.texts import ANY_TEXT, WILD_TEXT

LATER = NOW + timedelta(hours=1)


def test_a_new_page_is_of_the_moment_and_zone_it_is_written_in(journal: Journal) -> None:
    entry = journal.write(page("The sea was calm."), now=NOW)
    assert entry.page.local_date == date(2026, 3, 10)
    assert entry.page.local_time == time(21, 15, 30)
    assert entry.page.zone == "America/Denver"
    assert entry.created == entry.changed == NOW
    assert entry.created.tzinfo == UTC
    assert (entry.revision, entry.deleted) == (1, None)
    assert journal.read(entry.id) == entry


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT)
def test_text_is_kept_byte_for_byte(shared_journal: Journal, text: str) -> None:
    written = f"x{text}"
    entry = shared_journal.write(Page(written), now=NOW)
    assert shared_journal.read(entry.id).page.text.encode() == written.encode()
    shared_journal.keep_draft(Draft("d", Page(written), NOW, entry.id))
    assert shared_journal.drafts()[0].page.text.encode() == written.encode()
    assert entry == shared_journal.write(entry.page, now=LATER, entry_id=entry.id)


@settings(max_examples=100, deadline=None)
@given(WILD_TEXT, WILD_TEXT, WILD_TEXT)
def test_nothing_in_a_text_keeps_it_from_being_saved(
    shared_journal: Journal, text: str, title: str, tag: str
) -> None:
    wild = Page(f"x{text}", title, tags=(tag,))
    entry = shared_journal.write(wild, now=NOW)
    shared_journal.keep_draft(Draft("wild", wild, NOW))
    assert shared_journal.read(entry.id).page.text.startswith("x")


def test_what_was_written_is_there_after_locking(vault: Vault, paths: Paths) -> None:
    journal = Journal(vault)
    entry = journal.write(page("kept", title="t", tags=("b", "a")), now=NOW)
    journal.keep_draft(draft("d", "a draft"))
    vault.close()
    again = Vault.unlock(paths, PASSPHRASE)
    assert Journal(again).read(entry.id) == entry
    assert [one.page.text for one in Journal(again).drafts()] == ["a draft"]
    again.close()


def test_an_empty_page_is_not_saved(journal: Journal) -> None:
    with pytest.raises(EntryEmpty):
        journal.write(page(" \n"), now=NOW)
    assert journal.count() == 0


def test_a_page_that_is_not_there_is_not_found(journal: Journal) -> None:
    uses: tuple[Callable[[], object], ...] = (
        lambda: journal.read("0" * 16),
        lambda: journal.write(page(), now=NOW, entry_id="0" * 16),
        lambda: journal.move_to_bin("0" * 16, now=NOW),
        lambda: journal.restore("0" * 16),
        lambda: journal.undo_change("0" * 16, now=NOW),
    )
    for use in uses:
        with pytest.raises(EntryNotFound):
            use()


def test_an_id_may_be_shortened_to_what_is_clear(journal: Journal) -> None:
    entry = journal.write(page(), now=NOW)
    assert journal.full_id(entry.id[:4]) == entry.id
    for unclear in (entry.id[:3], "", "%%%%", "zzzz"):
        with pytest.raises(EntryNotFound):
            journal.full_id(unclear)


def test_the_list_gives_the_newest_day_first_in_parts(journal: Journal) -> None:
    days = [date(2026, 1, 1), date(2024, 5, 5), date(2025, 12, 31), date(2026, 1, 1)]
    for number, day in enumerate(days):
        journal.write(page(title=f"{number}", local_date=day, local_time=time(number)), now=NOW)
    first = journal.newest(limit=3)
    rest = journal.newest(below=first[-1].place)
    assert [summary.title for summary in (*first, *rest)] == ["3", "0", "2", "1"]


# Changes


def test_saving_again_keeps_what_it_was(journal: Journal) -> None:
    entry = journal.write(page("first", tags=("a",)), now=NOW)
    changed = journal.write(replace(entry.page, text="second"), now=LATER, entry_id=entry.id)
    assert (changed.revision, changed.created, changed.changed) == (2, NOW, LATER)
    revisions = journal.revisions(entry.id)
    assert [(one.number, one.page, one.changed) for one in revisions] == [(1, entry.page, NOW)]


def test_saving_the_same_changes_nothing(journal: Journal) -> None:
    entry = journal.write(page(" as typed \n", title=" a  title "), now=NOW)
    assert journal.write(entry.page, now=LATER, entry_id=entry.id) == entry
    assert (
        journal.write(page(" as typed \n", title="a title"), now=LATER, entry_id=entry.id) == entry
    )
    assert journal.revisions(entry.id) == []


def test_a_change_without_a_day_keeps_the_day_it_has(journal: Journal) -> None:
    day = page("first", local_date=date(1999, 4, 6), local_time=time(8, 30), zone="Africa/Kigali")
    entry = journal.write(day, now=NOW)
    changed = journal.write(page("second"), now=LATER, entry_id=entry.id)
    assert changed.page == replace(entry.page, text="second")
    kept = journal.keep_draft(draft("d", "third", entry_id=entry.id))
    assert kept.page == replace(entry.page, text="third")


def test_a_change_can_be_undone_and_the_undoing_too(journal: Journal) -> None:
    entry = journal.write(page("first"), now=NOW)
    journal.write(replace(entry.page, text="second"), now=LATER, entry_id=entry.id)
    assert journal.undo_change(entry.id, now=LATER).page.text == "first"
    assert journal.undo_change(entry.id, now=LATER).page.text == "second"
    assert len(journal.revisions(entry.id)) == 3
    assert [hit.summary.id for hit in journal.search("second")] == [entry.id]
    assert journal.search("first") == []


def test_a_page_never_changed_has_nothing_to_undo(journal: Journal) -> None:
    entry = journal.write(page(), now=NOW)
    assert journal.undo_change(entry.id, now=LATER) == entry


# Places


def test_many_pages_of_one_minute_all_have_a_place(journal: Journal, vault: Vault) -> None:
    last_minute = page(local_date=date(2026, 3, 10), local_time=time(23, 59))
    ids = [journal.write(replace(last_minute, text=f"{n}"), now=NOW).id for n in range(60)]
    next_day = journal.write(page("next", local_date=date(2026, 3, 11)), now=NOW)
    found = journal.newest()
    assert len({summary.place for summary in found}) == 61
    assert {summary.id for summary in found} == {*ids, next_day.id}
    assert [journal.read(uid).page.text for uid in ids] == [f"{n}" for n in range(60)]
    for uid in ids:
        journal.write(replace(last_minute, text="changed"), now=LATER, entry_id=uid)
    assert len(journal.search("changed", limit=100)) == 60
    assert vault.check().sound


def test_a_page_that_moves_to_another_day_takes_everything_along(
    journal: Journal, vault: Vault
) -> None:
    entry = journal.write(page("sea lamp", tags=("a", "b")), now=NOW)
    journal.write(page("already there", local_date=date(2020, 2, 2)), now=NOW)
    journal.keep_draft(draft("d", "a draft", entry_id=entry.id))
    moved = replace(entry.page, local_date=date(2020, 2, 2), local_time=time(0))
    after = journal.write(moved, now=LATER, entry_id=entry.id)
    assert after.page == moved
    assert [hit.summary.local_date for hit in journal.search("lamp")] == [date(2020, 2, 2)]
    assert journal.undo_change(entry.id, now=LATER).page == entry.page
    assert len(journal.revisions(entry.id)) == 2
    assert len(journal.drafts()) == 1
    assert vault.check().sound


# The bin


def test_a_page_in_the_bin_is_not_found_but_can_be_read_and_brought_back(journal: Journal) -> None:
    entry = journal.write(page("sea"), now=NOW)
    binned = journal.move_to_bin(entry.id, now=LATER)
    assert binned.deleted == LATER
    assert journal.move_to_bin(entry.id, now=LATER + timedelta(days=1)) == binned
    assert (journal.search("sea"), journal.newest(), journal.count()) == ([], [], 0)
    assert [summary.id for summary in journal.newest(in_bin=True)] == [entry.id]
    assert journal.read(entry.id) == binned
    assert journal.restore(entry.id) == journal.restore(entry.id) == entry
    assert len(journal.search("sea")) == 1


def test_a_page_stays_in_the_bin_for_thirty_days(journal: Journal, vault: Vault) -> None:
    entry = journal.write(page("first"), now=NOW)
    journal.write(page("second"), now=NOW, entry_id=entry.id)
    kept = journal.write(page("kept"), now=NOW)
    journal.move_to_bin(entry.id, now=NOW)
    due = NOW + timedelta(days=BIN_DAYS)
    assert journal.empty_old_bin(now=due) == 0
    assert journal.read(entry.id).page.text == "second"
    before = vault.check().commit_seq
    assert journal.empty_old_bin(now=due + timedelta(microseconds=1)) == 1
    with pytest.raises(EntryNotFound):
        journal.read(entry.id)
    assert journal.revisions(entry.id) == []
    assert journal.read(kept.id) == kept
    assert vault.check().commit_seq == before + 1
    assert journal.empty_old_bin(now=due + timedelta(days=99)) == 0
    assert vault.check().commit_seq == before + 1


def test_a_page_changed_in_the_bin_stays_there(journal: Journal, vault: Vault) -> None:
    entry = journal.write(page("first"), now=NOW)
    journal.move_to_bin(entry.id, now=NOW)
    journal.write(page("second"), now=LATER, entry_id=entry.id)
    assert journal.search("second") == []
    journal.restore(entry.id)
    assert len(journal.search("second")) == 1
    assert vault.check().sound


# Drafts


def test_a_draft_is_kept_once_and_replaced(journal: Journal) -> None:
    for minute, text in enumerate(("a", "ab", "abc")):
        journal.keep_draft(draft("one", text, minutes=minute))
    journal.keep_draft(draft("two", "other", minutes=9))
    assert [one.page.text for one in journal.drafts()] == ["other", "abc"]
    journal.drop_draft("two")
    journal.drop_draft("two")
    assert [one.id for one in journal.drafts()] == ["one"]


def test_a_draft_comes_back_as_it_was(journal: Journal) -> None:
    kept = journal.keep_draft(Draft("d", page("text\r\n", title=" a title ", tags=("b", "a")), NOW))
    assert journal.drafts() == [kept]
    assert kept.page.title == " a title "
    assert (kept.page.local_date, kept.page.zone) == (date(2026, 3, 10), "America/Denver")


def test_an_emptied_draft_of_a_new_page_is_let_go_but_not_that_of_a_saved_one(
    journal: Journal,
) -> None:
    entry = journal.write(page(), now=NOW)
    journal.keep_draft(draft("new", "a"))
    journal.keep_draft(draft("new", " "))
    journal.keep_draft(draft("saved", "", entry_id=entry.id))
    assert [(one.id, one.entry_id) for one in journal.drafts()] == [("saved", entry.id)]


def test_saving_a_page_is_done_with_its_draft_and_only_then(journal: Journal) -> None:
    journal.keep_draft(draft("d", "a draft"))
    wrongs: tuple[Callable[[], object], ...] = (
        lambda: journal.write(page(""), now=NOW, draft_id="d"),
        lambda: journal.write(page("x"), now=NOW, entry_id="0" * 16, draft_id="d"),
    )
    for wrong in wrongs:
        with pytest.raises((EntryEmpty, EntryNotFound)):
            wrong()
        assert [one.id for one in journal.drafts()] == ["d"]
    journal.write(page("a draft"), now=NOW, draft_id="d")
    assert journal.drafts() == []


def test_the_draft_of_a_page_that_is_gone_is_kept_as_a_new_page(journal: Journal) -> None:
    kept = journal.keep_draft(draft("d", "words", entry_id="0" * 16))
    assert kept.entry_id is None
    assert journal.drafts() == [kept]


# Years, and undoing many at once


def on(journal: Journal, day: date, text: str = "words") -> str:
    return journal.write(Page(text, local_date=day), now=NOW).id


def test_years_are_those_that_have_pages(journal: Journal) -> None:
    assert journal.years() == []
    ids = [on(journal, date(year, 7, 1)) for year in (1999, 2024, 2024, 2026)]
    assert journal.years() == [2026, 2024, 1999]
    journal.move_to_bin(ids[0], now=NOW)
    assert journal.years() == [2026, 2024]
    assert journal.years(in_bin=True) == [1999]


def test_a_list_can_begin_with_a_year(journal: Journal) -> None:
    for year in (1999, 2024, 2026):
        on(journal, date(year, 12, 31))
    found = journal.newest(below=end_of_year(2024))
    assert [entry.local_date.year for entry in found] == [2024, 1999]


def test_a_text_of_before_comes_back_whatever_came_after(journal: Journal) -> None:
    first = journal.write(Page("one"), now=NOW)
    for text in ("two", "three"):
        journal.write(Page(text), now=NOW, entry_id=first.id)
    again = journal.bring_back_text(first.id, first.revision, now=NOW)
    assert again.page.text == "one"
    assert [each.page.text for each in journal.revisions(first.id)] == ["three", "two", "one"]
    assert journal.undo_change(first.id, now=NOW).page.text == "three"
    assert journal.bring_back_text(first.id, 999, now=NOW).page.text == "three"


def test_what_was_brought_in_goes_to_the_bin_and_comes_back(journal: Journal) -> None:
    kept = on(journal, date(2020, 1, 1), "kept")
    day = date(2021, 1, 1)
    pages = [SourcedPage(Page(f"heron {n}", local_date=day), "test", str(n)) for n in range(700)]
    brought = journal.bring_in(pages, now=NOW)
    assert len(brought.entry_ids) == 700
    assert journal.bin_pages(brought.entry_ids, now=NOW) == 700
    assert [entry.id for entry in journal.newest()] == [kept]
    assert journal.search("heron") == []
    assert journal.bin_pages(brought.entry_ids, now=NOW) == 0
    assert journal.restore_pages(brought.entry_ids) == 700
    assert journal.count() == 701
    assert len(journal.search("heron")) == 50
