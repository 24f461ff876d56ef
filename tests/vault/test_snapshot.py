from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from companion.errors import DatabaseDamaged, DiskFull
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import check, snapshot
from companion.vault.check import CheckReport
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, page
from tests.support.crashes import FullDisk


def test_a_copy_is_complete_in_itself_and_opens_with_the_key(vault: Vault, tmp_path: Path) -> None:
    entry = Journal(vault).write(page("kept in the copy"), now=NOW)
    made = vault.snapshot()
    assert made.entries == 1
    restored = Paths.below(tmp_path / "restored")
    restored.vault.mkdir(parents=True)
    shutil.copy(made.folder / snapshot.DATABASE, restored.vault / "journal.1.db")
    shutil.copy(made.folder / "vault.json", restored.vault / "vault.json")
    opened = Vault.unlock(restored, PASSPHRASE)
    assert Journal(opened).read(entry.id).page.text == "kept in the copy"
    assert opened.check().sound
    opened.close()


def test_the_manifest_tells_what_is_in_it_and_is_authentic(vault: Vault) -> None:
    Journal(vault).write(page(), now=NOW)
    made = vault.snapshot()
    manifest = json.loads((made.folder / snapshot.MANIFEST).read_bytes())
    code = bytes.fromhex(manifest.pop("mac"))
    signed = json.dumps(manifest, sort_keys=True).encode()
    assert vault._master.authenticate("backup-manifest", signed) == code
    assert manifest["entries"] == 1
    assert manifest["commit_seq"] == made.commit_seq
    for name, digest in manifest["sha256"].items():
        assert sha256((made.folder / name).read_bytes()).hexdigest() == digest


def test_a_copy_that_does_not_verify_gets_no_name(
    vault: Vault, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = vault.snapshot()
    Journal(vault).write(page(), now=NOW)
    monkeypatch.setattr(
        check, "database", lambda *_, **__: CheckReport(("a page is damaged",), 0, 0)
    )
    with pytest.raises(DatabaseDamaged):
        vault.snapshot()
    assert list(paths.backups.iterdir()) == [good.folder]


@pytest.mark.parametrize("writes", [0, 1])
def test_a_full_disk_leaves_the_older_copies_and_no_rubbish(
    vault: Vault, paths: Paths, writes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = vault.snapshot()
    Journal(vault).write(page(), now=NOW)
    with monkeypatch.context() as patch:
        FullDisk(patch, writes)
        with pytest.raises(DiskFull):
            vault.snapshot()
    assert list(paths.backups.iterdir()) == [good.folder]


def test_what_a_killed_copy_left_is_cleared(vault: Vault, paths: Paths) -> None:
    leftover = paths.backups / ".tmp-20260101T000000Z"
    leftover.mkdir(parents=True)
    (leftover / "journal.db-journal").write_bytes(b"x")
    vault.snapshot()
    assert not leftover.exists()


def test_two_copies_in_one_second_are_one(vault: Vault, paths: Paths) -> None:
    made = {vault.snapshot().folder.name for _ in range(3)}
    assert {file.name for file in paths.backups.iterdir()} == made
