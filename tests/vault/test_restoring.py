from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.errors import (
    BackupUnreadable,
    DiskFull,
    RecoveryCodeMistyped,
    VaultExists,
    VaultInUse,
    VaultTooNew,
    WrongPassphrase,
    WrongRecoveryCode,
)
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import backups, snapshot
from companion.vault.opener import by_code, by_passphrase
from companion.vault.presence import READY, exists
from companion.vault.restoring import opened_copy, restore, verify
from companion.vault.tables import SCHEMA_VERSION
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, NOW, PASSPHRASE, fingerprints, page
from tests.support.crashes import FullDisk, states_between

KEY = by_passphrase(PASSPHRASE)


@pytest.fixture
def backup(vault: Vault) -> Path:
    """Make a copy with one page; the vault goes on with another and is locked."""
    Journal(vault).write(page("in the copy"), now=NOW)
    made = backups.make(vault, now=NOW)
    Journal(vault).write(page("written later"), now=NOW)
    vault.close()
    return made.snapshot.folder


def words(paths: Paths) -> set[str]:
    vault = Vault.unlock(paths, PASSPHRASE)
    journal = Journal(vault)
    try:
        assert vault.check().sound
        return {journal.read(each.id).page.text for each in journal.newest()}
    finally:
        vault.close()


def test_verifying_counts_and_changes_nothing(backup: Path, paths: Paths) -> None:
    before = fingerprints(paths.data)
    report = verify(backup, KEY)
    assert (report.sound, report.entries) == (True, 1)
    assert fingerprints(paths.data) == before


def test_a_copy_that_cannot_be_written_is_verified(backup: Path) -> None:
    for file in backup.iterdir():
        file.chmod(0o400)
    backup.chmod(0o500)
    assert verify(backup, KEY).entries == 1
    backup.chmod(0o700)


def test_a_restored_vault_stands_in_the_place_of_the_old_one_which_is_kept(
    backup: Path, paths: Paths
) -> None:
    restored = restore(paths, backup, KEY, now=NOW)
    assert words(paths) == {"in the copy"}
    assert restored.entries == 1
    assert restored.set_aside is not None
    shutil.rmtree(paths.vault)
    restored.set_aside.rename(paths.vault)
    assert words(paths) == {"in the copy", "written later"}


def test_it_needs_nothing_of_the_old_vault(backup: Path, paths: Paths, tmp_path: Path) -> None:
    moved = Path(shutil.move(backup, tmp_path / backup.name))
    shutil.rmtree(paths.data)
    assert restore(paths, moved, KEY, now=NOW).set_aside is None
    assert words(paths) == {"in the copy"}


@pytest.mark.parametrize("name", ["vault.json", "vault.json.2", "journal.1.db"])
def test_a_damaged_old_vault_is_no_hindrance(backup: Path, paths: Paths, name: str) -> None:
    (paths.vault / name).write_bytes(b"")
    restore(paths, backup, KEY, now=NOW)
    assert words(paths) == {"in the copy"}


def test_another_folder_gets_a_vault_only_where_there_is_none(
    backup: Path, paths: Paths, tmp_path: Path
) -> None:
    other = Paths.below(tmp_path / "elsewhere")
    restore(other, backup, KEY, now=NOW, replace=False)
    assert words(other) == {"in the copy"}
    before = fingerprints(other.data)
    with pytest.raises(VaultExists):
        restore(other, backup, KEY, now=NOW, replace=False)
    assert fingerprints(other.data) == before
    assert words(paths) == {"in the copy", "written later"}


def test_a_recovery_code_restores_too(vault: Vault, paths: Paths) -> None:
    code = vault.new_recovery_code(PASSPHRASE)
    made = backups.make(vault, now=NOW).snapshot.folder
    newer = vault.new_recovery_code(PASSPHRASE)
    vault.close()
    with pytest.raises(WrongRecoveryCode):
        restore(paths, made, by_code(newer), now=NOW)
    with pytest.raises(RecoveryCodeMistyped):
        by_code(code[:-1])
    restore(paths, made, by_code(code), now=NOW)
    Vault.recover(paths, code, "another long key here", cost=CHEAP).close()


def _cut(folder: Path) -> None:
    file = folder / snapshot.DATABASE
    file.write_bytes(file.read_bytes()[:-8192])


def _flip(folder: Path) -> None:
    content = bytearray((folder / snapshot.DATABASE).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / snapshot.DATABASE).write_bytes(content)


def _other_count(folder: Path) -> None:
    manifest = json.loads((folder / snapshot.MANIFEST).read_text())
    manifest["entries"] = 2
    (folder / snapshot.MANIFEST).write_text(json.dumps(manifest))


