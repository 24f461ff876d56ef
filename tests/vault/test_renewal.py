from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from companion.errors import (
    DatabaseDamaged,
    DiskFull,
    PassphraseTooShort,
    WrongPassphrase,
    WrongRecoveryCode,
)
from companion.journal.salvaging import mend
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import backups, place
from companion.vault.preferences import Preferences
from companion.vault.renewal import Renewed, renew
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, NOW, PASSPHRASE, fingerprints, page
from tests.support.crashes import FullDisk, states_between

NEW = "a newer sea lamp window"


@pytest.fixture
def written(vault: Vault, paths: Paths) -> Paths:
    """Write two pages, one saved twice; back up; lock."""
    journal = Journal(vault)
    first = journal.write(page("first", tags=("sea",)), now=NOW)
    journal.write(page("first again"), now=NOW, entry_id=first.id)
    journal.write(page("second"), now=NOW)
    Preferences(vault).put("a choice", "kept")
    backups.make(vault, now=NOW)
    vault.close()
    return paths


def renewed(paths: Paths, *folders: Path) -> Renewed:
    return renew(paths, PASSPHRASE, NEW, mend, known_backups=folders, now=NOW, cost=CHEAP)


def words(paths: Paths, key: str) -> set[str]:
    vault = Vault.unlock(paths, key)
    journal = Journal(vault)
    try:
        assert vault.check().sound
        return {journal.read(each.id).page.text for each in journal.newest()}
    finally:
        vault.close()


def test_all_words_are_there_with_new_keys_only(written: Paths) -> None:
    assert renewed(written) == Renewed(2, 1)
    assert words(written, NEW) == {"first again", "second"}
    with pytest.raises(WrongPassphrase):
        Vault.unlock(written, PASSPHRASE)
    vault = Vault.unlock(written, NEW)
    (hit,) = Journal(vault).search("again")
    assert [each.page.text for each in Journal(vault).revisions(hit.summary.id)] == ["first"]
    assert Preferences(vault).all()["a choice"] == "kept"
    vault.close()


def test_an_old_copy_of_the_slots_opens_nothing_any_more(written: Paths, tmp_path: Path) -> None:
    """The reason for it all: a change of the key alone would leave this possible."""
    kept = shutil.copytree(written.vault, tmp_path / "kept")
    renewed(written)
    for name in ("vault.json", "vault.json.2"):
        shutil.copy(kept / name, written.vault / name)
    with pytest.raises(DatabaseDamaged):
        Vault.unlock(written, PASSPHRASE)


def test_what_the_old_keys_open_is_erased(written: Paths, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    vault = Vault.unlock(written, PASSPHRASE)
    code = vault.new_recovery_code(PASSPHRASE)
    backups.make(vault, stick, now=NOW)
    vault.close()
    assert renewed(written, stick).erased_backups == 2
    assert list(stick.iterdir()) == []
    (left,) = backups.listed(written.backups)
    vault = Vault.unlock(written, NEW)
    assert left.vault_id == vault.info.vault_id
    vault.close()
    assert not list(written.data.glob("vault.before*"))
    with pytest.raises(WrongRecoveryCode):
        Vault.recover(written, code, PASSPHRASE, cost=CHEAP)


def test_a_key_that_is_refused_changes_nothing(written: Paths) -> None:
    before = fingerprints(written.data)
    with pytest.raises(PassphraseTooShort):
        renew(written, PASSPHRASE, "short", mend, now=NOW, cost=CHEAP)
    with pytest.raises(WrongPassphrase):
        renew(written, "not the key at all", NEW, mend, now=NOW, cost=CHEAP)
    assert fingerprints(written.data) == before


def test_at_every_step_one_key_opens_a_whole_vault(written: Paths, tmp_path: Path) -> None:
    """T12: a crash at any moment leaves exactly one vault that opens, rows equal."""
    states: list[Path] = []
    real = Path.rename

    def watched(self: Path, target: Path) -> Path:
        states.append(tmp_path / f"renamed-{len(states)}")
        shutil.copytree(written.data, states[-1])
        return real(self, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "rename", watched)
        states += states_between(written.data, tmp_path, lambda: renewed(written))
    seen = set()
    for state in states:
        shutil.rmtree(written.data)
        shutil.copytree(state, written.data)
        opened = []
        for key in (PASSPHRASE, NEW):
            try:
                assert words(written, key) == {"first again", "second"}
            except WrongPassphrase:
                continue
            opened.append(key)
        assert len(opened) == 1
        seen.add(opened[0])
    assert seen == {PASSPHRASE, NEW}


@pytest.mark.parametrize("writes", [0, 1, 2, 3, 4])
def test_a_full_disk_leaves_one_key_that_opens(
    written: Paths, writes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch, writes)
    with pytest.raises(DiskFull):
        renewed(written)
    disk.free()
    with_old = words(written, PASSPHRASE) if _opens(written, PASSPHRASE) else set()
    with_new = words(written, NEW) if _opens(written, NEW) else set()
    assert with_old | with_new == {"first again", "second"}


def _opens(paths: Paths, key: str) -> bool:
    try:
        Vault.unlock(paths, key).close()
    except WrongPassphrase:
        return False
    return True


def test_an_old_vault_that_a_crash_left_is_cleared(written: Paths) -> None:
    left = written.data / f"vault.{place.RENEWED}20260101T000000Z"
    shutil.copytree(written.vault, left)
    place.clear_leftovers(written.data)
    assert not left.exists()
    assert _opens(written, PASSPHRASE)
