from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from companion.errors import (
    DeviceNotRemembered,
    DiskFull,
    KeyNeededAgain,
    WrongPassphrase,
)
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import quick_unlock, shares
from companion.vault.quick_unlock import State
from companion.vault.vault import Vault
from tests.platform.fakes import Remembered
from tests.support.builders import CHEAP, NOW, PASSPHRASE, fingerprints, page
from tests.support.crashes import FullDisk

NEW = "a newer sea lamp window"


@pytest.fixture
def store() -> Remembered:
    """Return an empty keyring."""
    return Remembered()


@pytest.fixture
def remembered(vault: Vault, paths: Paths, store: Remembered) -> Paths:
    """Return the places of a locked vault that this device remembers."""
    Journal(vault).write(page("kept"), now=NOW)
    quick_unlock.remember(vault, PASSPHRASE, store, now=NOW)
    vault.close()
    return paths


def test_it_is_off_until_it_is_chosen(vault: Vault, paths: Paths, store: Remembered) -> None:
    assert not quick_unlock.is_on(paths)
    vault.close()
    with pytest.raises(DeviceNotRemembered):
        quick_unlock.unlock(paths, store, now=NOW)


def test_the_device_opens_the_vault(remembered: Paths, store: Remembered) -> None:
    assert quick_unlock.is_on(remembered)
    opened = quick_unlock.unlock(remembered, store, now=NOW + timedelta(days=6))
    assert Journal(opened).count() == 1
    opened.close()


def test_the_keyring_never_holds_the_key(remembered: Paths, store: Remembered) -> None:
    (item,) = store.items.values()
    assert PASSPHRASE not in item
    assert len(item) == 44
    assert item not in (remembered.vault / "vault.json").read_text()


def test_turning_it_on_asks_for_the_key(vault: Vault, store: Remembered) -> None:
    with pytest.raises(WrongPassphrase):
        quick_unlock.remember(vault, "not the key at all", store, now=NOW)
    assert store.items == {}
    assert "os-keyring" not in vault.info.slots


def test_a_wiped_keyring_costs_nothing_but_convenience(
    remembered: Paths, store: Remembered
) -> None:
    store.items.clear()
    before = fingerprints(remembered.data)
    with pytest.raises(DeviceNotRemembered):
        quick_unlock.unlock(remembered, store, now=NOW)
    assert fingerprints(remembered.data) == before
    Vault.unlock(remembered, PASSPHRASE).close()


@pytest.mark.parametrize("item", ["", "no base64 !", "c2hvcnQ=", "A" * 43 + "="])
def test_an_item_that_is_not_ours_opens_nothing(
    remembered: Paths, store: Remembered, item: str
) -> None:
    store.items = dict.fromkeys(store.items, item)
    with pytest.raises(DeviceNotRemembered):
        quick_unlock.unlock(remembered, store, now=NOW)


@pytest.mark.parametrize("silent", [False, True])
def test_forgetting_ends_it_even_when_the_keyring_keeps_its_item(
    remembered: Paths, store: Remembered, *, silent: bool
) -> None:
    opened = Vault.unlock(remembered, PASSPHRASE)
    kept = dict(store.items)
    store.silent = silent
    quick_unlock.forget(opened, store)
    opened.close()
    assert store.items == (kept if silent else {})
    store.silent, store.items = False, kept
    assert not quick_unlock.is_on(remembered)
    with pytest.raises(DeviceNotRemembered):
        quick_unlock.unlock(remembered, store, now=NOW)


@pytest.mark.parametrize("days", [8, -1])
def test_the_key_is_asked_for_again_after_a_week_or_when_the_clock_went_back(
    remembered: Paths, store: Remembered, days: int
) -> None:
    later = NOW + timedelta(days=days)
    with pytest.raises(KeyNeededAgain):
        quick_unlock.unlock(remembered, store, now=later)
    opened = Vault.unlock(remembered, PASSPHRASE)
    quick_unlock.key_given(opened, now=later)
    opened.close()
    quick_unlock.unlock(remembered, store, now=later).close()


def test_recovering_forgets_the_device(vault: Vault, paths: Paths, store: Remembered) -> None:
    code = vault.new_recovery_code(PASSPHRASE)
    issued = [share.text for share in shares.issue(vault, PASSPHRASE)]
    vault.close()
    ways: list[Callable[[], Vault]] = [
        lambda: Vault.recover(paths, code, NEW, cost=CHEAP),
        lambda: shares.recover(paths, issued, NEW, cost=CHEAP),
    ]
    for work in ways:
        opened = Vault.recover(paths, code, PASSPHRASE, cost=CHEAP)
        quick_unlock.remember(opened, PASSPHRASE, store, now=NOW)
        opened.close()
        work().close()
        assert not quick_unlock.is_on(paths)


def test_changing_the_key_keeps_the_device(remembered: Paths, store: Remembered) -> None:
    opened = Vault.unlock(remembered, PASSPHRASE)
    opened.change_passphrase(PASSPHRASE, NEW, cost=CHEAP)
    opened.close()
    quick_unlock.unlock(remembered, store, now=NOW).close()


def test_a_full_disk_leaves_nothing_in_the_keyring(
    vault: Vault, store: Remembered, monkeypatch: pytest.MonkeyPatch
) -> None:
    FullDisk(monkeypatch)
    with pytest.raises(DiskFull):
        quick_unlock.remember(vault, PASSPHRASE, store, now=NOW)
    assert store.items == {}


def test_noting_the_key_without_the_slot_notes_nothing(vault: Vault) -> None:
    before = vault.check().commit_seq
    quick_unlock.key_given(vault, now=NOW)
    assert vault.check().commit_seq == before


def test_what_a_device_knows_is_told(vault: Vault, store: Remembered) -> None:
    assert quick_unlock.state(vault.info, store) is State.OFF
    quick_unlock.remember(vault, PASSPHRASE, store, now=NOW)
    assert quick_unlock.state(vault.info, store) is State.ON
    store.silent = True
    assert quick_unlock.state(vault.info, store) is State.LOST
    store.silent = False
    store.items.clear()
    assert quick_unlock.state(vault.info, store) is State.LOST
    quick_unlock.remember(vault, PASSPHRASE, store, now=NOW)
    assert quick_unlock.state(vault.info, store) is State.ON
