"""Putting a new key slot in the place of an old one, so that no moment locks anybody out."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from companion.errors import (
    CompanionError,
    DiskFull,
    FolderNotWritable,
    SlotsDamaged,
    WrongPassphrase,
)
from companion.logs import logger
from companion.vault import header as headers
from companion.vault import passphrase as passphrases
from companion.vault import slots, stretching
from companion.vault.database import Database
from companion.vault.header import Header
from companion.vault.keys import MasterKey
from companion.vault.slots import KeySlot


class KeyRing:
    """The key slots of an open vault, and the header they stand in."""

    def __init__(self, folder: Path, header: Header, master: MasterKey) -> None:
        self._folder = folder
        self._master = master
        self.header = header

    def proven(self, passphrase: str) -> KeySlot:
        """Return the slot that a passphrase opens; raise WrongPassphrase."""
        found = self.header.unlock(slots.PASSPHRASE, passphrases.to_bytes(passphrase))
        if found is None:
            raise WrongPassphrase
        return found[0]

    def replace(
        self,
        slot_type: str,
        secret: bytes,
        cost: stretching.Cost | None,
        proven: KeySlot | None = None,
    ) -> None:
        """Add a slot, prove it from the disk, and only then drop those of its type.

        `proven` is the slot of that type whose key was just asked for; others of
        the type, left by a change that was cut short, make room at once, so that
        the header cannot grow too full. Whatever fails, the slots are put back as
        they were; on a disk that stays full the new one may open too until the
        next change, but never alone. Raises VaultLocked, SlotsDamaged when the new
        slot cannot be proven, NotEnoughMemory, DiskFull, FolderNotWritable.
        """
        before = self.header
        new = slots.wrap(self._master.raw, secret, slot_type, cost, before.associated)
        others = tuple(slot for slot in before.slots if slot.type != slot_type)
        same = tuple(slot for slot in before.slots if slot.type == slot_type)
        old = (proven,) if proven is not None else same[:1]
        try:
            self.save((*old, *others, new))
            self._prove(new, secret)
            self.save((new, *others) if slot_type == slots.PASSPHRASE else (*others, new))
        except BaseException:
            with suppress(CompanionError, OSError):
                self.save(before.slots)
            raise

    def put(
        self,
        database: Database,
        slot_type: str,
        secret: bytes,
        cost: stretching.Cost | None,
        proven: KeySlot | None = None,
    ) -> None:
        """Put a slot in the place of those of its type and let the database know.

        Without a cost of its own a passphrase is stretched as this computer affords.
        """
        if slot_type == slots.PASSPHRASE:
            cost = cost or stretching.calibrated()
        self.replace(slot_type, secret, cost, proven)
        self.note_generation(database)

    def drop(self, database: Database, slot_type: str) -> None:
        """Drop the slots of a type and let the database know; never the last slot of all."""
        kept = tuple(slot for slot in self.header.slots if slot.type != slot_type)
        if kept and len(kept) < len(self.header.slots):
            self.save(kept)
            self.note_generation(database)

    def save(self, new_slots: tuple[KeySlot, ...], above: int = 0) -> None:
        """Save the header with these slots and a generation above all before.

        The generation is used up even when saving fails, because one of the two
        copies may have it then.
        """
        generation = max(self.header.generation, above) + 1
        self.header = replace(self.header, generation=generation).signed(self._master)
        saved = replace(self.header, slots=new_slots).signed(self._master)
        headers.save(self._folder, saved)
        self.header = saved

    def connect(self, database: Database, file: Path) -> None:
        """Open a database file with the key of the header's epoch."""
        database.connect(file, self._master, self.header.epoch)

    def note_generation(self, database: Database, known: int = 0) -> None:
        """Let header and database know the same generation, above what one of them knows.

        This only serves to notice an older slot file; that it could not be noted
        on a full disk must neither undo a change of keys nor keep the vault shut.
        """
        try:
            if self.header.generation < known:
                self.save(self.header.slots, above=known)
            with database.transaction() as connection:
                connection.exec_driver_sql(
                    "UPDATE vault_state SET header_generation = ?", (self.header.generation,)
                )
        except (DiskFull, FolderNotWritable):
            logger.warning("generation not noted")

    def _prove(self, slot: KeySlot, secret: bytes) -> None:
        """Open the header, as the disk gives it back, with the new slot alone."""
        read = headers.load(self._folder)[0]
        raw = slots.unwrap(read.slots[-1], secret, read.associated)
        if read != self.header or read.slots[-1] != slot or raw != self._master.raw:
            raise SlotsDamaged
