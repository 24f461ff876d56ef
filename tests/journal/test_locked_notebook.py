from __future__ import annotations

import itertools
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import (
    Cancelled,
    DiskFull,
    NotebookIsLocked,
    NotebookKeyKnown,
    PassphraseTooShort,
    WrongPassphrase,
)
from companion.journal import bin_store, locked_notebook, moving
from companion.journal.exporters.export import Form, export
from companion.journal.exporters.selection import Selection
from companion.journal.model import FIRST, Filters, Order, Page
from companion.journal.notebooks import Notebook, Notebooks
from companion.journal.open_notebooks import OpenNotebooks
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import my_data
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, NOW, PASSPHRASE, base_of, new_vault, page
from tests.support.kills import killed_at_random
from tests.support.notebooks import NOTEBOOK_KEY, full_page, letters
from tests.support.workers import lock_notebook, move_for_ever


def _lock(vault: Vault, paths: Paths, notebook: Notebook, key: str = NOTEBOOK_KEY) -> Vault:
    return locked_notebook.lock(vault, paths, notebook, key, now=NOW, cost=CHEAP)


def _open(vault: Vault, paths: Paths, key: str = NOTEBOOK_KEY) -> Vault:
    return locked_notebook.unlock(vault, paths, key, now=NOW)


def test_a_notebook_gets_a_key_of_its_own(vault: Vault, paths: Paths) -> None:
    notebook = letters(vault)
    (before,) = Journal(vault).newest(notebook=notebook.id)
    assert not locked_notebook.is_there(paths)
    _lock(vault, paths, notebook).close()
    assert locked_notebook.is_there(paths)
    assert Notebooks(vault).all() == [Notebook(FIRST)]
    with pytest.raises(WrongPassphrase):
        _open(vault, paths, PASSPHRASE)
    opened = _open(vault, paths)
    assert locked_notebook.name_of(opened) == "Letters"
    assert [one.id for one in Journal(opened).newest()] == [before.id]
    with pytest.raises(NotebookIsLocked):
        _lock(vault, paths, Notebooks(vault).add("Dreams", now=NOW))
    opened.close()


def test_its_key_is_not_that_of_the_journal(vault: Vault, paths: Paths) -> None:
    notebook = letters(vault)
    for key, error in ((PASSPHRASE, NotebookKeyKnown), ("short", PassphraseTooShort)):
        with pytest.raises(error):
            _lock(vault, paths, notebook, key)
    assert not locked_notebook.is_there(paths)
    assert len(Journal(vault).newest(notebook=notebook.id)) == 1


def test_cancelled_it_is_as_it_was(vault: Vault, paths: Paths) -> None:
    notebook = letters(vault)
    with pytest.raises(Cancelled):
        locked_notebook.lock(
            vault, paths, notebook, NOTEBOOK_KEY, now=NOW, cost=CHEAP, is_cancelled=lambda: True
        )
    assert not locked_notebook.is_there(paths)
    assert notebook in Notebooks(vault).all()
    assert len(Journal(vault).newest(notebook=notebook.id)) == 1


def test_a_lost_key_is_replaced_by_its_recovery_code(vault: Vault, paths: Paths) -> None:
    made = _lock(vault, paths, letters(vault))
    code = made.new_recovery_code(NOTEBOOK_KEY)
    made.close()
    with pytest.raises(NotebookKeyKnown):
        locked_notebook.recover(vault, paths, code, PASSPHRASE, now=NOW)
    another = "another harbour bread letter"
    locked_notebook.recover(vault, paths, code, another, now=NOW, cost=CHEAP).close()
    opened = _open(vault, paths, another)
    assert len(Journal(opened).newest()) == 1
    opened.close()


