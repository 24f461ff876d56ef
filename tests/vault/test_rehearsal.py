from __future__ import annotations

import pytest

from companion.errors import RecoveryCodeMistyped, VaultMissing, WrongRecoveryCode
from companion.paths import Paths
from companion.vault.rehearsal import try_sheet
from companion.vault.vault import Vault
from tests.support.builders import PASSPHRASE, fingerprints


def test_a_good_sheet_is_proven_open_or_locked_and_nothing_changes(
    vault: Vault, paths: Paths
) -> None:
    code = vault.new_recovery_code(PASSPHRASE)
    vault.checkpoint()
    before = fingerprints(paths.data)
    try_sheet(paths, code.lower())
    assert fingerprints(paths.data) == before
    vault.close()
    before = fingerprints(paths.data)
    try_sheet(paths, code)
    assert fingerprints(paths.data) == before
    Vault.unlock(paths, PASSPHRASE).close()


def test_an_older_sheet_and_a_slip_are_told_apart(vault: Vault, paths: Paths) -> None:
    older = vault.new_recovery_code(PASSPHRASE)
    newer = vault.new_recovery_code(PASSPHRASE)
    with pytest.raises(WrongRecoveryCode):
        try_sheet(paths, older)
    with pytest.raises(RecoveryCodeMistyped) as slip:
        try_sheet(paths, ("2" if newer[0] != "2" else "3") + newer[1:])
    assert slip.value.group == 1


def test_without_a_vault_there_is_nothing_to_try(paths: Paths) -> None:
    with pytest.raises(VaultMissing):
        try_sheet(paths, "0000-0000-0000-0000-0000-0000-0000")
