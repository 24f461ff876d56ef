"""Trying a recovery sheet while all is well: it proves the code and changes nothing."""

from __future__ import annotations

from companion.errors import WrongRecoveryCode
from companion.paths import Paths
from companion.vault import opening, place, recovery_code, slots


def try_sheet(paths: Paths, code: str) -> None:
    """Prove that a recovery code opens this vault, whether it is locked or open.

    The master key is unwrapped and the header authenticated with it, as a real
    recovery does first; no file is written and no lock is taken. Raises
    RecoveryCodeMistyped, WrongRecoveryCode, VaultMissing, SlotsDamaged, VaultTooNew.
    """
    secret = recovery_code.from_text(code)
    place.require_vault(paths.vault)
    opening.unlock_header(paths.vault, slots.RECOVERY, secret, WrongRecoveryCode())[1].wipe()
