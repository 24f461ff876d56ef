"""What somebody has in hand to open a vault: its key, a recovery code, two shares."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from companion.errors import WrongPassphrase, WrongRecoveryCode
from companion.vault import opening, recovery_code, slots
from companion.vault import passphrase as passphrases
from companion.vault.header import Header
from companion.vault.keys import MasterKey


@dataclass(frozen=True, slots=True)
class Opener:
    """A secret and the type of slot that it may open."""

    type: str
    secret: bytes = field(repr=False)
    wrong: Exception
    """What to raise when it opens none."""

    def unlock(self, folder: Path) -> tuple[Header, MasterKey]:
        """Return the header of a vault and its master key; changes nothing.

        Raises `wrong`, SlotsDamaged, VaultTooNew, NotEnoughMemory.
        """
        return opening.unlock_header(folder, self.type, self.secret, self.wrong)


def by_passphrase(passphrase: str) -> Opener:
    """Return the opener of a key."""
    return Opener(slots.PASSPHRASE, passphrases.to_bytes(passphrase), WrongPassphrase())


def by_code(code: str) -> Opener:
    """Return the opener of a recovery code; raise RecoveryCodeMistyped."""
    return Opener(slots.RECOVERY, recovery_code.from_text(code), WrongRecoveryCode())
