from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.errors import (
    DiskFull,
    PassphraseTooShort,
    SlotsDamaged,
    UnsafeFolder,
    VaultExists,
    VaultInUse,
    VaultLocked,
    VaultMissing,
)
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import place, presence
from companion.vault.database import Database
from companion.vault.header import NAMES
from companion.vault.vault import Vault, exists, info
from tests.support.builders import (
    CHEAP,
    NOW,
    PASSPHRASE,
    base_of,
    fingerprints,
    new_vault,
    page,
)
from tests.support.crashes import FullDisk, states_between
from tests.support.kills import killed_after
from tests.support.workers import hold


def test_a_new_vault_opens_with_its_key(paths: Paths) -> None:
    assert not exists(paths)
    vault = new_vault(paths)
    entry = Journal(vault).write(page("first"), now=NOW)
    vault.close()
    assert exists(paths)
    vault = Vault.unlock(paths, PASSPHRASE)
    assert Journal(vault).read(entry.id).page.text == "first"
    assert vault.opened == vault.opened.__class__()
    vault.close()


def test_it_can_be_told_about_without_its_key(paths: Paths) -> None:
    with pytest.raises(VaultMissing):
        info(paths)
    new_vault(paths).close()
    told = info(paths)
    assert told.cost == CHEAP
    assert told.slots == ("passphrase",)
    assert told.folder == paths.vault


def test_what_fills_it_is_there_when_it_gets_its_name(paths: Paths) -> None:
    codes: list[str] = []

    def fill(vault: Vault) -> None:
        assert not exists(paths)
        Journal(vault).write(page("brought along"), now=NOW)
        codes.append(vault.new_recovery_code(PASSPHRASE))

    vault = Vault.create(paths, PASSPHRASE, fill=fill, cost=CHEAP)
    assert Journal(vault).count() == 1
    vault.close()
    Vault.recover(paths, codes[0], "a recovered lamp window", cost=CHEAP).close()


def test_one_that_is_here_is_never_written_over(vault: Vault, paths: Paths) -> None:
    vault.close()
    before = fingerprints(paths.vault)
    with pytest.raises(VaultExists):
        new_vault(paths)
    for name in NAMES:
        (paths.vault / name).unlink()
    with pytest.raises(VaultExists):  # pages without a slot file are still pages
        new_vault(paths)
    with pytest.raises(SlotsDamaged):
        info(paths)
    assert fingerprints(paths.vault).items() <= before.items()


@pytest.mark.parametrize("key", ["short", "elevenchars"])
def test_a_weak_key_makes_nothing(paths: Paths, key: str) -> None:
    with pytest.raises(PassphraseTooShort):
        new_vault(paths, key)
    assert not paths.data.exists()


@pytest.mark.parametrize("part", ["Dropbox", "OneDrive - Work", "iCloud Drive", "My Nextcloud"])
def test_a_synced_folder_is_refused_unless_the_person_insists(tmp_path: Path, part: str) -> None:
    paths = Paths.below(tmp_path / part)
    with pytest.raises(UnsafeFolder):
        new_vault(paths)
    Vault.create(paths, PASSPHRASE, cost=CHEAP, allow_synced_folder=True).close()


def test_at_every_step_of_its_making_there_is_none_or_a_whole_one(
    paths: Paths, tmp_path: Path
) -> None:
    paths.data.mkdir(parents=True)
    states = states_between(paths.data, tmp_path / "states", lambda: new_vault(paths).close())
    opened = 0
    for state in states:
        at = Paths(data=state, config=paths.config, state=paths.state)
        if exists(at):
            Vault.unlock(at, PASSPHRASE).close()
            opened += 1
        else:
            new_vault(at).close()
            assert [file.name for file in state.iterdir()] == ["vault"]
    assert 0 < opened < len(states)


