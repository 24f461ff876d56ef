"""The five things that can keep a vault shut are five different errors."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from companion import files
from companion.errors import (
    CompanionError,
    DatabaseDamaged,
    SlotsDamaged,
    VaultInUse,
    VaultTooNew,
    WrongPassphrase,
)
from companion.paths import Paths
from companion.vault import header as headers
from companion.vault import opening, presence
from companion.vault.header import NAMES
from companion.vault.vault import Vault, info
from tests.support.builders import PASSPHRASE, fingerprints, new_vault
from tests.support.disks import io_error


@pytest.fixture
def closed(paths: Paths) -> Paths:
    """Make a vault, close it and return its places."""
    new_vault(paths).close()
    return paths


def _nothing(_: Path) -> None:
    pass


def _both_slot_files(folder: Path) -> None:
    for name in NAMES:
        (folder / name).write_bytes(b"\0" * 700)


def _first_page(folder: Path) -> None:
    database = folder / "journal.1.db"
    content = bytearray(database.read_bytes())
    content[100] ^= 1
    database.write_bytes(content)


def _newer_header(folder: Path) -> None:
    for name in NAMES:
        document = json.loads((folder / name).read_bytes())
        document["format"] += 1
        del document["sum"]
        document["sum"] = sha256(_canonical(document)).hexdigest()
        (folder / name).write_bytes(_canonical(document) + b"\n")


def _canonical(document: object) -> bytes:
    return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    ("harm", "passphrase", "expected"),
    [
        (_nothing, "another sea lamp window", WrongPassphrase),
        (_both_slot_files, PASSPHRASE, SlotsDamaged),
        (_first_page, PASSPHRASE, DatabaseDamaged),
        (_newer_header, PASSPHRASE, VaultTooNew),
    ],
)
def test_each_reason_has_its_own_error(
    closed: Paths,
    harm: Callable[[Path], None],
    passphrase: str,
    expected: type[CompanionError],
) -> None:
    harm(closed.vault)
    before = fingerprints(closed.vault)
    with pytest.raises(CompanionError) as raised:
        Vault.unlock(closed, passphrase)
    assert type(raised.value) is expected
    assert fingerprints(closed.vault) == before


def test_a_database_of_a_newer_version_is_left_alone(closed: Paths) -> None:
    vault = Vault.unlock(closed, PASSPHRASE)
    with vault._database.begin() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    vault.close()
    before = fingerprints(closed.vault)
    with pytest.raises(VaultTooNew) as raised:
        Vault.unlock(closed, PASSPHRASE)
    assert raised.value.found == 99
    assert fingerprints(closed.vault) == before


def test_a_vault_that_is_open_elsewhere_is_in_use(vault: Vault, paths: Paths) -> None:
    with pytest.raises(VaultInUse):
        Vault.unlock(paths, PASSPHRASE)
    vault.close()
    Vault.unlock(paths, PASSPHRASE).close()


def test_a_wrong_key_is_never_called_damage_while_one_copy_is_whole(closed: Paths) -> None:
    (closed.vault / NAMES[0]).write_bytes(b"")
    with pytest.raises(WrongPassphrase):
        Vault.unlock(closed, "another sea lamp window")


@pytest.mark.parametrize("bad", [b"", b"\0" * 100, None])
def test_an_empty_or_missing_database_is_damage_not_a_new_journal(
    closed: Paths, bad: bytes | None
) -> None:
    database = closed.vault / "journal.1.db"
    if bad is None:
        database.unlink()
    else:
        database.write_bytes(bad)
    with pytest.raises(DatabaseDamaged):
        Vault.unlock(closed, PASSPHRASE)


def test_the_database_of_another_vault_is_damage(closed: Paths, tmp_path: Path) -> None:
    other = Paths.below(tmp_path / "other")
    new_vault(other).close()
    (other.vault / "journal.1.db").replace(closed.vault / "journal.1.db")
    with pytest.raises(DatabaseDamaged):
        Vault.unlock(closed, PASSPHRASE)


def test_a_database_without_the_vaults_own_table_is_damage(closed: Paths) -> None:
    vault = Vault.unlock(closed, PASSPHRASE)
    with vault._database.begin() as connection:
        connection.exec_driver_sql("DROP TABLE vault_state")
    vault.close()
    with pytest.raises(DatabaseDamaged):
        Vault.unlock(closed, PASSPHRASE)


def test_a_folder_with_nothing_but_a_lock_file_is_no_vault(paths: Paths) -> None:
    paths.vault.mkdir(parents=True)
    (paths.vault / presence.LOCK_FILE).touch()
    assert not presence.exists(paths)
    new_vault(paths).close()
    assert info(paths).slots == ("passphrase",)


def test_an_older_slot_file_put_back_is_told_and_costs_no_newer_key(closed: Paths) -> None:
    older = (closed.vault / NAMES[0]).read_bytes()
    vault = Vault.unlock(closed, PASSPHRASE)
    vault.change_passphrase(PASSPHRASE, "a newer sea lamp window", cost=vault.info.cost)
    vault.close()
    (closed.vault / NAMES[0]).write_bytes(older)
    Vault.unlock(closed, "a newer sea lamp window").close()
    (closed.vault / NAMES[1]).write_bytes(older)
    vault = Vault.unlock(closed, PASSPHRASE)
    vault.close()
    Vault.unlock(closed, "a newer sea lamp window").close()
    for name in NAMES:
        (closed.vault / name).write_bytes(older)
    vault = Vault.unlock(closed, PASSPHRASE)
    assert vault.opened.older_slot_file
    vault.close()
    assert headers.load(closed.vault)[0].generation > headers.parse(older).generation
    vault = Vault.unlock(closed, PASSPHRASE)
    assert not vault.opened.older_slot_file
    vault.close()


def test_a_failing_disk_that_cannot_heal_keeps_nobody_out(
    closed: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    (closed.vault / NAMES[1]).write_bytes(b"")
    with monkeypatch.context() as patch:
        patch.setattr(files, "write_atomically", io_error)
        vault = Vault.unlock(closed, PASSPHRASE)
    assert not vault.opened.healed_slot_file
    vault.close()


def test_a_log_that_cannot_be_copied_is_left_where_it_is(
    closed: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = closed.vault / "journal.1.db-wal"
    log.write_bytes(b"left by a crash")
    monkeypatch.setattr(files, "copy_atomically", io_error)
    assert opening.keep_log(closed.vault / "journal.1.db") is None
    assert log.read_bytes() == b"left by a crash"
