from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from companion.errors import DiskFull, EntryNotFound, VaultLocked
from companion.journal import locked_notebook, moving
from companion.journal.learned_words import LearnedWords
from companion.journal.model import FIRST, LOCKED, Draft, Filters, Order, Page
from companion.journal.notebooks import Notebook, Notebooks
from companion.journal.open_notebooks import OpenNotebooks
from companion.paths import Paths
from companion.vault import backups
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, NOW, page
from tests.support.notebooks import NOTEBOOK_KEY, full_page

LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def open_journal(vault: Vault, paths: Paths) -> Iterator[OpenNotebooks]:
    """Lend a journal with an open locked notebook, called Letters."""
    journal = OpenNotebooks(vault, paths)
    letters = Notebooks(vault).add("Letters", now=NOW)
    journal.choose(letters.id)
    journal.lock(letters, NOTEBOOK_KEY, now=NOW, cost=CHEAP)
    assert journal.chosen == LOCKED
    journal.choose(None)
    yield journal
    journal.close_locked()


def test_what_is_asked_of_all_is_asked_of_both(open_journal: OpenNotebooks) -> None:
    mine = open_journal.write(page("sea mine"), now=NOW)
    open_journal.choose(LOCKED)
    theirs = open_journal.write(page("sea theirs"), now=LATER)
    assert [one.name for one in open_journal.notebooks()] == ["Journal", "Letters"]
    assert (open_journal.read(mine.id).notebook, open_journal.read(theirs.id).notebook) == (
        FIRST,
        LOCKED,
    )
    both = [theirs.id, mine.id]
    assert [one.id for one in open_journal.newest()] == both
    for order in Order:
        found = [hit.summary.id for hit in open_journal.search("sea", order=order)]
        assert sorted(found) == sorted(both)
    for notebook, wanted in ((LOCKED, [theirs.id]), (FIRST, [mine.id])):
        assert [one.id for one in open_journal.newest(notebook=notebook)] == wanted
        hits = open_journal.search("sea", filters=Filters(notebook=notebook))
        assert [hit.summary.id for hit in hits] == wanted
    assert open_journal.count() == 2
    open_journal.close_locked()
    assert open_journal.waits_for_key
    assert open_journal.chosen is None
    assert [one.id for one in open_journal.newest()] == [mine.id]
    assert open_journal.newest(notebook=LOCKED) == []
    with pytest.raises(EntryNotFound):
        open_journal.read(theirs.id)
    with pytest.raises(VaultLocked):
        _ = open_journal.opened_locked


def test_one_page_is_changed_where_it_is(open_journal: OpenNotebooks) -> None:
    open_journal.choose(LOCKED)
    entry = open_journal.write(Page("first"), now=NOW)
    open_journal.choose(None)
    open_journal.write(Page("second"), now=LATER, entry_id=entry.id)
    assert [one.page.text for one in open_journal.revisions(entry.id)] == ["first"]
    assert open_journal.bring_back_text(entry.id, 1, now=LATER).page.text == "first"
    open_journal.move_to_bin(entry.id, now=LATER)
    assert [one.id for one in open_journal.newest(in_bin=True)] == [entry.id]
    open_journal.restore(entry.id)
    assert open_journal.matches(entry.id, "first") == ((0, 5),)
    open_journal.move_to_bin(entry.id, now=LATER)
    assert open_journal.empty_bin() == 1


def test_words_stay_in_the_notebook_they_were_begun_in(open_journal: OpenNotebooks) -> None:
    open_journal.choose(LOCKED)
    open_journal.keep_draft(Draft("d1", Page("begun locked"), NOW))
    open_journal.choose(None)
    open_journal.keep_draft(Draft("d2", Page("begun open"), NOW))
    open_journal.keep_draft(Draft("d1", Page("begun locked, more"), LATER))
    assert [one.id for one in open_journal.drafts()] == ["d1", "d2"]
    saved = open_journal.write(Page("begun locked, done"), now=LATER, draft_id="d1")
    open_journal.choose(LOCKED)
    other = open_journal.write(Page("begun open, done"), now=LATER, draft_id="d2")
    assert open_journal.read(saved.id).notebook == LOCKED
    assert open_journal.read(other.id).notebook == FIRST
    assert open_journal.drafts() == []
    open_journal.keep_draft(Draft("d3", Page("x"), NOW))
    open_journal.drop_draft("d3")
    assert open_journal.drafts() == []


def test_the_draft_of_a_page_goes_where_the_page_is(open_journal: OpenNotebooks) -> None:
    mine = open_journal.write(page("mine"), now=NOW)
    open_journal.choose(LOCKED)
    open_journal.keep_draft(Draft("d1", Page("mine, changed"), NOW, mine.id))
    open_journal.close_locked()
    assert [one.id for one in open_journal.drafts()] == ["d1"]


def test_pages_move_between_open_notebooks(open_journal: OpenNotebooks, vault: Vault) -> None:
    dreams = Notebooks(vault).add("Dreams", now=NOW)
    entry = full_page(vault)
    for into in (dreams.id, LOCKED, LOCKED, dreams.id, FIRST, LOCKED, FIRST):
        open_journal.move(entry.id, into)
        assert open_journal.read(entry.id).notebook == into
    assert open_journal.read(entry.id) == entry


