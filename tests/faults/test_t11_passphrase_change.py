"""T11: a change of the passphrase happens wholly or not at all."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from companion.errors import CompanionError, WrongPassphrase, WrongRecoveryCode
from companion.paths import Paths
from companion.vault import opening, recovery_code, slots
from companion.vault.header import NAMES
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, PASSPHRASE, base_of, new_vault
from tests.support.kills import killed_at_random
from tests.support.proof import Proof
from tests.support.workers import change_for_ever

RECOVER_EVERY = 50


@pytest.mark.slow
def test_the_old_or_the_new_key_always_opens_and_the_code_does_too(
    paths: Paths, proof: Proof
) -> None:
    """T11: kills while the passphrase is changed again and again, no lock-out."""
    kills = proof.figure(short=100, full=300)
    rng = random.Random(11)
    vault = new_vault(paths)
    code = vault.new_recovery_code(PASSPHRASE)
    vault.close()
    current, changes, torn = PASSPHRASE, 0, 0
    for number in range(kills):
        killed = killed_at_random(
            change_for_ever, base_of(paths), current, rng=rng, most=6, seconds=0.1
        )
        done = [current, *(text for kind, text in killed.acks if kind == "done")]
        begun = [text for kind, text in killed.acks if kind == "begins"]
        changes += len(done) - 1
        torn += _differ(paths.vault)
        _recovery_opens(paths, code)
        current = _opens(paths, [done[-1], *begun[-1:]])
        if len(done) > 1:
            with pytest.raises(WrongPassphrase):
                Vault.unlock(paths, done[-2])
        if number % RECOVER_EVERY == RECOVER_EVERY - 1:
            current = f"recovered sea lamp {number}"
            Vault.recover(paths, code, current, cost=CHEAP).close()
    proof.says(kills=kills, changes=changes, torn_pairs=torn, lock_outs=0)


def _opens(paths: Paths, candidates: list[str]) -> str:
    for candidate in candidates:
        try:
            vault = Vault.unlock(paths, candidate)
        except WrongPassphrase:
            continue
        assert not vault.opened.older_slot_file
        vault.close()
        return candidate
    raise AssertionError("neither the old nor the new key opens")


def _recovery_opens(paths: Paths, code: str) -> None:
    wrong: CompanionError = WrongRecoveryCode()
    secret = recovery_code.from_text(code)
    assert opening.unlock_header(paths.vault, slots.RECOVERY, secret, wrong)


def _differ(folder: Path) -> bool:
    first, second = ((folder / name).read_bytes() for name in NAMES)
    return first != second
