"""T4: a wrong key changes nothing on the disk."""

from __future__ import annotations

import pytest

from companion.errors import WrongPassphrase, WrongRecoveryCode
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import recovery_code
from companion.vault.vault import Vault
from tests.support.builders import PASSPHRASE, base_of, fingerprints, new_vault
from tests.support.kills import killed_after
from tests.support.proof import Proof
from tests.support.workers import write_without_checkpoint

PAGES = 5


@pytest.mark.slow
def test_fifty_wrong_keys_touch_no_file_even_with_a_log_left_by_a_crash(
    paths: Paths, proof: Proof
) -> None:
    """T4: SHA-256 of every file is the same before and after 50 tries."""
    made = new_vault(paths)
    made.new_recovery_code(PASSPHRASE)
    made.close()
    killed_after(write_without_checkpoint, base_of(paths), PAGES, count=PAGES)
    assert (paths.vault / "journal.1.db-wal").stat().st_size > 0
    before = fingerprints(base_of(paths))
    for number in range(48):
        with pytest.raises(WrongPassphrase):
            Vault.unlock(paths, f"not the right key {number}")
    for _ in range(2):
        with pytest.raises(WrongRecoveryCode):
            Vault.recover(paths, recovery_code.to_text(recovery_code.generate()), PASSPHRASE)
    assert fingerprints(base_of(paths)) == before
    vault = Vault.unlock(paths, PASSPHRASE)
    assert Journal(vault).count() == PAGES
    vault.close()
    proof.says(wrong_keys=50, files_changed=0)
