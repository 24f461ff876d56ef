"""companion vault backup, verify, restore, merge."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from companion.cli.vault_backups import remarks
from companion.journal.service import Journal
from companion.paths import NOTEBOOK, Paths
from companion.vault import backups
from companion.vault.backups import BackupPlace
from companion.vault.snapshot import SUFFIX
from companion.vault.vault import Vault
from tests.cli.conftest import Call, one_sentence
from tests.support.builders import NOW, PASSPHRASE, fingerprints, page
from tests.support.disks import not_readable


def write(paths: Paths, text: str) -> None:
    vault = Vault.unlock(paths, PASSPHRASE)
    Journal(vault).write(page(text), now=NOW)
    vault.close()


def words(paths: Paths) -> list[str]:
    vault = Vault.unlock(paths, PASSPHRASE)
    journal = Journal(vault)
    found = [journal.read(each.id).page.text for each in journal.newest()]
    vault.close()
    return sorted(found)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return a folder for copies."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def copy(call: Call, made: Paths, key: str, stick: Path) -> Path:
    """Back up a journal with one page and write another one."""
    write(made, "in the copy")
    done = call("vault", "backup", str(stick), "--passphrase-file", key)
    assert done.exit_code == 0
    write(made, "later")
    return Path(done.stdout.strip())


def test_a_backup_is_told_and_its_folder_remembered(
    call: Call, made: Paths, key: str, stick: Path, copy: Path
) -> None:
    assert copy.parent == stick
    vault = Vault.unlock(made, PASSPHRASE)
    assert backups.known_folders(vault) == (stick,)
    vault.close()
    result = call("vault", "backup", str(stick), "--json", "--passphrase-file", key)
    document = json.loads(result.stdout)
    assert (document["entries"], document["removed"], document["synced_by"]) == (2, 1, None)


def test_a_folder_that_is_not_there(call: Call, made: Paths, key: str, tmp_path: Path) -> None:
    assert made.vault.is_dir()
    result = call("vault", "backup", str(tmp_path / "no"), "--passphrase-file", key)
    assert one_sentence(result).startswith("The folder for backup copies is not there:")


def test_a_cloud_folder_is_named(call: Call, made: Paths, key: str, tmp_path: Path) -> None:
    assert made.vault.is_dir()
    synced = tmp_path / "Dropbox"
    synced.mkdir()
    result = call("vault", "backup", str(synced), "--passphrase-file", key)
    assert "copied by Dropbox" in result.stderr
    assert result.exit_code == 0


def test_each_thing_about_a_folder_has_words(tmp_path: Path) -> None:
    place = BackupPlace(missing=True, full=True, read_only=True, synced_by="A Cloud")
    assert len(set(remarks(place, tmp_path))) == 4
    assert remarks(BackupPlace(), tmp_path) == []


def test_verifying(call: Call, key: str, copy: Path) -> None:
    before = fingerprints(copy)
    assert (
        "1 page can be read." in call("vault", "verify", str(copy), "--passphrase-file", key).stdout
    )
    result = call("vault", "verify", str(copy), "--json", "--passphrase-file", key)
    assert json.loads(result.stdout)["entries"] == 1
    assert fingerprints(copy) == before
    (copy / "journal.db").write_bytes(b"x")
    result = call("vault", "verify", str(copy), "--passphrase-file", key)
    assert one_sentence(result).startswith("This is not a whole backup copy:")


def test_restoring_keeps_the_journal_beside(call: Call, made: Paths, key: str, copy: Path) -> None:
    result = call("vault", "restore", str(copy), "--json", "--passphrase-file", key)
    document = json.loads(result.stdout)
    assert words(made) == ["in the copy"]
    assert Path(document["set_aside"]).is_dir()
    assert document["entries"] == 1
    result = call("vault", "restore", str(copy), "--passphrase-file", key)
    assert "The journal from before is kept:" in result.stderr


def test_restoring_tells_of_a_locked_notebook_that_could_not_be_read(
    call: Call, made: Paths, key: str, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = shutil.copytree(copy, copy.parent / NOTEBOOK / copy.name)
    older = shutil.copytree(copy, theirs.parent / f"20200101T000000Z-1{SUFFIX}")
    with monkeypatch.context() as patch:
        not_readable(patch, theirs / "journal.db")
        not_readable(patch, older / "journal.db")
        result = call("vault", "restore", str(copy), "--passphrase-file", key)
    assert result.exit_code == 0
    assert words(made) == ["in the copy"]
    assert "The copy of the locked notebook could not be read" in result.stderr
    assert str(theirs) in result.stderr
    with monkeypatch.context() as patch:
        not_readable(patch, theirs / "journal.db")
        result = call("vault", "restore", str(copy), "--json", "--passphrase-file", key)
    assert json.loads(result.stdout)["notebook_not_read"] == [str(theirs)]


def test_restoring_into_another_folder(
    call: Call, made: Paths, key: str, copy: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    call("vault", "restore", str(copy), "--into", str(other), "--passphrase-file", key)
    assert words(Paths.below(other)) == ["in the copy"]
    assert words(made) == ["in the copy", "later"]
    again = call("vault", "restore", str(copy), "--into", str(other), "--passphrase-file", key)
    assert one_sentence(again).startswith("There is a journal here already.")


def test_restoring_with_a_recovery_code(call: Call, made: Paths, key: str, stick: Path) -> None:
    code = call("vault", "recovery-code", "--passphrase-file", key).stdout
    done = call("vault", "backup", str(stick), "--passphrase-file", key)
    restored = call("vault", "restore", done.stdout.strip(), "--code-file", "-", input=code)
    assert restored.exit_code == 0
    assert words(made) == []


def test_merging(call: Call, made: Paths, key: str, copy: Path) -> None:
    call("vault", "restore", str(copy), "--passphrase-file", key)
    write(made, "written apart")
    other = next(made.data.glob("vault.before-restore-*"))
    assert other.is_dir()
    result = call("vault", "merge", str(copy), "--json", "--passphrase-file", key)
    assert json.loads(result.stdout) == {"added": 0, "updated": 0, "beside": 0, "other_rows": 0}
    vault = Vault.unlock(made, PASSPHRASE)
    Journal(vault).move_to_bin(Journal(vault).newest()[0].id, now=NOW)
    vault.close()
    result = call("vault", "merge", str(copy), "--passphrase-file", key)
    assert "Pages that came over: 0" in result.stdout
    fresh = call("vault", "merge", str(copy), "--passphrase-file", key, "--backup-passphrase-file",
                 key)  # fmt: skip
    assert fresh.exit_code == 0
