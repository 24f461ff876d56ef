from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from companion.errors import DiskFull
from companion.journal import locked_notebook
from companion.journal.notebooks import Notebooks
from companion.journal.service import Journal
from companion.paths import NOTEBOOK, Paths
from companion.vault import backups, copying, erasing, notebook_copies, opener, restoring
from companion.vault.notebook_copies import Carried
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, NOW, PASSPHRASE, fingerprints, new_vault, page
from tests.support.disks import io_error, not_readable
from tests.support.notebooks import NOTEBOOK_KEY

LATER = NOW + timedelta(days=1)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def locked(vault: Vault, paths: Paths) -> Path:
    """Lock a notebook with a page, and return its one backup."""
    notebook = Notebooks(vault).add("Letters", now=NOW)
    Journal(vault).write(page("theirs"), now=NOW, notebook=notebook.id)
    made = locked_notebook.lock(vault, paths, notebook, NOTEBOOK_KEY, now=NOW, cost=CHEAP)
    folder = made.snapshot(now=NOW).folder
    made.close()
    return folder


def test_copies_elsewhere_take_the_locked_notebook_along(
    vault: Vault, paths: Paths, locked: Path, stick: Path
) -> None:
    copying.add_place(vault, paths, stick, now=NOW)
    assert fingerprints(stick / NOTEBOOK / locked.name) == fingerprints(locked)
    assert len(backups.listed(stick)) == 1
    copying.make_all(vault, paths, now=LATER)
    assert len(backups.listed(stick / NOTEBOOK)) == 1
    again = locked_notebook.unlock(vault, paths, NOTEBOOK_KEY, now=LATER)
    Journal(again).write(page("more"), now=LATER)
    again.snapshot(now=LATER)
    again.close()
    copying.make_all(vault, paths, now=LATER)
    newest, older = backups.listed(stick / NOTEBOOK)
    assert older.folder.name == locked.name
    restoring.verify(newest.folder, opener.by_passphrase(NOTEBOOK_KEY))


def test_without_a_locked_notebook_nothing_is_made(vault: Vault, paths: Paths, stick: Path) -> None:
    copying.add_place(vault, paths, stick, now=NOW)
    notebook_copies.bring_along(stick, paths)
    assert not (stick / NOTEBOOK).exists()
    assert not paths.locked_notebook.data.exists()


