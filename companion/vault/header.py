"""The header of a vault: what is public about it, and its key slots.

Canonical JSON (sorted keys, no spaces, ASCII, one newline at the end, at most
64 KiB), kept twice: `vault.json` and, written after the first is durable,
`vault.json.2`. The reader writes what it read again and wants the same bytes,
so there is one way only to spell a header. `sum` (SHA-256, no key) tells damage
from a wrong key before any key is tried; `mac` (HMAC under a key derived from
the master key) tells tampering once a slot has opened.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from companion import files
from companion.errors import FolderNotWritable, SlotsDamaged, VaultTooNew
from companion.regular_file import opened
from companion.vault import slots, stretching
from companion.vault.keys import MasterKey
from companion.vault.slots import KeySlot

MAGIC: Final = "companion-vault"
FORMAT: Final = 1
PAGE_BYTES: Final = 8192
CIPHER: Final = "sqlcipher4"
NAMES: Final = ("vault.json", "vault.json.2")
MOST_BYTES: Final = 65_536
MOST_SLOTS: Final = 8
_MAC_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Header:
    """Everything the header says."""

    vault_id: str
    """32 hexadecimal digits, random, made once."""
    slots: tuple[KeySlot, ...]
    created_with: str
    """The version of the app that made the vault."""
    generation: int = 1
    """Grows by one with every change of the header."""
    epoch: int = 1
    """Which database file and key is the current one."""
    pending_epoch: int | None = None
    """The epoch a change of the master key is moving to, if one was cut short."""
    mac: bytes = field(default=bytes(_MAC_BYTES))

    def associated(self, slot: KeySlot) -> bytes:
        """Return the associated data of a slot in this vault."""
        return _canonical({
            "format": FORMAT,
            "magic": MAGIC,
            "slot": slot.parameters(),
            "vault_id": self.vault_id,
        })  # fmt: skip

    def unlock(self, slot_type: str, secret: bytes) -> tuple[KeySlot, MasterKey] | None:
        """Return the first slot of a type that the secret opens, and the master key.

        None means that the secret fits no slot. Raises SlotsDamaged when a slot
        opens but the header around it was changed by somebody without the key,
        and NotEnoughMemory.
        """
        for slot in self.slots:
            if slot.type != slot_type:
                continue
            raw = slots.unwrap(slot, secret, self.associated)
            if raw is None:
                continue
            master = MasterKey(raw, self.vault_id)
            if not self.is_authentic(master):
                raise SlotsDamaged
            return slot, master
        return None

    def is_authentic(self, master: MasterKey) -> bool:
        """Say whether this header was written by somebody who had the master key."""
        return hmac.compare_digest(self._authentication(master), self.mac)

    def signed(self, master: MasterKey) -> Header:
        """Return this header with its authentication renewed."""
        return replace(self, mac=self._authentication(master))

    def to_bytes(self) -> bytes:
        """Return the header as it is stored."""
        content = self._content()
        content["mac"] = _base64(self.mac)
        content["sum"] = hashlib.sha256(_canonical(content)).hexdigest()
        return _canonical(content) + b"\n"

    def _authentication(self, master: MasterKey) -> bytes:
        return master.authenticate("header", _canonical(self._content()))

    def _content(self) -> dict[str, object]:
        return {
            "created_with": self.created_with,
            "db": {
                "cipher": CIPHER,
                "epoch": self.epoch,
                "page": PAGE_BYTES,
                "pending_epoch": self.pending_epoch,
            },
            "format": FORMAT,
            "generation": self.generation,
            "magic": MAGIC,
            "slots": [
                {
                    **slot.parameters(),
                    "ct": _base64(slot.wrapped),
                    "nonce": _base64(slot.nonce),
                }
                for slot in self.slots
            ],
            "vault_id": self.vault_id,
        }


def parse(content: bytes) -> Header:
    """Read a stored header.

    Raises SlotsDamaged for anything but the exact form, without running any key
    derivation, and VaultTooNew for a whole header of a later format.
    """
    if len(content) > MOST_BYTES:
        raise SlotsDamaged
    try:
        document = json.loads(content.decode("ascii"), parse_float=_refuse, parse_constant=_refuse)
        if not isinstance(document, dict) or _canonical(document) + b"\n" != content:
            raise SlotsDamaged
        unsummed = {name: value for name, value in document.items() if name != "sum"}
        if document.get("sum") != hashlib.sha256(_canonical(unsummed)).hexdigest():
            raise SlotsDamaged
        if document["magic"] != MAGIC:
            raise SlotsDamaged
        if _whole(document["format"], 1, 1_000_000) > FORMAT:
            raise VaultTooNew(document["format"], FORMAT)
        header = _read(document)
    except (ValueError, KeyError, TypeError, RecursionError, AttributeError):
        raise SlotsDamaged from None
    if header.to_bytes() != content:
        raise SlotsDamaged
    return header


def load(folder: Path) -> tuple[Header, ...]:
    """Return the readable headers of a vault, the newest first, each once.

    Raises SlotsDamaged when neither copy can be read, FolderNotWritable when
    this user may read neither, and VaultTooNew.
    """
    found: list[Header] = []
    too_new: VaultTooNew | None = None
    denied = False
    for name in NAMES:
        try:
            with opened(folder / name) as file:
                header = parse(file.read(MOST_BYTES + 1))
        except PermissionError:
            denied = True
        except VaultTooNew as error:
            too_new = error
        except (OSError, SlotsDamaged):
            continue
        else:
            if header not in found:
                found.append(header)
    if too_new is not None:
        raise too_new
    if not found:
        raise FolderNotWritable(folder) if denied else SlotsDamaged
    return tuple(sorted(found, key=lambda header: -header.generation))


def save(folder: Path, header: Header) -> None:
    """Write both copies, the second only after the first is durable.

    A header that would not be read again is not written. Raises SlotsDamaged,
    DiskFull, FolderNotWritable; after the latter two the copies are as before.
    """
    content = header.to_bytes()
    parse(content)
    files.write_in_turn({folder / name: content for name in NAMES})


def heal(folder: Path, header: Header) -> bool:
    """Make both copies equal to the header that opened; say whether one was not."""
    content = header.to_bytes()
    healed = False
    for name in NAMES:
        try:
            with opened(folder / name) as file:
                same = file.read(MOST_BYTES + 1) == content
        except OSError:
            same = False
        if not same:
            files.write_atomically(folder / name, content)
            healed = True
    return healed


def _read(document: dict[str, Any]) -> Header:
    database = document["db"]
    if database["cipher"] != CIPHER or database["page"] != PAGE_BYTES:
        raise ValueError
    pending = database["pending_epoch"]
    listed = document["slots"]
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_SLOTS:
        raise ValueError
    return Header(
        vault_id=_hexadecimal(document["vault_id"], 32),
        slots=tuple(_read_slot(slot) for slot in listed),
        created_with=_text(document["created_with"], 40),
        generation=_whole(document["generation"], 1, 2**53),
        epoch=_whole(database["epoch"], 1, 2**31),
        pending_epoch=None if pending is None else _whole(pending, 1, 2**31),
        mac=_bytes(document["mac"], _MAC_BYTES),
    )


def _read_slot(slot: dict[str, Any]) -> KeySlot:
    kdf = slot["kdf"]
    cost = None
    if kdf["name"] == "argon2id":
        cost = stretching.Cost(
            *(_whole(kdf[name], *stretching.LIMITS[name]) for name in ("m", "t", "p"))
        )
    if slot["type"] not in slots.TYPES or slot["aead"] != slots.AEAD:
        raise ValueError
    if (cost is None) == (slot["type"] == slots.PASSPHRASE):
        raise ValueError  # a passphrase is always stretched, a random code never needs it
    return KeySlot(
        id=_hexadecimal(slot["id"], 16),
        type=slot["type"],
        salt=_bytes(kdf["salt"], stretching.SALT_BYTES),
        nonce=_bytes(slot["nonce"], slots.NONCE_BYTES),
        wrapped=_bytes(slot["ct"], slots.WRAPPED_BYTES),
        cost=cost,
    )


def _canonical(document: object) -> bytes:
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return text.encode("ascii")


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(text: str, length: int) -> bytes:
    try:
        content = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError from None
    if len(content) != length:
        raise ValueError
    return content


def _whole(number: object, least: int, most: int) -> int:
    if type(number) is not int or not least <= number <= most:
        raise ValueError
    return number


def _hexadecimal(text: str, length: int) -> str:
    if not re.fullmatch(rf"[0-9a-f]{{{length}}}", text):
        raise ValueError
    return text


def _text(text: str, most: int) -> str:
    if type(text) is not str or len(text) > most:
        raise ValueError
    return text


def _refuse(_: str) -> None:
    raise ValueError
