"""Shares for trusted people: three sheets, any two of which open the vault together.

A random 128-bit secret wraps the master key in a slot of its own. The secret is
split by Shamir's scheme (Communications of the ACM 22, 1979) over GF(2^128), as
pycryptodome does it: one share alone says nothing about it, whatever computer
is turned on it. Each share is a code of six groups of five symbols: the number
of its set (10 bits, random, so that sheets of two sets are told apart before
any key is tried), its own number (2 bits) and its value (128 bits), with two
symbols that name a slip by its group. Issuing again replaces the slot, and so
ends every older sheet.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from companion.errors import ShareMistyped, SharesDoNotMatch, WrongShares
from companion.paths import Paths
from companion.vault import opening, place, slots, stretching
from companion.vault import passphrase as passphrases
from companion.vault.groups import Code, Slip
from companion.vault.vault import Vault

NEEDED: Final = 2
ISSUED: Final = 3
GROUPS: Final = 6
GROUP_LENGTH: Final = 5
_VALUE_BITS: Final = 128
_NUMBER_BITS: Final = 2
_SET_BITS: Final = 10
_CODE: Final = Code(GROUPS, GROUP_LENGTH, _SET_BITS + _NUMBER_BITS + _VALUE_BITS)


@dataclass(frozen=True, slots=True)
class Share:
    """What one trusted person keeps."""

    set_id: int
    """The same for the three that belong together; 0 to 1,023."""
    number: int
    """1, 2 or 3."""
    value: bytes
    """16 bytes."""

    @property
    def text(self) -> str:
        """What stands on its sheet: six groups of five symbols."""
        number = (self.set_id << _NUMBER_BITS | self.number) << _VALUE_BITS
        return _CODE.to_text(number | int.from_bytes(self.value))


def read(text: str, *, sheet: int = 0) -> Share:
    """Return the share of a typed code.

    Raises ShareMistyped with the group to check and the `sheet` it stands on.
    """
    try:
        number = _CODE.from_text(text)
    except Slip as slip:
        raise ShareMistyped(slip.group, sheet) from None
    value = (number & (1 << _VALUE_BITS) - 1).to_bytes(_VALUE_BITS // 8)
    head = number >> _VALUE_BITS
    share = Share(head >> _NUMBER_BITS, head & (1 << _NUMBER_BITS) - 1, value)
    if not 1 <= share.number <= ISSUED:
        raise ShareMistyped(None, sheet)
    return share


def issue(vault: Vault, passphrase: str) -> tuple[Share, ...]:
    """Return three new shares; every older one stops working.

    The key is asked for once more. Raises WrongPassphrase, NotEnoughMemory,
    DiskFull, FolderNotWritable; the older shares are then as good as before.
    """
    from Crypto.Protocol.SecretSharing import Shamir

    secret = secrets.token_bytes(_VALUE_BITS // 8)
    set_id = secrets.randbelow(1 << _SET_BITS)
    made = tuple(
        Share(set_id, number, value) for number, value in Shamir.split(NEEDED, ISSUED, secret)
    )
    vault.put_slot(slots.SHARES, secret, passphrase)
    return made


def joined(texts: Sequence[str]) -> bytes:
    """Return the secret of two typed shares (of three, the first two count).

    Raises ShareMistyped, and SharesDoNotMatch when there are fewer than two
    different ones or when they are not of one set.
    """
    from Crypto.Protocol.SecretSharing import Shamir

    read_shares = [read(text, sheet=place) for place, text in enumerate(texts, start=1)]
    different = {share.number: share for share in read_shares}
    if len(different) < NEEDED or len({share.set_id for share in read_shares}) > 1:
        raise SharesDoNotMatch
    chosen = list(different.values())[:NEEDED]
    return Shamir.combine([(share.number, share.value) for share in chosen])


def recover(
    paths: Paths,
    texts: Sequence[str],
    new_passphrase: str,
    *,
    cost: stretching.Cost | None = None,
    accept_missing_changes: bool = False,
) -> Vault:
    """Open the vault with two shares and give it a new key; nothing is lost.

    Raises what `joined` and `Vault.recover` raise, with WrongShares for shares of
    another vault or of an older set.
    """
    passphrases.require_acceptable(new_passphrase)
    vault = Vault.open_by(
        paths, slots.SHARES, joined(texts), WrongShares(), accept=accept_missing_changes
    )
    vault.renew_passphrase(new_passphrase, cost=cost)
    return vault


def prove(folder: Path, texts: Sequence[str]) -> None:
    """Prove that two shares open the vault in a folder, and change nothing.

    Raises what `joined` raises, WrongShares, VaultMissing, SlotsDamaged, VaultTooNew.
    """
    secret = joined(texts)
    place.require_vault(folder)
    opening.unlock_header(folder, slots.SHARES, secret, WrongShares())[1].wipe()
