from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from companion.errors import Cancelled, EntryNotFound
from companion.journal import moving
from companion.journal.attachments import Attachments
from companion.journal.model import FIRST, Draft, Page
from companion.journal.notebooks import Notebooks
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.support.builders import NOW, new_vault, page
from tests.support.notebooks import LARGE, full_page, letters

LATER = NOW + timedelta(days=1)


@pytest.fixture
def other(paths: Paths) -> Iterator[Vault]:
    made = new_vault(paths.locked_notebook)
    yield made
    made.close()


def _digest(vault: Vault, entry_id: str) -> str:
    with vault.reading() as connection:
        return moving.digests(connection, [entry_id])[entry_id]


def test_a_page_moves_with_all_that_belongs_to_it(vault: Vault, other: Vault) -> None:
    entry = full_page(vault)
    before = _digest(vault, entry.id)
    moving.move(vault, other, entry.id)
    there = Journal(other)
    assert there.read(entry.id) == entry
    assert _digest(other, entry.id) == before
    assert [hit.summary.id for hit in there.search("sea")] == [entry.id]
    assert [one.page.text for one in there.revisions(entry.id)] == ["sea before"]
    files = Attachments(other)
    assert files.whole(files.of_page(entry.id)[0].id, 10**7) == LARGE
    assert [one.name for one in files.of_page(entry.id, in_bin=True)] == ["sea gone.txt"]
    assert [one.entry_id for one in there.drafts()] == [entry.id]
    with pytest.raises(EntryNotFound):
        Journal(vault).read(entry.id)
    assert Journal(vault).newest(in_bin=True) == []
    assert Journal(vault).drafts() == []
    assert Journal(vault).search("sea") == []
    for each in (vault, other):
        assert each.check().sound
    moving.move(other, vault, entry.id)
    assert Journal(vault).read(entry.id) == entry
    assert _digest(vault, entry.id) == before
    with pytest.raises(EntryNotFound):
        moving.move(other, vault, entry.id)


def test_two_pages_of_one_minute_have_room(vault: Vault, other: Vault) -> None:
    for each in (vault, other):
        Journal(each).write(page("at the same time"), now=NOW)
    (mine,) = Journal(vault).newest()
    moving.move(vault, other, mine.id)
    assert len(Journal(other).newest()) == 2


def test_a_move_that_was_cut_short_is_finished(vault: Vault, other: Vault) -> None:
    entry = full_page(vault)
    with vault.reading() as there, other.transaction() as here:
        moving._copy(there, here, [entry.id], FIRST)
    moving.finish(vault, other)
    assert Journal(vault).newest() == []
    assert Journal(other).read(entry.id) == entry


def test_a_page_that_went_on_in_both_is_kept_twice(vault: Vault, other: Vault) -> None:
    entry = full_page(vault)
    with vault.reading() as there, other.transaction() as here:
        moving._copy(there, here, [entry.id], FIRST)
    Journal(vault).write(Page("sea later"), now=LATER, entry_id=entry.id)
    moving.finish(vault, other)
    (left,) = Journal(vault).newest()
    assert left.id != entry.id
    assert Journal(vault).read(left.id).page.text == "sea later"
    assert len(Journal(vault).revisions(left.id)) == 2
    assert len(Attachments(vault).of_page(left.id)) == 1
    assert Journal(other).read(entry.id) == entry
    assert vault.check().sound


def test_a_notebook_moves_with_bin_and_drafts(vault: Vault, other: Vault) -> None:
    notebook = letters(vault)
    stays = Journal(vault).write(page("stays"), now=NOW)
    done: list[tuple[int, int]] = []
    for _again in range(2):
        moving.copy_notebook(vault, other, notebook.id, progress=lambda *told: done.append(told))
    moving.finish(vault, other, notebook.id)
    assert done == [(2, 2)] * 2
    there = Journal(other)
    assert (len(there.newest()), len(there.newest(in_bin=True)), len(there.drafts())) == (1, 1, 2)
    assert [one.id for one in Journal(vault).newest()] == [stays.id]
    assert Journal(vault).newest(in_bin=True) == []
    assert Journal(vault).drafts() == []
    assert len(Notebooks(vault).all()) == 1


def test_what_was_written_meanwhile_stays_with_its_notebook(vault: Vault, other: Vault) -> None:
    notebook = letters(vault)
    moving.copy_notebook(vault, other, notebook.id)
    Journal(vault).keep_draft(Draft("d" * 16, Page("went on"), LATER, notebook=notebook.id))
    moving.finish(vault, other, notebook.id)
    (left,) = Journal(vault).drafts()
    assert (left.page.text, left.notebook) == ("went on", notebook.id)
    assert notebook in Notebooks(vault).all()


def test_cancel_leaves_nothing(vault: Vault, other: Vault) -> None:
    notebook = letters(vault)
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        moving.copy_notebook(vault, other, notebook.id, is_cancelled=lambda: next(asked))
    assert Journal(other).newest() == []
    assert Journal(other).drafts() == []
    assert len(Journal(vault).newest(notebook=notebook.id)) == 1
