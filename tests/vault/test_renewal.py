from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from companion.errors import (
    Cancelled,
    DatabaseDamaged,
    DiskFull,
    FolderNotWritable,
    PassphraseTooShort,
    WrongPassphrase,
    WrongRecoveryCode,
)
from companion.journal.salvaging import mend
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import backups, copying, place, slots
from companion.vault.opener import by_passphrase
from companion.vault.preferences import Preferences
from companion.vault.renewal import Renewed, renew, renew_open
from companion.vault.restoring import restore
from companion.vault.vault import Vault
from companion.vault.watch import WHOLE, Watch
from tests.support.builders import CHEAP, NOW, PASSPHRASE, fingerprints, page
from tests.support.crashes import FullDisk, states_between
from tests.support.disks import failing_folder

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


def renewed(paths: Paths) -> Renewed:
    return renew(paths, PASSPHRASE, NEW, mend, now=NOW, cost=CHEAP)


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
    copying.add_place(vault, written, stick, now=NOW)
    vault.close()
    assert renewed(written).erased_backups == 2
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
    try:
        told = renewed(written).error
    except DiskFull as error:
        told = error
    assert isinstance(told, DiskFull)
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


@pytest.fixture
def in_use(written: Paths) -> Iterator[Vault]:
    """Open the vault, as the window has it."""
    vault = Vault.unlock(written, PASSPHRASE)
    yield vault
    vault.close()


def renewed_in_use(vault: Vault, paths: Paths, **more: Any) -> Renewed:
    return renew_open(vault, paths, PASSPHRASE, NEW, mend, now=NOW, cost=CHEAP, **more)


def test_an_open_vault_goes_on_with_the_new_keys(written: Paths, in_use: Vault) -> None:
    journal = Journal(in_use)
    assert renewed_in_use(in_use, written) == Renewed(2, 1)
    journal.write(page("third"), now=NOW)  # the same service, as if nothing had been
    in_use.close()
    assert words(written, NEW) == {"first again", "second", "third"}


def test_how_far_it_is_is_told_and_never_goes_back(written: Paths, in_use: Vault) -> None:
    told: list[int] = []
    renewed_in_use(in_use, written, watch=Watch(lambda done, _total: told.append(done)))
    assert told == sorted(told)
    assert told[-1] == WHOLE


@pytest.mark.parametrize("after", [0, 1, 2])
def test_cancelling_leaves_it_open_as_it_was(written: Paths, in_use: Vault, after: int) -> None:
    asked = iter([False] * after)
    before = in_use.info
    watch = Watch(is_cancelled=lambda: next(asked, True))
    with pytest.raises(Cancelled):
        renewed_in_use(in_use, written, watch=watch)
    assert in_use.info == before
    Journal(in_use).write(page("third"), now=NOW)
    in_use.close()
    assert words(written, PASSPHRASE) == {"first again", "second", "third"}
    assert not list(written.data.glob("vault.new-*"))


def test_another_key_changes_nothing_of_an_open_vault(written: Paths, in_use: Vault) -> None:
    with pytest.raises(WrongPassphrase):
        renew_open(in_use, written, "not the key at all", NEW, mend, now=NOW, cost=CHEAP)
    Journal(in_use).write(page("third"), now=NOW)


def test_a_switch_that_fails_leaves_it_open_with_the_old_key(
    written: Paths, in_use: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_arguments: object) -> None:
        raise FolderNotWritable(written.data)

    monkeypatch.setattr(place, "switch", refuses)
    with pytest.raises(FolderNotWritable):
        renewed_in_use(in_use, written)
    Journal(in_use).write(page("third"), now=NOW)
    in_use.close()
    assert words(written, PASSPHRASE) == {"first again", "second", "third"}


def test_without_a_new_copy_the_old_ones_stay(
    written: Paths, in_use: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise DiskFull

    monkeypatch.setattr(backups, "make", full)
    done = renewed_in_use(in_use, written)
    assert isinstance(done.error, DiskFull)
    assert len(backups.listed(written.backups)) == 1


def test_a_stick_that_is_not_there_is_told(written: Paths, in_use: Vault, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copying.add_place(in_use, written, stick, now=NOW)
    stick.rename(tmp_path / "elsewhere")
    assert renewed_in_use(in_use, written).unreached == (stick,)


def test_new_slots_that_do_not_open_cost_nothing(
    written: Paths, in_use: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old vault is erased only once the new key was tried on what the disk gives back."""
    real = slots.wrap

    def broken(*arguments: Any) -> slots.KeySlot:
        return replace(real(*arguments), wrapped=bytes(slots.WRAPPED_BYTES))

    with monkeypatch.context() as patch:
        patch.setattr(slots, "wrap", broken)
        with pytest.raises(RuntimeError):
            renewed_in_use(in_use, written)
    Journal(in_use).write(page("third"), now=NOW)
    in_use.close()
    assert words(written, PASSPHRASE) == {"first again", "second", "third"}


def test_a_stick_that_fails_is_told_like_one_that_is_not_there(
    written: Paths, in_use: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keys are new by then: an error would let somebody think that the old one opens."""
    stick = tmp_path / "stick"
    stick.mkdir()
    copying.add_place(in_use, written, stick, now=NOW)
    failing_folder(monkeypatch, stick)
    done = renewed_in_use(in_use, written)
    assert done.unreached == (stick,)
    assert done.error is None


def test_what_was_cut_short_elsewhere_is_erased_too(
    written: Paths, in_use: Vault, tmp_path: Path
) -> None:
    """A copy that lost its name first, and was not removed, still has slots for the old key."""
    stick = tmp_path / "stick"
    stick.mkdir()
    copying.add_place(in_use, written, stick, now=NOW)
    (copy,) = backups.listed(stick)
    copy.folder.rename(stick / ".tmp-20260101T000000Z-3")
    renewed_in_use(in_use, written)
    assert list(stick.iterdir()) == []


def test_a_vault_that_a_copy_took_the_place_of_stays_and_is_told(written: Paths) -> None:
    """It may hold words that nothing else holds; and the old key opens it."""
    (copy,) = backups.listed(written.backups)
    restored = restore(written, copy.folder, by_passphrase(PASSPHRASE), now=NOW)
    assert restored.set_aside is not None
    before = fingerprints(restored.set_aside)
    assert renewed(written).set_aside == (restored.set_aside,)
    assert fingerprints(restored.set_aside) == before
    assert renew(written, NEW, PASSPHRASE, mend, now=NOW, cost=CHEAP).set_aside == ()
