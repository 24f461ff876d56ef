from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.journal.keeping import Keeping
from companion.journal.merging import Merged, merge
from companion.journal.model import Kept, Kind, Page
from companion.journal.service import Journal
from companion.paths import Paths
from companion.people.model import Person, Phone
from companion.people.service import People
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, draft, new_vault, page

NOTHING = Merged(0, 0, 0, 0)


@pytest.fixture
def other(vault: Vault, paths: Paths, tmp_path: Path) -> Iterator[Vault]:
    """Return the vault of a second computer, like the first in all it holds."""
    journal = Journal(vault)
    for number in range(5):
        journal.write(page(f"page {number}", tags=("sea",)), now=NOW + timedelta(days=number))
    vault.checkpoint()
    twin = Paths.below(tmp_path / "second")
    shutil.copytree(paths.data, twin.data)
    opened = Vault.unlock(twin, PASSPHRASE)
    yield opened
    opened.close()


def all_words(vault: Vault) -> list[str]:
    journal = Journal(vault)
    return sorted(journal.read(each.id).page.text for each in journal.newest())


def test_what_is_the_same_stays(vault: Vault, other: Vault) -> None:
    assert merge(vault, other, now=NOW) == NOTHING
    assert all_words(vault) == [f"page {number}" for number in range(5)]


def test_pages_written_apart_come_together(vault: Vault, other: Vault) -> None:
    Journal(vault).write(page("here"), now=NOW)
    theirs = Journal(other)
    written = theirs.write(page("there", title="Title", tags=("a", "b")), now=NOW)
    theirs.write(page("there again"), now=NOW, entry_id=written.id)
    assert merge(vault, other, now=NOW).added == 1
    journal = Journal(vault)
    assert journal.read(written.id) == theirs.read(written.id)
    assert journal.revisions(written.id) == theirs.revisions(written.id)
    assert [hit.summary.id for hit in journal.search("again")] == [written.id]
    assert "here" in all_words(vault)
    assert vault.check().sound
    assert merge(vault, other, now=NOW) == NOTHING


def test_a_page_changed_there_only_gets_that_content_and_keeps_its_own(
    vault: Vault, other: Vault
) -> None:
    uid = Journal(vault).newest()[0].id
    Journal(other).write(page("changed there"), now=NOW, entry_id=uid)
    assert merge(vault, other, now=NOW).updated == 1
    journal = Journal(vault)
    assert journal.read(uid).page.text == "changed there"
    assert [each.page.text for each in journal.revisions(uid)] == ["page 4"]
    assert merge(vault, other, now=NOW) == NOTHING


def test_a_page_whose_words_were_taken_out_there_on_purpose_keeps_its_own(
    vault: Vault, other: Vault
) -> None:
    uid = Journal(vault).newest()[0].id
    Journal(other).write(page("", title="Title"), now=NOW, entry_id=uid, may_clear=True)
    assert merge(vault, other, now=NOW).updated == 1
    assert Journal(vault).read(uid).page.text == ""
    assert [each.page.text for each in Journal(vault).revisions(uid)] == ["page 4"]
    assert merge(vault, other, now=NOW) == NOTHING


def test_a_page_changed_here_only_stays(vault: Vault, other: Vault) -> None:
    uid = Journal(vault).newest()[0].id
    Journal(vault).write(page("changed here"), now=NOW, entry_id=uid)
    assert merge(vault, other, now=NOW) == NOTHING
    assert Journal(vault).read(uid).page.text == "changed here"


def test_a_page_changed_in_both_stays_and_the_others_comes_beside(
    vault: Vault, other: Vault
) -> None:
    uid = Journal(vault).newest()[0].id
    Journal(vault).write(page("changed here"), now=NOW, entry_id=uid)
    Journal(other).write(page("changed there"), now=NOW, entry_id=uid)
    assert merge(vault, other, now=NOW).beside == 1
    assert Journal(vault).read(uid).page.text == "changed here"
    assert "changed there" in all_words(vault)
    assert merge(vault, other, now=NOW) == NOTHING


