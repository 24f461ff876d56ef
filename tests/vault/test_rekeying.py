from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from companion.errors import (
    ChangesMissing,
    DiskFull,
    NotEnoughMemory,
    SlotsDamaged,
    VaultLocked,
    WrongPassphrase,
    WrongRecoveryCode,
)
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import header as headers
from companion.vault import slots
from companion.vault.header import MOST_SLOTS
from companion.vault.rekeying import KeyRing
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, NOW, PASSPHRASE, page
from tests.support.crashes import FullDisk, states_between

NEW = "a newer sea lamp window"
RECOVERED = "a recovered lamp window"


def _opens(paths: Paths, passphrase: str) -> bool:
    try:
        Vault.unlock(paths, passphrase).close()
    except WrongPassphrase:
        return False
    return True


def _recovers(paths: Paths, code: str) -> bool:
    try:
        Vault.recover(paths, code, RECOVERED, cost=CHEAP).close()
    except WrongRecoveryCode:
        return False
    return True


def _as_of(state: Path, paths: Paths) -> Paths:
    shutil.rmtree(paths.vault)
    shutil.copytree(state, paths.vault)
    return paths


def test_after_a_change_only_the_new_key_opens(vault: Vault, paths: Paths) -> None:
    vault.change_passphrase(PASSPHRASE, NEW, cost=CHEAP)
    vault.close()
    assert not _opens(paths, PASSPHRASE)
    assert _opens(paths, NEW)


def test_a_change_asks_for_the_old_key(vault: Vault, paths: Paths) -> None:
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase("not the old key at all", NEW, cost=CHEAP)
    vault.close()
    assert _opens(paths, PASSPHRASE)


def test_at_every_step_of_a_change_a_known_key_and_the_code_open(
    vault: Vault, paths: Paths, tmp_path: Path
) -> None:
    code = vault.new_recovery_code(PASSPHRASE)
    states = states_between(
        paths.vault, tmp_path, lambda: vault.change_passphrase(PASSPHRASE, NEW, cost=CHEAP)
    )
    vault.close()
    torn = 0
    for state in states:
        readable = headers.load(_as_of(state, paths).vault)
        torn += len(readable) > 1
        assert _opens(paths, PASSPHRASE) or _opens(paths, NEW)
        # Until the change is whole, the first key is good whoever opens in between.
        assert _opens(_as_of(state, paths), PASSPHRASE) or len(readable) == 1
        assert _recovers(_as_of(state, paths), code)
    assert torn >= 2
    assert len(states) >= 10


def test_at_every_step_of_a_new_code_the_key_and_a_code_open(
    vault: Vault, paths: Paths, tmp_path: Path
) -> None:
    old = vault.new_recovery_code(PASSPHRASE)
    made: list[str] = []
    states = states_between(
        paths.vault, tmp_path, lambda: made.append(vault.new_recovery_code(PASSPHRASE))
    )
    vault.close()
    for state in states:
        whole = len(headers.load(_as_of(state, paths).vault)) == 1
        assert _opens(paths, PASSPHRASE)
        old_good = _recovers(paths, old)
        # While the two copies differ nobody has seen the new code: the old one is good.
        assert old_good or (whole and _recovers(_as_of(state, paths), made[0]))