def _no_manifest(folder: Path) -> None:
    (folder / snapshot.MANIFEST).unlink()


def _deep_manifest(folder: Path) -> None:
    (folder / snapshot.MANIFEST).write_text("[" * 60_000)


def _no_database(folder: Path) -> None:
    (folder / snapshot.DATABASE).unlink()


def _header(folder: Path) -> None:
    (folder / "vault.json").write_bytes(b"{}\n")


def _gone(folder: Path) -> None:
    shutil.rmtree(folder)


HARMS = [_cut, _flip, _other_count, _no_manifest, _deep_manifest, _no_database, _header, _gone]


@pytest.mark.parametrize("harm", HARMS)
def test_a_copy_that_is_not_whole_is_told_and_nothing_changes(
    backup: Path, paths: Paths, harm: Callable[[Path], None]
) -> None:
    harm(backup)
    before = fingerprints(paths.data)
    for work in (
        lambda: verify(backup, KEY),
        lambda: restore(paths, backup, KEY, now=NOW),
    ):
        with pytest.raises(BackupUnreadable):
            work()
    assert fingerprints(paths.data) == before
    assert not list(paths.data.glob("vault.*"))


def test_a_key_that_is_not_the_copys_changes_nothing(backup: Path, paths: Paths) -> None:
    before = fingerprints(paths.data)
    with pytest.raises(WrongPassphrase):
        restore(paths, backup, by_passphrase("not the key at all"), now=NOW)
    assert fingerprints(paths.data) == before


def test_a_copy_of_a_newer_version_is_left_alone(
    backup: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprints(paths.data)
    monkeypatch.setattr(snapshot, "SCHEMA_VERSION", SCHEMA_VERSION - 1)
    with pytest.raises(VaultTooNew):
        restore(paths, backup, KEY, now=NOW)
    assert fingerprints(paths.data) == before


def test_an_open_vault_is_not_replaced(backup: Path, paths: Paths) -> None:
    opened = Vault.unlock(paths, PASSPHRASE)
    with pytest.raises(VaultInUse):
        restore(paths, backup, KEY, now=NOW)
    assert Journal(opened).count() == 2
    opened.close()


@pytest.mark.parametrize("writes", range(6))
def test_a_full_disk_leaves_the_old_vault(
    backup: Path, paths: Paths, writes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch, writes)
    try:
        restore(paths, backup, KEY, now=NOW)
    except DiskFull:
        disk.free()
        assert words(paths) == {"in the copy", "written later"}
    else:
        disk.free()
        assert words(paths) == {"in the copy"}


def test_at_every_step_a_whole_vault_is_there(
    backup: Path, paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash at any moment of a restore: the old vault or the new one opens."""
    renames: list[Path] = []
    real = Path.rename

    def watched(self: Path, target: Path) -> Path:
        kept = tmp_path / f"renamed-{len(renames)}"
        shutil.copytree(paths.data, kept)
        renames.append(kept)
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", watched)
        states = states_between(paths.data, tmp_path, lambda: restore(paths, backup, KEY, now=NOW))
    assert len(renames) == 3
    between = 0
    for state in (*renames, *states):
        shutil.rmtree(paths.data)
        shutil.copytree(state, paths.data)
        between += not paths.vault.is_dir()
        assert exists(paths)
        assert words(paths) in ({"in the copy"}, {"in the copy", "written later"})
    assert between >= 1


def test_what_a_killed_restore_left_is_cleared(backup: Path, paths: Paths) -> None:
    for name in ("vault.new-0123", f"{READY}x"):
        (paths.data / name).mkdir()
        (paths.data / name / "journal.1.db").write_bytes(b"x")
    restore(paths, backup, KEY, now=NOW)
    assert {each.name for each in paths.data.glob("vault.*")} == {
        "vault.before-restore-20260311T031530Z"
    }


def test_two_restores_in_one_second_keep_both_old_ones(backup: Path, paths: Paths) -> None:
    first = restore(paths, backup, KEY, now=NOW).set_aside
    second = restore(paths, backup, KEY, now=NOW).set_aside
    assert first is not None
    assert second is not None
    assert first != second
    assert first.is_dir()
    assert second.is_dir()


def test_a_copy_can_be_read_as_a_vault_and_leaves_no_trace(backup: Path, paths: Paths) -> None:
    before = fingerprints(paths.data)
    with opened_copy(paths, backup, KEY) as opened:
        assert Journal(opened).count() == 1
    assert fingerprints(paths.data) == before