@pytest.mark.parametrize("where", ["here", "there"])
def test_what_comes_beside_a_page_that_is_kept_apart_is_kept_apart_too(
    vault: Vault, other: Vault, where: str
) -> None:
    uid = Journal(vault).newest()[0].id
    Journal(vault).write(page("changed here"), now=NOW, entry_id=uid)
    Journal(other).write(page("changed there"), now=NOW, entry_id=uid)
    kept = Kept(
        set_aside=True,
        content_note="water",
        sealed_until=date(2030, 1, 1),
        never_bring_back=True,
    )
    Keeping(vault if where == "here" else other).keep(uid, kept)
    merge(vault, other, now=NOW)
    journal = Journal(vault)
    assert "changed there" not in all_words(vault)
    apart = [journal.read(one.id) for one in journal.newest(set_aside=True)]
    assert ("changed there", kept) in [(one.page.text, one.kept) for one in apart]
    assert merge(vault, other, now=NOW) == NOTHING


def test_a_kind_chosen_there_only_comes_over_and_can_be_undone(vault: Vault, other: Vault) -> None:
    uid = Journal(vault).newest()[0].id
    same_words = Journal(other).read(uid).page
    Journal(other).write(replace(same_words, kind=Kind.LETTER), now=NOW, entry_id=uid)
    assert merge(vault, other, now=NOW).updated == 1
    journal = Journal(vault)
    assert journal.read(uid).page == replace(same_words, kind=Kind.LETTER)
    assert [each.page.kind for each in journal.revisions(uid)] == [Kind.PAGE]
    assert merge(vault, other, now=NOW) == NOTHING


def test_a_kind_chosen_here_only_stays(vault: Vault, other: Vault) -> None:
    uid = Journal(vault).newest()[0].id
    same_words = Journal(vault).read(uid).page
    Journal(vault).write(replace(same_words, kind=Kind.LETTER), now=NOW, entry_id=uid)
    assert merge(vault, other, now=NOW) == NOTHING
    assert Journal(vault).read(uid).page.kind is Kind.LETTER


def test_kinds_chosen_apart_come_side_by_side_once(vault: Vault, other: Vault) -> None:
    uid = Journal(vault).newest()[0].id
    same_words = Journal(vault).read(uid).page
    Journal(vault).write(replace(same_words, kind=Kind.LETTER), now=NOW, entry_id=uid)
    Journal(other).write(replace(same_words, kind=Kind.DREAM), now=NOW, entry_id=uid)
    assert merge(vault, other, now=NOW).beside == 1
    kinds = [each.kind for each in Journal(vault).newest()]
    assert kinds.count(Kind.LETTER) == kinds.count(Kind.DREAM) == 1
    assert merge(vault, other, now=NOW) == NOTHING


def test_a_kind_that_only_a_later_version_knows_comes_as_a_page_and_once(
    vault: Vault, other: Vault
) -> None:
    uid = Journal(vault).newest()[0].id
    Journal(vault).write(page("changed here"), now=NOW, entry_id=uid)
    with other.transaction() as connection:
        connection.exec_driver_sql("UPDATE entry SET kind = 'recipe' WHERE uid = ?", (uid,))
    assert merge(vault, other, now=NOW) == NOTHING
    Journal(other).write(page("changed there"), now=NOW, entry_id=uid)
    with other.transaction() as connection:
        connection.exec_driver_sql("UPDATE entry SET kind = 'recipe' WHERE uid = ?", (uid,))
    assert merge(vault, other, now=NOW).beside == 1
    assert merge(vault, other, now=NOW) == NOTHING


def test_newer_words_that_are_kept_apart_there_are_kept_apart_here(
    vault: Vault, other: Vault
) -> None:
    uid = Journal(vault).newest()[0].id
    Journal(other).write(page("changed there"), now=NOW, entry_id=uid)
    Keeping(other).keep(uid, Kept(set_aside=True, content_note="water"))
    Keeping(vault).keep(uid, Kept(sealed_until=date(2030, 1, 1)))
    assert merge(vault, other, now=NOW).updated == 1
    entry = Journal(vault).read(uid)
    assert entry.page.text == "changed there"
    assert entry.kept == Kept(set_aside=True, content_note="water", sealed_until=date(2030, 1, 1))
    assert merge(vault, other, now=NOW) == NOTHING


