from __future__ import annotations

from dataclasses import fields, replace

import pytest

from companion.vault import slots
from companion.vault.header import Header
from companion.vault.slots import KeySlot
from tests.support.builders import CHEAP

HEADER = Header(vault_id="ab" * 16, slots=(), created_with="1")
MASTER = bytes(range(32))


def _slot(slot_type: str = slots.PASSPHRASE) -> KeySlot:
    cost = CHEAP if slot_type == slots.PASSPHRASE else None
    return slots.wrap(MASTER, b"secret", slot_type, cost, HEADER.associated)


@pytest.mark.parametrize("slot_type", slots.TYPES)
def test_the_secret_opens_and_no_other_does(slot_type: str) -> None:
    slot = _slot(slot_type)
    assert slots.unwrap(slot, b"secret", HEADER.associated) == MASTER
    assert slots.unwrap(slot, b"Secret", HEADER.associated) is None


def test_each_wrap_draws_a_new_salt_nonce_and_id() -> None:
    first, second = _slot(), _slot()
    for field in ("id", "salt", "nonce", "wrapped"):
        assert getattr(first, field) != getattr(second, field)


@pytest.mark.parametrize("field", [field.name for field in fields(KeySlot)])
def test_every_parameter_is_bound_in(field: str) -> None:
    slot = _slot(slots.RECOVERY)
    changed: dict[str, object] = {
        "id": "0" * 16,
        "type": slots.PASSPHRASE,
        "salt": bytes(16),
        "nonce": bytes(12),
        "wrapped": bytes(48),
        "cost": CHEAP,
    }
    other = replace(slot, **{field: changed[field]})  # type: ignore[arg-type]
    assert slots.unwrap(other, b"secret", HEADER.associated) is None


def test_a_slot_of_another_vault_does_not_open() -> None:
    other = replace(HEADER, vault_id="cd" * 16)
    assert slots.unwrap(_slot(), b"secret", other.associated) is None
