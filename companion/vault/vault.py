"""The vault: create, unlock, use in transactions, check, lock.

One object for one open vault, used by one thread. Features get a connection
from `transaction()` or `reading()` and keep none of it. What opening finds out
is in `opening`, the change of keys in `rekeying`, making one in `creation`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from companion import files
from companion.errors import (
    BackupPlaceMissing,
    VaultExists,
    WrongPassphrase,
    WrongRecoveryCode,
)
from companion.logs import logger
from companion.paths import Paths
from companion.vault import (
    creation,
    engine,
    opening,
    place,
    recovery_code,
    slots,
    snapshot,
    spare,
    stretching,
)
from companion.vault import passphrase as passphrases
from companion.vault.check import CheckReport
from companion.vault.database import Database
from companion.vault.header import Header
from companion.vault.keys import MasterKey
from companion.vault.opening import Opened
from companion.vault.place import VaultInfo
from companion.vault.presence import exists
from companion.vault.rekeying import KeyRing
from companion.vault.slots import KeySlot
from companion.vault.snapshot import Snapshot
from companion.vault.spare import info

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["Opened", "Vault", "VaultInfo", "exists", "info"]


class Vault:
    """An open vault. Make one with `create`, `unlock` or `recover`."""

    def __init__(
        self,
        folder: Path,
        backups: Path,
        header: Header,
        master: MasterKey,
        lock: files.ProcessLock,
    ) -> None:
        self._folder = folder
        self._backups = backups
        self._keys = KeyRing(folder, header, master)
        self._master = master
        self._lock = lock
        self._database = Database(folder, master)
        self.opened = Opened()

    # Making and opening

    @classmethod
    def create(
        cls,
        paths: Paths,
        passphrase: str,
        *,
        fill: Callable[[Vault], None] | None = None,
        cost: stretching.Cost | None = None,
        allow_synced_folder: bool = False,
    ) -> Vault:
        """Make a vault, fill it, and return it as opened anew from the disk.

        Everything is built in a folder beside and gets its name only when it is
        complete, so a kill leaves either no vault or a whole one. Raises
        PassphraseTooShort, PassphraseTooCommon, VaultExists, UnsafeFolder, DiskFull,
        FolderNotWritable.
        """
        passphrases.require_acceptable(passphrase)
        if not allow_synced_folder:
            place.refuse_synced(paths.vault)
        files.private_folder(paths.data)
        if exists(paths):
            raise VaultExists(paths.vault)
        place.clear_leftovers(paths.data)
        with place.staging(paths.data) as folder:
            header, master = creation.make(folder, passphrase, cost or stretching.calibrated())
            vault = cls(folder, paths.backups, header, master, files.ProcessLock(folder))
            try:
                vault._keys.connect(vault._database, place.database(folder, header))
                if fill is not None:
                    fill(vault)
            finally:
                vault.close()
            place.settle(folder, paths.vault)
        logger.info("vault created")
        return cls.unlock(paths, passphrase)

    @classmethod
    def unlock(
        cls, paths: Paths, passphrase: str, *, accept_missing_changes: bool = False
    ) -> Vault:
        """Open the vault with its key.

        A wrong key touches no file of the database. Raises VaultMissing,
        SlotsDamaged, WrongPassphrase, VaultTooNew, VaultInUse, DatabaseDamaged,
        NotEnoughMemory, DiskFull, FolderNotWritable; and ChangesMissing unless
        the person has accepted that the newest changes are gone.
        """
        secret = passphrases.to_bytes(passphrase)
        return cls.open_by(
            paths, slots.PASSPHRASE, secret, WrongPassphrase(), accept=accept_missing_changes
        )

    @classmethod
    def recover(
        cls,
        paths: Paths,
        code: str,
        new_passphrase: str,
        *,
        cost: stretching.Cost | None = None,
        accept_missing_changes: bool = False,
    ) -> Vault:
        """Open the vault with its recovery code and give it a new key.

        Raises what `unlock` raises, with WrongRecoveryCode and
        RecoveryCodeMistyped in place of WrongPassphrase, and
        PassphraseTooShort or PassphraseTooCommon for the new key. Whatever is
        raised, the old key is as good as before.
        """
        passphrases.require_acceptable(new_passphrase)
        vault = cls.open_by(
            paths,
            slots.RECOVERY,
            recovery_code.from_text(code),
            WrongRecoveryCode(),
            accept=accept_missing_changes,
        )
        vault.renew_passphrase(new_passphrase, cost=cost)
        return vault

    @classmethod
    def open_by(
        cls, paths: Paths, slot_type: str, secret: bytes, wrong: Exception, *, accept: bool = False
    ) -> Vault:
        """Open the vault with the secret of a slot; raise `wrong` when it opens none.

        Raises what `unlock` raises. `accept` opens although newest changes are missing.
        """
        folder = paths.vault
        place.require_vault(folder)
        lock = place.taken_lock(folder)
        try:
            header, master = spare.unlock(paths, slot_type, secret, wrong)
            vault = cls(folder, paths.backups, header, master, lock)
        except BaseException:
            lock.release()
            raise
        try:
            healed = opening.heal(folder, header)
            with engine.translated(folder):
                found = opening.open_database(
                    folder, vault._keys, vault._database, vault.snapshot, accept=accept
                )
            vault.opened = replace(found, healed_slot_file=healed)
        except BaseException:
            vault.close()
            raise
        logger.info("vault opened")
        return vault

    # Using

    def transaction(self) -> AbstractContextManager[Connection]:
        """Give a connection inside one transaction; leaving commits, an error rolls back.

        Raises VaultLocked, DiskFull, FolderNotWritable, DatabaseDamaged.
        """
        return self._database.transaction()

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection to read with; whatever is written is rolled back."""
        return self._database.reading()

    def checkpoint(self) -> None:
        """Move the write-ahead log into the database, so that it is short when it counts."""
        self._database.checkpoint()

    def check(self) -> CheckReport:
        """Read the whole database and report what is not as it was written."""
        return self._database.check()

    def snapshot(self, folder: Path | None = None, *, now: datetime | None = None) -> Snapshot:
        """Make a verified copy in a folder, among the backups by default; return where it is.

        Raises BackupPlaceMissing, DiskFull, FolderNotWritable, DatabaseDamaged.
        """
        if folder is not None and not folder.is_dir():
            raise BackupPlaceMissing(folder)
        made = snapshot.take(
            lambda target: self._database.run_alone("VACUUM INTO ?", (target,)),
            self._keys.header,
            self._master,
            folder or files.private_folder(self._backups),
            (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0),
        )
        logger.info("snapshot verified entries=%d", made.entries)
        return made

    @property
    def info(self) -> VaultInfo:
        """What can be told about this vault."""
        return place.described(self._folder, self._keys.header)

    # Keys

    def change_passphrase(self, old: str, new: str, *, cost: stretching.Cost | None = None) -> None:
        """Put a new key in the place of the old; re-wraps one key, re-encrypts nothing.

        At every moment at least one of the two opens the vault. Raises WrongPassphrase,
        PassphraseTooShort, PassphraseTooCommon, NotEnoughMemory, DiskFull, FolderNotWritable.
        """
        passphrases.require_acceptable(new)
        proven = self.require_passphrase(old)
        self._keys.put(self._database, slots.PASSPHRASE, passphrases.to_bytes(new), cost, proven)
        logger.info("passphrase changed")

    def new_recovery_code(self, passphrase: str) -> str:
        """Return a new recovery code; an older one stops working. Raises as `put_slot` does."""
        secret = recovery_code.generate()
        self.put_slot(slots.RECOVERY, secret, passphrase)
        logger.info("recovery code made")
        return recovery_code.to_text(secret)

    def put_slot(self, slot_type: str, secret: bytes, passphrase: str) -> None:
        """Let a random secret open the vault, in the place of an older one of its type.

        Raises as `change_passphrase` does; the older secret is then as good as before.
        """
        self.require_passphrase(passphrase)
        self._keys.put(self._database, slot_type, secret, None)

    def require_passphrase(self, passphrase: str) -> KeySlot:
        """Return the slot that a key opens; raise WrongPassphrase or VaultLocked."""
        self._database.open_engine()
        return self._keys.proven(passphrase)

    def drop_slot(self, slot_type: str) -> None:
        """Let a secret of a type, if there is one, open no more; DiskFull, FolderNotWritable."""
        self._database.open_engine()
        self._keys.drop(self._database, slot_type)

    def renew_passphrase(self, new: str, *, cost: stretching.Cost | None = None) -> None:
        """Give a vault that was opened without its key a new one, or close it again.

        A device that was remembered is forgotten: whoever knew the old key may have
        had it in their hands. Raises what `change_passphrase` raises.
        """
        try:
            passphrases.require_acceptable(new)
            self._keys.put(self._database, slots.PASSPHRASE, passphrases.to_bytes(new), cost)
            self.drop_slot(slots.DEVICE)
        except BaseException:
            self.close()
            raise
        logger.info("vault recovered")

    def go_on_as(self, other: Vault) -> None:
        """Go on, closed as it is, as another vault that took its place on the disk."""
        vars(self).update(vars(other))

    # Ending

    def close(self) -> None:
        """Lock: move the log into the database, close it, forget the keys, free the vault.

        Nothing keeps it from ending: what the checkpoint could not move is still in
        the log. Harmless when it is closed already.
        """
        try:
            self._database.close()
        finally:
            self._master.wipe()
            self._lock.release()