def test_the_bin_stays_the_bin_on_both_sides(vault: Vault, other: Vault) -> None:
    here, there = (each.id for each in Journal(vault).newest()[:2])
    Journal(vault).move_to_bin(here, now=NOW)
    Journal(other).move_to_bin(there, now=NOW)
    binned = Journal(other).write(page("binned there"), now=NOW)
    Journal(other).move_to_bin(binned.id, now=NOW)
    merge(vault, other, now=NOW)
    assert Journal(vault).read(here).deleted is not None
    assert Journal(vault).read(there).deleted is None
    assert Journal(vault).read(binned.id).deleted == NOW
    assert Journal(vault).search("binned") == []
    assert vault.check().sound


def test_drafts_come_with_the_page_they_change_or_as_new_ones(vault: Vault, other: Vault) -> None:
    uid = Journal(other).newest()[0].id
    Journal(other).keep_draft(draft("d1", "half a page", entry_id=uid))
    merge(vault, other, now=NOW)
    (kept,) = Journal(vault).drafts()
    assert (kept.page.text, kept.entry_id) == ("half a page", uid)


def test_a_draft_that_went_on_there_comes_beside_once(vault: Vault, other: Vault) -> None:
    for each in (vault, other):
        Journal(each).keep_draft(draft("d1", "half a page"))
        Journal(each).keep_draft(draft("d2", "the same"))
    Journal(vault).keep_draft(draft("d2", "the same, and more here", minutes=1))
    Journal(other).keep_draft(draft("d1", "half a page, and the rest", minutes=5))
    assert merge(vault, other, now=NOW).other_rows == 1
    found = Journal(vault).drafts()
    kept = {"half a page", "half a page, and the rest", "the same, and more here"}
    assert {each.page.text for each in found} == kept
    assert merge(vault, other, now=NOW) == NOTHING
    (rest,) = [each for each in found if each.page.text.endswith("rest")]
    Journal(vault).write(rest.page, now=NOW, draft_id=rest.id)
    assert merge(vault, other, now=NOW) == NOTHING
    assert len(Journal(vault).drafts()) == 2


def test_people_come_whole_and_those_here_stay_as_they_are(vault: Vault, other: Vault) -> None:
    mine = People(vault, Paths.below(Path("/nowhere")))
    theirs = People(other, Paths.below(Path("/nowhere")))
    ana = theirs.save(Person("Ana", phones=(Phone("1"), Phone("2"))), now=NOW)
    assert merge(vault, other, now=NOW).other_rows == 3
    assert mine.person(ana.id).person == theirs.person(ana.id).person
    theirs.save(Person("Anna", phones=(Phone("3"),)), now=NOW, person_id=ana.id)
    assert merge(vault, other, now=NOW) == NOTHING
    assert mine.person(ana.id).person.name == "Ana"


def test_a_page_of_the_same_moment_finds_another_place(vault: Vault, other: Vault) -> None:
    day = Page("one of many", local_date=date(2026, 3, 1), zone="")
    for _ in range(5):
        Journal(vault).write(day, now=NOW)
        Journal(other).write(Page("of theirs", local_date=date(2026, 3, 1)), now=NOW)
    assert merge(vault, other, now=NOW).added == 5
    assert Journal(vault).count() == 15
    assert vault.check().sound


STEPS = st.lists(
    st.tuples(st.sampled_from("ab"), st.integers(0, 5), st.text("xyz", min_size=1, max_size=3)),
    max_size=10,
)


@given(steps=STEPS)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_word_that_was_current_is_lost(steps: list[tuple[str, int, str]]) -> None:
    """Whatever was written on either side is, after a merge, a page or an earlier saving."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        first = new_vault(Paths.below(Path(folder) / "a"))
        ids = [Journal(first).write(page(f"p{n}"), now=NOW).id for n in range(3)]
        first.checkpoint()
        shutil.copytree(Path(folder) / "a", Path(folder) / "b")
        second = Vault.unlock(Paths.below(Path(folder) / "b"), PASSPHRASE)
        sides = {"a": first, "b": second}
        for side, which, text in steps:
            uid = ids[which] if which < len(ids) else None
            Journal(sides[side]).write(page(text), now=NOW, entry_id=uid)
        expected = set(all_words(first)) | set(all_words(second))
        merge(first, second, now=NOW)
        journal = Journal(first)
        kept = set(all_words(first))
        for each in journal.newest():
            kept |= {one.page.text for one in journal.revisions(each.id)}
        assert expected <= kept
        assert merge(first, second, now=NOW) == NOTHING
        assert first.check().sound
        first.close()
        second.close()