def test_a_backup_that_came_along_opens_with_the_key(vault: Vault, paths: Paths) -> None:
    made = _lock(vault, paths, letters(vault))
    made.snapshot(now=NOW)
    made.close()
    shutil.rmtree(paths.locked_notebook.vault)
    assert locked_notebook.is_there(paths)
    with pytest.raises(WrongPassphrase):
        _open(vault, paths, "not the key of anything")
    opened = _open(vault, paths)
    assert len(Journal(opened).newest()) == 1
    opened.close()


def test_the_key_is_taken_off_again(vault: Vault, paths: Paths) -> None:
    opened = _lock(vault, paths, letters(vault))
    there = locked_notebook.take_key_off(vault, paths, opened, now=NOW)
    journal = Journal(vault)
    assert there.name == "Letters"
    assert len(journal.newest(notebook=there.id)) == 1
    assert (len(journal.newest(in_bin=True)), len(journal.drafts())) == (1, 2)
    assert not locked_notebook.is_there(paths)
    assert vault.check().sound


def test_the_key_stays_on_when_no_backup_could_be_made(
    vault: Vault, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = _lock(vault, paths, letters(vault))

    def full(**_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(vault, "snapshot", full)
    with pytest.raises(DiskFull):
        locked_notebook.take_key_off(vault, paths, opened, now=NOW)
    assert len(Journal(opened).newest()) == 1
    assert Journal(vault).newest() == []
    assert Notebooks(vault).all() == [Notebook(FIRST)]
    opened.close()


# Nothing of it is seen while it is locked


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Vault, Paths]]:
    """Lend one journal with a locked notebook that is open and closed again and again."""
    paths = Paths.below(tmp_path_factory.mktemp("locked"))
    vault = new_vault(paths)
    Journal(vault).write(page("mine"), now=NOW)
    _lock(vault, paths, Notebooks(vault).add("Letters", now=NOW)).close()
    yield vault, paths
    vault.close()


_CANARIES = st.text("abcdefghijklmnop", min_size=12, max_size=16).map(lambda word: f"zq{word}")
_numbers = itertools.count()


@settings(max_examples=8, deadline=None)
@given(_CANARIES, st.sampled_from(["moved", "written there"]))
def test_a_word_of_a_locked_notebook_is_nowhere(
    locked: tuple[Vault, Paths], word: str, way: str
) -> None:
    vault, paths = locked
    journal = OpenNotebooks(vault, paths)
    with closing_again(journal):
        _look(journal, paths, word, way)


def _look(journal: OpenNotebooks, paths: Paths, word: str, way: str) -> None:
    vault = journal.vault
    before = _everything_seen(journal, paths)
    journal.open_locked(locked_notebook.unlock, NOTEBOOK_KEY, now=NOW)
    assert journal.locked is not None
    if way == "moved":
        entry = full_page(vault, word=word)
        journal.move(entry.id, "locked")
    else:
        entry = full_page(journal.locked.vault, word=word)
    journal.rename("locked", f"{word} name", now=NOW)
    assert entry.id in [hit.summary.id for hit in journal.search(word)]
    journal.locked.vault.snapshot(now=NOW)
    journal.close_locked()
    assert _everything_seen(journal, paths) == before
    assert word not in repr(_everything_seen(journal, paths))
    assert journal.search(word) == journal.search("", filters=Filters(tag=f"{word}tag")) == []
    for form in (Form.OWN, Form.MARKDOWN):
        out = base_of(paths) / f"out{next(_numbers)}"
        export(vault, out, form, now=NOW, selection=Selection(set_aside=True, sealed=True))
    vault.checkpoint()
    for file in base_of(paths).rglob("*"):
        assert word not in file.name
        if file.is_file():
            content = file.read_bytes()
            assert word.encode() not in content
            assert word.encode("utf-16-le") not in content


@contextmanager
def closing_again(journal: OpenNotebooks) -> Iterator[None]:
    """Close the locked notebook whatever comes, for the next example."""
    try:
        yield
    finally:
        journal.close_locked()