def test_lists_of_both_leave_no_page_out(open_journal: OpenNotebooks) -> None:
    wanted = set()
    for notebook in (None, LOCKED):
        open_journal.choose(notebook)
        for day in range(1, 4):
            words = Page("at one time", local_date=date(2020, 1, day))
            wanted.add(open_journal.write(words, now=NOW).id)
    seen: set[str] = set()
    below = None
    while part := open_journal.newest(limit=1, below=below):
        assert not seen & {one.id for one in part}
        seen |= {one.id for one in part}
        below = part[-1].place
    assert seen == wanted
    assert open_journal.years() == [2020]


def test_names_and_removal(open_journal: OpenNotebooks, vault: Vault) -> None:
    assert open_journal.rename(LOCKED, "Post", now=NOW) == Notebook(LOCKED, "Post")
    dreams = Notebooks(vault).add("Dreams", now=NOW)
    assert open_journal.rename(dreams.id, "Nights", now=NOW).name == "Nights"
    open_journal.choose(dreams.id)
    assert open_journal.receiving().into == dreams.id
    open_journal.remove(dreams.id)
    assert (open_journal.chosen, open_journal.into) == (None, None)
    open_journal.choose(LOCKED)
    receiving = open_journal.receiving()
    assert (receiving.vault, receiving.into) == (open_journal.opened_locked.vault, FIRST)
    open_journal.checkpoint()


def test_a_backup_is_made_of_what_is_new_in_it(open_journal: OpenNotebooks, paths: Paths) -> None:
    own = paths.locked_notebook.backups
    for _twice in range(2):
        open_journal.back_up_locked(now=NOW)
        assert len(backups.listed(own)) == 1
    open_journal.choose(LOCKED)
    open_journal.write(page("new"), now=NOW)
    open_journal.back_up_locked(now=NOW + timedelta(days=2))
    assert len(backups.listed(own)) == 2


def test_the_key_is_taken_off(open_journal: OpenNotebooks) -> None:
    open_journal.choose(LOCKED)
    entry = open_journal.write(page("theirs"), now=NOW)
    there = open_journal.take_key_off(now=NOW)
    assert open_journal.chosen == there.id
    assert open_journal.read(entry.id).notebook == there.id
    assert not open_journal.waits_for_key


def test_it_opens_with_its_key_and_closes_with_the_journal(
    open_journal: OpenNotebooks, vault: Vault
) -> None:
    open_journal.close_locked()
    open_journal.open_locked(locked_notebook.unlock, NOTEBOOK_KEY, now=NOW)
    assert not open_journal.waits_for_key
    locked = open_journal.opened_locked.vault
    open_journal.close()
    for each in (locked, vault):
        with pytest.raises(VaultLocked), each.reading():
            pass


def test_words_are_learned_where_the_page_is_and_known_while_it_is_open(
    open_journal: OpenNotebooks, vault: Vault
) -> None:
    mine = open_journal.write(Page("mine"), now=NOW)
    open_journal.choose(LOCKED)
    theirs = open_journal.write(Page("theirs"), now=LATER)
    open_journal.words_of(mine.id).learn("mara", "en")
    open_journal.words_of(theirs.id).learn("tomasz", "en")
    open_journal.words_of(None, "a page nothing is kept of yet").learn("wawel", "en")
    assert open_journal.learned_words("en") == {"mara", "tomasz", "wawel"}
    assert open_journal.learned_words("es") == frozenset()
    assert LearnedWords(vault).all("en") == {"mara"}
    open_journal.close_locked()
    assert open_journal.learned_words("en") == {"mara"}


def test_learned_words_come_along_when_the_key_is_taken_off(
    open_journal: OpenNotebooks, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    LearnedWords(vault).learn("both", "en")
    for word in ("both", "tomasz"):
        LearnedWords(open_journal.opened_locked.vault).learn(word, "en")

    def full(**_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(vault, "snapshot", full)
        with pytest.raises(DiskFull):
            open_journal.take_key_off(now=LATER)
    assert LearnedWords(vault).all("en") == {"both"}
    open_journal.take_key_off(now=LATER)
    assert LearnedWords(vault).all("en") == {"both", "tomasz"}


@pytest.mark.parametrize("way", [LOCKED, FIRST])
def test_words_written_after_a_move_that_was_cut_short_outlive_the_key(
    open_journal: OpenNotebooks, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """The page is in both vaults then, and what is written goes on in the locked one."""
    open_journal.choose(FIRST if way == LOCKED else LOCKED)
    entry = open_journal.write(Page("one"), now=NOW)

    def full(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(moving, "_take_out", full)
        with pytest.raises(DiskFull):
            open_journal.move(entry.id, way)
    open_journal.write(Page("one two"), now=LATER, entry_id=entry.id)
    open_journal.take_key_off(now=LATER)
    texts = [open_journal.read(one.id).page.text for one in open_journal.newest()]
    assert "one two" in texts