def test_a_copy_that_breaks_off_has_no_name(
    paths: Paths, locked: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    assert locked.is_dir()
    with monkeypatch.context() as patch:
        patch.setattr("companion.files.copy_atomically", broken)
        with pytest.raises(ZeroDivisionError):
            notebook_copies.carry(paths, stick)
    assert list((stick / NOTEBOOK).iterdir()) == []
    notebook_copies.carry(paths, stick)
    assert [one.name for one in (stick / NOTEBOOK).iterdir()] == [locked.name]


def test_on_another_computer_both_keys_open_what_they_did(
    vault: Vault, paths: Paths, locked: Path, stick: Path, tmp_path: Path
) -> None:
    assert locked.is_dir()
    copying.add_place(vault, paths, stick, now=NOW)
    new = Paths.below(tmp_path / "new")
    (copy,) = backups.listed(stick)
    restoring.restore(new, copy.folder, opener.by_passphrase(PASSPHRASE), now=NOW)
    other = Vault.unlock(new, PASSPHRASE)
    opened = locked_notebook.unlock(other, new, NOTEBOOK_KEY, now=NOW)
    assert len(Journal(opened).search("theirs")) == 1
    opened.close()
    other.close()


def test_a_restored_journal_leaves_the_locked_notebook_as_it_is(
    vault: Vault, paths: Paths, locked: Path, stick: Path
) -> None:
    copying.add_place(vault, paths, stick, now=NOW)
    before = fingerprints(paths.locked_notebook.data)
    vault.close()
    (copy,) = backups.listed(stick)
    restoring.restore(paths, copy.folder, opener.by_passphrase(PASSPHRASE), now=NOW)
    assert fingerprints(paths.locked_notebook.data) == before
    assert locked.is_dir()


def test_erasing_reaches_the_locked_notebook_and_its_copies(
    vault: Vault, paths: Paths, locked: Path, stick: Path
) -> None:
    copying.add_place(vault, paths, stick, now=NOW)
    foreign = stick / NOTEBOOK / "20200101T000000Z-1.companion-backup"
    shutil.copytree(locked, foreign)
    (foreign / "vault.json").write_text("not one of ours")
    vault.close()
    erasing.erase(paths, [stick])
    assert not paths.locked_notebook.data.exists()
    assert backups.listed(stick) == ()
    assert [one.folder for one in backups.listed(stick / NOTEBOOK)] == [foreign]


def test_one_that_is_let_go_is_whole_as_long_as_it_has_its_name(
    vault: Vault, paths: Paths, locked: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T13: stopped while an older one is removed, every one with a name still opens."""

    def cut_short(folder: Path, **_: object) -> None:
        next(Path(folder).iterdir()).unlink()
        raise KeyboardInterrupt

    copying.add_place(vault, paths, stick, now=NOW)
    again = locked_notebook.unlock(vault, paths, NOTEBOOK_KEY, now=NOW)
    Journal(again).write(page("more"), now=NOW)
    again.snapshot(now=NOW + timedelta(seconds=5))
    again.close()
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", cut_short)
        with pytest.raises(KeyboardInterrupt):
            notebook_copies.carry(paths, stick)
    left = backups.listed(stick / NOTEBOOK)
    assert [one.folder.name for one in left] != [locked.name]
    for one in left:
        restoring.verify(one.folder, opener.by_passphrase(NOTEBOOK_KEY))


@pytest.fixture
def elsewhere(vault: Vault, paths: Paths, locked: Path, stick: Path, tmp_path: Path) -> Paths:
    """Return the places of another computer, with a journal of its own; the stick is here."""
    assert locked.is_dir()
    copying.add_place(vault, paths, stick, now=NOW)
    new = Paths.below(tmp_path / "new")
    new_vault(new).close()
    return new


def test_no_room_for_the_notebook_leaves_the_journal_that_was_there(
    elsewhere: Paths, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What raises changed nothing: nobody is told so while another journal is in its place."""

    def full(*_: object) -> None:
        raise DiskFull

    before = fingerprints(elsewhere.vault)
    (copy,) = backups.listed(stick)
    monkeypatch.setattr(notebook_copies, "_copied", full)
    with pytest.raises(DiskFull):
        restoring.restore(elsewhere, copy.folder, opener.by_passphrase(PASSPHRASE), now=NOW)
    assert fingerprints(elsewhere.vault) == before


def test_a_notebook_that_cannot_be_read_keeps_nobody_from_the_journal(
    elsewhere: Paths, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copy,) = backups.listed(stick)
    (theirs,) = backups.listed(stick / NOTEBOOK)
    before = fingerprints(stick)
    monkeypatch.setattr(notebook_copies, "_copied", io_error)
    restored = restoring.restore(elsewhere, copy.folder, opener.by_passphrase(PASSPHRASE), now=NOW)
    assert restored.set_aside is not None
    assert restored.notebook == Carried(None, (theirs.folder,))
    assert fingerprints(stick) == before
    assert not locked_notebook.is_there(elsewhere)


def test_what_may_not_be_read_keeps_nobody_from_the_journal(
    elsewhere: Paths, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copy,) = backups.listed(stick)
    (theirs,) = backups.listed(stick / NOTEBOOK)
    not_readable(monkeypatch, theirs.folder / "journal.db")
    restored = restoring.restore(elsewhere, copy.folder, opener.by_passphrase(PASSPHRASE), now=NOW)
    assert restored.notebook == Carried(None, (theirs.folder,))


def test_an_older_copy_of_the_notebook_is_taken_where_the_newest_cannot_be_read(
    elsewhere: Paths, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copy,) = backups.listed(stick)
    (older,) = backups.listed(stick / NOTEBOOK)
    newest = stick / NOTEBOOK / "20990101T000000Z-9999.companion-backup"
    shutil.copytree(older.folder, newest)
    not_readable(monkeypatch, newest / "journal.db")
    restored = restoring.restore(elsewhere, copy.folder, opener.by_passphrase(PASSPHRASE), now=NOW)
    brought = elsewhere.locked_notebook.backups / older.folder.name
    assert restored.notebook == Carried(brought, (newest,))
    assert fingerprints(brought) == fingerprints(older.folder)


def test_a_notebook_that_comes_along_leaves_nothing_to_tell(elsewhere: Paths, stick: Path) -> None:
    (copy,) = backups.listed(stick)
    (theirs,) = backups.listed(stick / NOTEBOOK)
    restored = restoring.restore(elsewhere, copy.folder, opener.by_passphrase(PASSPHRASE), now=NOW)
    brought = elsewhere.locked_notebook.backups / theirs.folder.name
    assert restored.notebook == Carried(brought, ())


def test_a_switch_that_fails_brings_no_notebook(
    elsewhere: Paths, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprints(elsewhere.vault)
    (copy,) = backups.listed(stick)
    monkeypatch.setattr("companion.vault.place.switch", io_error)
    with pytest.raises(OSError, match="Input"):
        restoring.restore(elsewhere, copy.folder, opener.by_passphrase(PASSPHRASE), now=NOW)
    assert fingerprints(elsewhere.vault) == before
    assert not locked_notebook.is_there(elsewhere)
