"""T10: a damaged slot file is noticed, healed from the other, and never a wrong key."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from companion.errors import SlotsDamaged
from companion.paths import Paths
from companion.vault import header as headers
from companion.vault.header import NAMES
from companion.vault.vault import Vault, info
from tests.support.builders import PASSPHRASE, new_vault
from tests.support.proof import Proof


@pytest.fixture
def content(paths: Paths) -> bytes:
    """Make the slot file of a closed vault with a passphrase and a recovery code."""
    vault = new_vault(paths)
    vault.new_recovery_code(PASSPHRASE)
    vault.close()
    return (paths.vault / NAMES[0]).read_bytes()


def test_no_single_bit_flip_is_accepted(content: bytes, proof: Proof) -> None:
    """T10: every bit of the slot file, in either copy, read as it lies on the disk."""
    accepted = 0
    for position in range(len(content)):
        for bit in range(8):
            try:
                headers.parse(_flipped(content, position, bit))
            except SlotsDamaged:
                continue
            accepted += 1
    assert accepted == 0
    proof.says(flips=8 * len(content), accepted=0)


@pytest.mark.slow
def test_one_damaged_copy_opens_and_is_made_whole(
    paths: Paths, content: bytes, proof: Proof
) -> None:
    """T10: one random bit in a byte of one copy, through a full unlock, byte by byte."""
    rng = random.Random(10)
    step = proof.figure(short=5, full=1)
    for position in range(0, len(content), step):
        damaged = paths.vault / NAMES[rng.randrange(2)]
        damaged.write_bytes(_flipped(content, position, rng.randrange(8)))
        vault = Vault.unlock(paths, PASSPHRASE)
        assert vault.opened.healed_slot_file
        vault.close()
        assert _copies(paths) == [content, content]
    proof.says(bytes_damaged=-(-len(content) // step), healed=-(-len(content) // step))


@pytest.mark.slow
def test_two_damaged_copies_are_a_clear_error_and_stay_untouched(
    paths: Paths, content: bytes, proof: Proof
) -> None:
    """T10: one random bit in every byte of both copies; never a crash or a wrong key."""
    rng = random.Random(11)
    for position in range(len(content)):
        damaged = [_flipped(content, position, rng.randrange(8)) for _ in NAMES]
        for name, bad in zip(NAMES, damaged, strict=True):
            (paths.vault / name).write_bytes(bad)
        with pytest.raises(SlotsDamaged):
            Vault.unlock(paths, PASSPHRASE)
        with pytest.raises(SlotsDamaged):
            info(paths)
        assert _copies(paths) == damaged
    proof.says(flips_in_both=len(content), opened=0, crashes=0)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("bad", [b"", b"{}\n", b"\0" * 4096, b"x" * 70_000, None])
def test_an_emptied_or_missing_copy_is_made_whole(
    paths: Paths, content: bytes, name: str, bad: bytes | None
) -> None:
    """T10: damage that is more than a bit."""
    if bad is None:
        (paths.vault / name).unlink()
    else:
        (paths.vault / name).write_bytes(bad)
    vault = Vault.unlock(paths, PASSPHRASE)
    assert vault.opened.healed_slot_file
    vault.close()
    assert _copies(paths) == [content, content]


def test_a_slot_changed_by_somebody_without_the_key_is_noticed(
    paths: Paths, content: bytes
) -> None:
    """T10: a header whose sum was made to fit is refused by its authentication."""
    header = headers.parse(content)
    forged = replace(header, slots=header.slots[:1], generation=header.generation + 5)
    (paths.vault / NAMES[0]).write_bytes(forged.to_bytes())
    vault = Vault.unlock(paths, PASSPHRASE)
    vault.close()
    assert _copies(paths) == [content, content]
    for name in NAMES:
        (paths.vault / name).write_bytes(forged.to_bytes())
    with pytest.raises(SlotsDamaged):
        Vault.unlock(paths, PASSPHRASE)


def _flipped(content: bytes, position: int, bit: int) -> bytes:
    changed = bytearray(content)
    changed[position] ^= 1 << bit
    return bytes(changed)


def _copies(paths: Paths) -> list[bytes]:
    files: list[Path] = [paths.vault / name for name in NAMES]
    return [file.read_bytes() for file in files]
