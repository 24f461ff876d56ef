from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import (
    EntryNotFound,
    FieldTooLong,
    NotebookNameless,
    NotebookNameTaken,
    NotebookNotEmpty,
    NotebookNotFound,
)
from companion.journal import notebooks as module
from companion.journal.exporters.export import Form, export
from companion.journal.exporters.selection import Selection
from companion.journal.importers.bring_in import bring_in
from companion.journal.merging import merge
from companion.journal.model import FIRST, Draft, Filters, Page, new_id
from companion.journal.notebooks import LONGEST_NAME, Notebook, Notebooks
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.support.builders import NOW, new_vault, page

LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def notebooks(vault: Vault) -> Notebooks:
    return Notebooks(vault)


def test_there_is_always_a_first_notebook(notebooks: Notebooks) -> None:
    assert [(one.id, one.name) for one in notebooks.all()] == [(FIRST, "Journal")]
    assert notebooks.rename(FIRST, " Days ", now=NOW) == Notebook(FIRST, "Days")
    assert notebooks.all() == [Notebook(FIRST, "Days")]
    with pytest.raises(NotebookNotEmpty):
        notebooks.remove(FIRST)


def test_notebooks_stand_as_they_were_made(notebooks: Notebooks) -> None:
    letters = notebooks.add("Letters", now=NOW)
    dreams = notebooks.add("Dreams", now=LATER)
    notebooks.rename(letters.id, "A letter", now=LATER)
    assert [one.name for one in notebooks.all()] == ["Journal", "A letter", "Dreams"]
    assert notebooks.found("DREAMS") == notebooks.found(dreams.id) == dreams
    assert notebooks.found("journal").id == FIRST


def test_a_name_is_one_line_of_its_own(notebooks: Notebooks) -> None:
    made = notebooks.add("  Letters\nto\0you ", now=NOW)
    assert made.title == "Letters to\ufffdyou"
    assert notebooks.add("x" * LONGEST_NAME, now=NOW).title == "x" * LONGEST_NAME
    with pytest.raises(FieldTooLong):
        notebooks.add("y" * (LONGEST_NAME + 1), now=NOW)
    for taken in ("letters to\ufffdyou", "JOURNAL"):
        with pytest.raises(NotebookNameTaken):
            notebooks.add(taken, now=NOW)
    with pytest.raises(NotebookNameless):
        notebooks.rename(made.id, " \n ", now=NOW)
    with pytest.raises(NotebookNotFound):
        notebooks.rename("no such id", "Dreams", now=NOW)
    assert notebooks.rename(made.id, made.title.upper(), now=NOW).title == made.title.upper()


def test_a_page_is_written_listed_and_found_in_its_notebook(
    notebooks: Notebooks, journal: Journal
) -> None:
    letters = notebooks.add("Letters", now=NOW).id
    mine = journal.write(page("sea one"), now=NOW)
    theirs = journal.write(page("sea two"), now=NOW, notebook=letters)
    assert (mine.notebook, theirs.notebook) == (FIRST, letters)
    # Saving it anew, on another day, leaves it there.
    journal.write(Page("sea two", local_date=date(2020, 1, 1)), now=NOW, entry_id=theirs.id)
    for notebook, wanted in ((FIRST, [mine.id]), (letters, [theirs.id])):
        assert [one.id for one in journal.newest(notebook=notebook)] == wanted
        hits = journal.search("sea", filters=Filters(notebook=notebook))
        assert [hit.summary.id for hit in hits] == wanted
    assert journal.years(notebook=letters) == [2020]
    assert len(journal.newest()) == len(journal.search("sea")) == 2


def test_a_page_moves_with_its_words_and_history(notebooks: Notebooks, journal: Journal) -> None:
    letters = notebooks.add("Letters", now=NOW).id
    entry = journal.write(page("first", tags=("a",)), now=NOW)
    journal.write(page("second"), now=LATER, entry_id=entry.id)
    before = journal.read(entry.id)
    moved = notebooks.move(entry.id, letters)
    assert moved == journal.read(entry.id)
    assert (moved.page, moved.changed, moved.revision) == (before.page, before.changed, 2)
    assert len(journal.revisions(entry.id)) == 1
    assert notebooks.move(entry.id, FIRST) == before
    for entry_id, notebook, error in (
        ("0" * 16, letters, EntryNotFound),
        (entry.id, "0" * 16, NotebookNotFound),
    ):
        with pytest.raises(error):
            notebooks.move(entry_id, notebook)


def test_a_notebook_with_pages_stays(notebooks: Notebooks, journal: Journal) -> None:
    letters = notebooks.add("Letters", now=NOW)
    entry = journal.write(page(), now=NOW, notebook=letters.id)
    with pytest.raises(NotebookNotEmpty):
        notebooks.remove(letters.id)
    journal.move_to_bin(entry.id, now=NOW)
    assert notebooks.remove(letters.id) == letters
    assert journal.restore(entry.id).notebook == FIRST
    assert notebooks.put_back(letters, now=NOW) in notebooks.all()


def test_a_page_being_written_keeps_its_notebook(notebooks: Notebooks, journal: Journal) -> None:
    letters = notebooks.add("Letters", now=NOW).id
    journal.keep_draft(Draft("d1", page("not saved"), NOW, notebook=letters))
    assert [one.notebook for one in journal.drafts()] == [letters]
    with pytest.raises(NotebookNotEmpty):
        notebooks.remove(letters)