def _everything_seen(journal: OpenNotebooks, paths: Paths) -> list[object]:
    """Return all that lists, counts and searches tell while it is locked."""
    vault = journal.vault
    with vault.reading() as connection:
        tables = [
            connection.exec_driver_sql(f'SELECT * FROM "{one.name}"').all()
            for one in my_data.stored_tables(vault)
        ]
        index = connection.exec_driver_sql("SELECT count(*) FROM entry_search").scalar_one()
    return [
        journal.notebooks(), journal.newest(), journal.newest(in_bin=True),
        journal.newest(set_aside=True), journal.years(), journal.count(), journal.drafts(),
        journal.search("now"), journal.search("sea", order=Order.BEST), tables, index,
        [str(one.path.name) for one in my_data.stored_files(paths) if one.path.suffix == ".db"
         and paths.locked_notebook.data not in one.path.parents],
    ]  # fmt: skip


# Nothing is lost when the process is killed


def _pages(vault: Vault) -> dict[str, str]:
    with vault.reading() as connection:
        return moving.digests(connection, [one.id for one in Journal(vault).newest()])


@pytest.mark.slow
def test_kills_while_pages_move_lose_nothing(swift_paths: Paths) -> None:
    rng, paths = random.Random(17), swift_paths
    vault = new_vault(paths)
    for _number in range(4):
        full_page(vault)
    before = _pages(vault)
    _lock(vault, paths, Notebooks(vault).add("Letters", now=NOW)).close()
    vault.close()
    moved = 0
    for _kill in range(10):
        killed = killed_at_random(
            move_for_ever, base_of(paths), NOTEBOOK_KEY, rng=rng, most=6, seconds=1.0
        )
        moved += len(killed.acks)
        vault = Vault.unlock(paths, PASSPHRASE)
        opened = _open(vault, paths)
        mine, theirs = _pages(vault), _pages(opened)
        assert not set(mine) & set(theirs)
        assert {**mine, **theirs} == before
        assert Journal(vault).newest(in_bin=True) == []
        opened.close()
        vault.close()
    assert moved > 5


@pytest.mark.slow
def test_kills_while_a_notebook_is_locked_lose_nothing(swift_paths: Paths) -> None:
    rng, paths = random.Random(18), swift_paths
    vault = new_vault(paths)
    notebook = Notebooks(vault).add("Letters", now=NOW)
    for _number in range(4):
        full_page(vault, notebook.id)
    before = _pages(vault)
    for number in range(8):
        vault.close()
        killed_at_random(
            lock_notebook, base_of(paths), notebook.id, NOTEBOOK_KEY, rng=rng, most=2, seconds=0.4
        )
        vault = Vault.unlock(paths, PASSPHRASE)
        if locked_notebook.is_there(paths):
            opened = _open(vault, paths)
            mine, theirs = _pages(vault), _pages(opened)
            assert {**mine, **theirs} == before
            assert not set(mine) & set(theirs)
            later = NOW + timedelta(days=number)
            notebook = locked_notebook.take_key_off(vault, paths, opened, now=later)
        assert _pages(vault) == before
        assert Journal(vault).newest(notebook=FIRST) == []
    vault.close()


def test_the_words_are_in_no_page_of_the_log_either(vault: Vault, paths: Paths) -> None:
    notebook = letters(vault)
    assert (paths.vault / "journal.1.db-wal").stat().st_size > 0
    _lock(vault, paths, notebook).close()
    log = Path(paths.vault / "journal.1.db-wal")
    assert log.stat().st_size == 0
    assert Journal(vault).write(Page("more"), now=NOW).revision == 1


def test_a_full_disk_keeps_no_old_bin_shut(
    vault: Vault, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise DiskFull

    _lock(vault, paths, letters(vault)).close()
    monkeypatch.setattr(bin_store, "purge", full)
    locked_notebook.unlock(vault, paths, NOTEBOOK_KEY, now=NOW + timedelta(days=400)).close()