@pytest.mark.parametrize("writes", range(8))
def test_a_disk_that_fills_up_leaves_the_old_key_and_code(
    vault: Vault, paths: Paths, writes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = vault.new_recovery_code(PASSPHRASE)
    disk = FullDisk(monkeypatch, writes)
    failed = False
    try:
        vault.change_passphrase(PASSPHRASE, NEW, cost=CHEAP)
    except DiskFull:
        failed = True
    disk.free()
    assert failed == (writes < 4)
    Journal(vault).write(page(), now=NOW)
    vault.close()
    assert _opens(paths, PASSPHRASE) == failed
    assert _opens(paths, NEW) or failed
    assert _recovers(paths, code)


def test_failing_again_and_again_never_fills_the_header(
    vault: Vault, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2 * MOST_SLOTS):
        with monkeypatch.context() as patch:
            FullDisk(patch, 2)  # room for the first pair of copies only
            with pytest.raises(DiskFull):
                vault.change_passphrase(PASSPHRASE, NEW, cost=CHEAP)
    vault.change_passphrase(PASSPHRASE, NEW, cost=CHEAP)
    assert vault.info.slots == ("passphrase",)
    vault.close()
    assert _opens(paths, NEW)


def test_a_header_with_too_many_slots_is_never_written(vault: Vault, paths: Paths) -> None:
    header = headers.load(paths.vault)[0]
    ring = KeyRing(paths.vault, header, vault._master)
    with pytest.raises(SlotsDamaged):
        ring.save(header.slots * (MOST_SLOTS + 1))
    assert headers.load(paths.vault) == (header,)


def test_a_slot_that_cannot_be_proven_changes_nothing(
    vault: Vault, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(slots, "unwrap", lambda *_: b"x" * 32 if _from_proof() else _unwrap(*_))
        with pytest.raises(SlotsDamaged):
            vault.change_passphrase(PASSPHRASE, NEW, cost=CHEAP)
    assert vault.info.slots == ("passphrase",)
    vault.close()
    assert _opens(paths, PASSPHRASE)
    assert not _opens(paths, NEW)


_unwrap = slots.unwrap


def _from_proof() -> bool:
    import inspect

    return any(frame.function == "_prove" for frame in inspect.stack())


def test_too_little_memory_for_the_proof_changes_nothing(
    vault: Vault, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_memory(_: KeyRing, *__: object) -> None:
        raise NotEnoughMemory

    with monkeypatch.context() as patch:
        patch.setattr(KeyRing, "_prove", no_memory)
        with pytest.raises(NotEnoughMemory):
            vault.change_passphrase(PASSPHRASE, NEW, cost=CHEAP)
    vault.close()
    assert _opens(paths, PASSPHRASE)
    assert not _opens(paths, NEW)


def test_a_locked_vault_changes_no_key(vault: Vault, paths: Paths) -> None:
    before = headers.load(paths.vault)
    vault.close()
    with pytest.raises(VaultLocked):
        vault.change_passphrase(PASSPHRASE, NEW, cost=CHEAP)
    with pytest.raises(VaultLocked):
        vault.new_recovery_code(PASSPHRASE)
    assert headers.load(paths.vault) == before
    assert _opens(paths, PASSPHRASE)


def test_a_change_that_cannot_note_its_generation_is_still_a_change(
    vault: Vault, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keys are durable by then: an error would say that the old one still opens."""

    def full() -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(vault._database, "transaction", full)
        code = vault.new_recovery_code(PASSPHRASE)
        vault.change_passphrase(PASSPHRASE, NEW, cost=CHEAP)
    vault.close()
    assert _opens(paths, NEW)
    vault = Vault.unlock(paths, NEW)
    assert not vault.opened.older_slot_file
    vault.close()
    assert _recovers(paths, code)


def test_a_new_code_puts_an_end_to_the_older_one(vault: Vault, paths: Paths) -> None:
    older = vault.new_recovery_code(PASSPHRASE)
    newer = vault.new_recovery_code(PASSPHRASE)
    vault.close()
    assert not _recovers(paths, older)
    assert _recovers(paths, newer)


def test_recovering_gives_a_new_key_and_ends_the_old_one(vault: Vault, paths: Paths) -> None:
    code = vault.new_recovery_code(PASSPHRASE)
    entry = Journal(vault).write(page("kept"), now=NOW)
    vault.close()
    recovered = Vault.recover(paths, code.lower().replace("-", " "), NEW, cost=CHEAP)
    assert Journal(recovered).read(entry.id).page.text == "kept"
    recovered.close()
    assert not _opens(paths, PASSPHRASE)
    assert _opens(paths, NEW)
    assert _recovers(paths, code)


def test_recovering_does_not_silently_accept_missing_changes(
    vault: Vault, paths: Paths, tmp_path: Path
) -> None:
    code = vault.new_recovery_code(PASSPHRASE)
    vault.checkpoint()
    older = shutil.copy(paths.vault / "journal.1.db", tmp_path / "older")
    Journal(vault).write(page("gone"), now=NOW)
    vault.close()
    shutil.copy(older, paths.vault / "journal.1.db")
    with pytest.raises(ChangesMissing):
        Vault.recover(paths, code, NEW, cost=CHEAP)
    with pytest.raises(ChangesMissing):  # and the old key is as it was
        Vault.unlock(paths, PASSPHRASE)
    recovered = Vault.recover(paths, code, NEW, cost=CHEAP, accept_missing_changes=True)
    assert recovered.opened.missing_changes == 1
    recovered.close()
    assert _opens(paths, NEW)
