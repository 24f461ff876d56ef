from __future__ import annotations

import hmac

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from companion.errors import VaultLocked
from companion.vault.keys import MasterKey, derive

VAULT_ID = "0123456789abcdef0123456789abcdef"
RAW = bytes(range(32))


def _expected(label: str, length: int = 32) -> bytes:
    info = f"companion/v1/{label}".encode()
    return HKDF(SHA256(), length, bytes.fromhex(VAULT_ID), info).derive(RAW)


def test_derived_keys_are_those_of_the_published_labels() -> None:
    master = MasterKey(RAW, VAULT_ID)
    assert bytes(master.database_key(3)) == _expected("db-key/3")
    assert bytes(master.database_salt(3)) == _expected("db-salt/3", 16)
    assert master.watermark_key() == _expected("seq-mac")
    code = hmac.new(_expected("header-mac"), b"message", "sha256").digest()
    assert master.authenticate("header", b"message") == code


def test_no_key_serves_twice() -> None:
    master = MasterKey(RAW, VAULT_ID)
    other = MasterKey(RAW, VAULT_ID[::-1])
    keys = [
        *(bytes(each.database_key(epoch)) for each in (master, other) for epoch in (1, 2)),
        *(each.watermark_key() for each in (master, other)),
        *(each.authenticate(name, b"") for each in (master, other) for name in ("header", "x")),
    ]
    assert len(set(keys)) == len(keys)


def test_a_new_key_is_random_and_whole() -> None:
    keys = {MasterKey.generate(VAULT_ID).raw for _ in range(20)}
    assert len(keys) == 20
    assert {len(key) for key in keys} == {32}


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match=str(length)):
        MasterKey(bytes(length), VAULT_ID)


def test_a_wiped_key_gives_nothing_and_never_zeros() -> None:
    master = MasterKey(RAW, VAULT_ID)
    held = master._key
    master.wipe()
    assert not held
    for use in (
        lambda: master.raw,
        lambda: master.database_key(1),
        lambda: master.database_salt(1),
        master.watermark_key,
        lambda: master.authenticate("header", b""),
    ):
        with pytest.raises(VaultLocked):
            use()


def test_the_length_asked_for_is_given() -> None:
    assert len(derive(b"secret", b"salt", "label", 7)) == 7