def test_pages_whose_notebook_is_lost_are_in_the_first(
    vault: Vault, notebooks: Notebooks, journal: Journal
) -> None:
    letters = notebooks.add("Letters", now=NOW).id
    entry = journal.write(page(), now=NOW, notebook=letters)
    with vault.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM notebook")
    assert journal.read(entry.id).notebook == FIRST
    assert [one.id for one in journal.newest(notebook=FIRST)] == [entry.id]


def test_notebooks_come_over_when_two_computers_are_merged(
    vault: Vault, notebooks: Notebooks, journal: Journal, tmp_path: Path
) -> None:
    other = new_vault(Paths.below(tmp_path / "other"))
    letters = Notebooks(other).add("Letters", now=NOW)
    there = Journal(other).write(page("theirs"), now=NOW, notebook=letters.id)
    for _twice in range(2):
        merge(vault, other, now=NOW)
        assert journal.read(there.id).notebook == letters.id
        assert notebooks.all()[1:] == [letters]
    other.close()


@pytest.mark.parametrize("form", [Form.OWN, Form.MARKDOWN])
def test_a_copy_carries_the_notebook(
    form: Form, vault: Vault, notebooks: Notebooks, journal: Journal, tmp_path: Path
) -> None:
    notebooks.rename(FIRST, "Days", now=NOW)
    letters = notebooks.add('Letters: "one"', now=NOW)
    notebooks.add("Empty", now=LATER)
    journal.write(page("mine", title="a"), now=NOW)
    journal.write(page("theirs", title="b"), now=NOW, notebook=letters.id)
    folder = export(vault, tmp_path / "out", form, now=NOW).path
    other = new_vault(Paths.below(tmp_path / "other"))
    theirs = Journal(other)
    assert bring_in(theirs, folder, now=NOW, dry_run=True).added == 2
    assert len(Notebooks(other).all()) == 1
    for added in (2, 0):
        assert bring_in(theirs, folder, now=NOW).added == added
        into = Notebooks(other).found(letters.name).id
        assert [one.title for one in theirs.newest(notebook=into)] == ["b"]
        assert [one.title for one in theirs.newest(notebook=FIRST)] == ["a"]
    if form is Form.OWN:
        assert Notebooks(other).all() == notebooks.all()
    other.close()


def test_a_copy_of_one_notebook_holds_no_other(
    vault: Vault, notebooks: Notebooks, journal: Journal, tmp_path: Path
) -> None:
    letters = notebooks.add("Letters", now=NOW).id
    journal.write(page("CANARY"), now=NOW)
    journal.write(page("theirs"), now=NOW, notebook=letters)
    for number, form in enumerate((Form.OWN, Form.MARKDOWN, Form.HTML)):
        chosen = Selection(notebook=letters)
        done = export(vault, tmp_path / f"{number}", form, now=NOW, selection=chosen)
        assert done.pages == 1
        assert not any(b"CANARY" in one.read_bytes() for one in done.path.rglob("*.*"))


def test_pages_come_into_the_notebook_that_is_named(
    vault: Vault, notebooks: Notebooks, journal: Journal, tmp_path: Path
) -> None:
    letters = notebooks.add("Letters", now=NOW).id
    journal.write(page("mine", title="a"), now=NOW)
    for number, form in enumerate((Form.OWN, Form.MARKDOWN)):
        folder = export(vault, tmp_path / f"{number}", form, now=NOW).path
        other = new_vault(Paths.below(tmp_path / f"other{number}"))
        into = Notebooks(other).add("Taken in", now=NOW).id
        assert bring_in(Journal(other, into=into), folder, now=NOW).added == 1
        assert [one.notebook for one in Journal(other).newest()] == [into]
        other.close()
    assert letters


_STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "write", "move", "remove", "bin"]), st.integers(0, 9)),
    max_size=15,
)


@settings(max_examples=30, deadline=None)
@given(_STEPS)
def test_every_page_is_in_exactly_one_notebook_whatever_is_done(
    shared_vault: Vault, steps: list[tuple[str, int]]
) -> None:
    notebooks, journal = Notebooks(shared_vault), Journal(shared_vault)
    for step, number in steps:
        there, pages = notebooks.all(), journal.newest(limit=1_000)
        chosen = there[number % len(there)]
        if step == "add" and len(there) < 4:
            notebooks.add(new_id(), now=NOW)
        elif step == "write":
            journal.write(page("sea"), now=NOW, notebook=chosen.id)
        elif step == "move" and pages:
            notebooks.move(pages[number % len(pages)].id, chosen.id)
        elif step == "bin" and pages:
            journal.move_to_bin(pages[number % len(pages)].id, now=NOW)
        elif step == "remove":
            try:
                notebooks.remove(chosen.id)
            except NotebookNotEmpty:
                is_used = bool(journal.newest(notebook=chosen.id))
                assert is_used or chosen.id == FIRST
    listed = [
        one.id
        for notebook in notebooks.all()
        for one in journal.newest(notebook=notebook.id, limit=1_000)
    ]
    assert sorted(listed) == sorted(one.id for one in journal.newest(limit=1_000))
    found = {
        hit.summary.id
        for notebook in notebooks.all()
        for hit in journal.search("sea", filters=Filters(notebook=notebook.id), limit=1_000)
    }
    assert found == set(listed)


def test_pages_that_come_in_do_not_make_notebooks_without_end(
    notebooks: Notebooks, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_RECEIVED", 3)
    monkeypatch.setattr(module, "new_id", iter(("bb", "aa")).__next__)  # no order in an id
    with vault.transaction() as connection:
        ids = [module.received(connection, name, NOW) for name in ("a", "b", "c", "A", "")]
    assert [one.name for one in notebooks.all()] == ["Journal", "a", "b"]
    assert (ids[2:], len(set(ids))) == ([FIRST, ids[0], FIRST], 3)