@pytest.mark.parametrize("writes", range(3))
def test_a_full_disk_while_it_is_made_leaves_nothing(
    paths: Paths, writes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        FullDisk(patch, writes)
        try:
            new_vault(paths).close()
        except DiskFull:
            assert list(paths.data.iterdir()) == []
        else:
            assert writes == 2
    if not exists(paths):
        new_vault(paths).close()


def test_one_that_another_process_is_making_is_left_alone(paths: Paths) -> None:
    staging = paths.data / f"{place.STAGING}other"
    staging.mkdir(parents=True)
    lock = place.taken_lock(staging)
    left = paths.data / f"{place.STAGING}left"
    left.mkdir()
    new_vault(paths).close()
    assert staging.exists()
    assert not left.exists()
    lock.release()


def test_a_locked_vault_gives_nothing_and_closes_twice(vault: Vault) -> None:
    vault.close()
    vault.close()
    uses: list[Callable[[], object]] = [
        vault.checkpoint,
        vault.check,
        vault.snapshot,
        lambda: vault.transaction().__enter__(),
        lambda: vault.reading().__enter__(),
    ]
    for use in uses:
        with pytest.raises(VaultLocked):
            use()


def test_closing_twice_closes_no_file_of_somebody_else(vault: Vault, tmp_path: Path) -> None:
    vault.close()
    other = (tmp_path / "other").open("wb")
    vault.close()
    os.fstat(other.fileno())
    other.close()


def test_closing_wipes_and_frees_even_when_the_disk_is_full(
    vault: Vault, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = Journal(vault).write(page("kept in the log"), now=NOW)
    held, database_key = vault._master._key, vault._database._key

    def full(_: Database) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(Database, "checkpoint", full)
        vault.close()
    assert not held
    assert not any(database_key)
    again = Vault.unlock(paths, PASSPHRASE)
    assert Journal(again).read(entry.id).page.text == "kept in the log"
    again.close()


def test_closing_after_an_unforeseen_failure_still_frees(
    vault: Vault, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Database) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(Database, "checkpoint", fail)
        with pytest.raises(ZeroDivisionError):
            vault.close()
    with pytest.raises(VaultLocked):
        vault.checkpoint()
    assert vault._lock._descriptor is None
    del vault
    try:
        Vault.unlock(paths, PASSPHRASE).close()
    except VaultInUse:
        pytest.fail("the vault was not freed")


def test_it_opens_on_a_full_disk_after_a_crash(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_vault(paths).close()
    killed = killed_after(hold, base_of(paths), "before the crash", count=1)
    (paths.vault / NAMES[1]).write_bytes(b"")
    FullDisk(monkeypatch)
    vault = Vault.unlock(paths, PASSPHRASE)
    assert Journal(vault).read(killed.acks[0][1]).page.text == "before the crash"
    vault.close()


def test_the_log_of_a_crash_is_set_aside_only_until_it_proved_whole(paths: Paths) -> None:
    new_vault(paths).close()
    killed_after(hold, base_of(paths), "before the crash", count=1)
    Vault.unlock(paths, PASSPHRASE).close()
    assert {file.name for file in paths.vault.iterdir()} == {
        *NAMES,
        "journal.1.db",
        "seq.bin",
        presence.LOCK_FILE,
    }


def test_an_opening_that_was_cut_short_keeps_the_first_log(paths: Paths, tmp_path: Path) -> None:
    new_vault(paths).close()
    killed_after(hold, base_of(paths), "before the crash", count=1)
    first = (paths.vault / "journal.1.db-wal").read_bytes()
    states = states_between(
        paths.vault, tmp_path / "states", lambda: Vault.unlock(paths, PASSPHRASE).close()
    )
    for state in states:
        kept = state / "journal.1.db-wal.before-open"
        if kept.exists():
            assert kept.read_bytes() == first
        shutil.rmtree(paths.vault)
        shutil.copytree(state, paths.vault)
        vault = Vault.unlock(paths, PASSPHRASE)
        assert Journal(vault).count() == 1
        vault.close()
        assert not list(paths.vault.glob("*before-open*"))


def test_a_failed_change_counts_as_none(vault: Vault) -> None:
    before = vault.check()

    def fail() -> None:
        with vault.transaction() as connection:
            connection.exec_driver_sql("UPDATE vault_state SET header_generation = 9")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert vault.check() == before


def test_reading_writes_nothing(vault: Vault) -> None:
    with vault.reading() as connection:
        connection.exec_driver_sql("UPDATE vault_state SET commit_seq = 99")
    assert vault.check().commit_seq == 1
