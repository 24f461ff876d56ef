from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from companion.errors import KeyringUnsafe
from companion.platform import key_store
from companion.platform.key_store import device_store


@pytest.mark.parametrize("system", sorted({"win32", "darwin"} - {sys.platform}))
def test_the_keyring_of_another_system_is_not_here_and_that_is_told(system: str) -> None:
    store = key_store.here(system)
    ways: list[Callable[[str], object]] = [store.get, store.prove, store.remove]
    for ask in ways:
        with pytest.raises(KeyringUnsafe):
            ask("id")


def test_a_system_without_a_good_keyring_has_none() -> None:
    with pytest.raises(KeyringUnsafe):
        key_store.here("freebsd14").put("id", "secret")


def test_every_keyring_that_is_used_has_a_name_for_people() -> None:
    assert all(key_store.name(system) for system in device_store._ALLOWED)
    assert key_store.name("freebsd14") == ""


def test_a_person_at_a_dialog_gets_a_minute() -> None:
    assert key_store.DIALOG_SECONDS >= 60
    assert key_store.ANSWER_SECONDS <= 3
