"""Opening the vault: what the worker does, so that heavy imports happen there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from companion.errors import CompanionError, DatabaseDamaged, DiskFull, FolderNotWritable
from companion.journal.model import Page
from companion.logs import logger
from companion.paths import Paths

if TYPE_CHECKING:
    from companion.care.log import Log
    from companion.care.service import Care
    from companion.helping.service import Helping
    from companion.journal.open_notebooks import OpenNotebooks
    from companion.people.service import People
    from companion.planner.day_ideas import DayIdeas
    from companion.planner.justice.service import Justice
    from companion.planner.plans import Plans
    from companion.planner.service import Planner
    from companion.reminders.service import Reminders
    from companion.tried.service import Tried
    from companion.ui.tasks import Job
    from companion.vault.preferences import Preferences
    from companion.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Session:
    """An open vault and the services on it; used by the worker only."""

    vault: Vault
    journal: OpenNotebooks
    preferences: Preferences
    is_first: bool = False
    """The vault was made just now."""

    def close(self) -> None:
        """Lock the journal, and the locked notebook where it was open."""
        self.journal.close()

    @property
    def tried(self) -> Tried:
        """What did not work of the directory."""
        from companion.tried.service import Tried

        return Tried(self.vault)

    @property
    def care(self) -> Care:
        """What was chosen about the ideas, and ideas of one's own."""
        from companion.care.service import Care

        return Care(self.vault)

    @property
    def care_log(self) -> Log:
        """What was noted of care."""
        from companion.care.log import Log

        return Log(self.vault)

    @property
    def helping(self) -> Helping:
        """Answers, limits and notes on helping others."""
        from companion.helping.service import Helping

        return Helping(self.vault)

    def people(self, paths: Paths) -> People:
        """Return my people and my plan; who is shown on the lock screen lies below `paths`."""
        from companion.people.service import People

        return People(self.vault, paths)

    def reminders(self, paths: Paths) -> Reminders:
        """Return the reminders; their schedule lies below `paths`."""
        from companion.reminders.service import Reminders

        return Reminders(self.vault, paths)

    def follow_reminders(self, paths: Paths) -> None:
        """Write the schedule as the dates are, and have the agent there when it is needed.

        Raises DiskFull, FolderNotWritable and what Vault.transaction raises.
        """
        from companion.agent import control
        from companion.clock import now

        self.reminders(paths).refresh(now=now())
        control.follow(paths)

    @property
    def planner(self) -> Planner:
        """The dates that matter."""
        from companion.planner.service import Planner

        return Planner(self.vault)

    @property
    def plans(self) -> Plans:
        """The plans for them."""
        from companion.planner.plans import Plans

        return Plans(self.vault)

    @property
    def day_ideas(self) -> DayIdeas:
        """The ideas of Care that were put into days."""
        from companion.planner.day_ideas import DayIdeas

        return DayIdeas(self.vault)

    @property
    def justice(self) -> Justice:
        """What is kept on court and benefits."""
        from companion.planner.justice.service import Justice

        return Justice(self.vault)


def warm_up(paths: Paths) -> bool:
    """Import what opening needs, while the person is still typing.

    Returns whether this device may be asked to open the vault; asks no keyring.
    """
    from companion.journal import open_notebooks  # noqa: F401
    from companion.vault import preferences, quick_unlock, vault  # noqa: F401

    try:
        return quick_unlock.is_on(paths)
    except (CompanionError, OSError):  # told when the person opens it
        return False


def unlock(paths: Paths, passphrase: str, *, accept_missing_changes: bool = False) -> Session:
    """Open the vault with its key; raises what Vault.unlock raises."""
    from companion.clock import now
    from companion.vault import quick_unlock
    from companion.vault.vault import Vault

    vault = Vault.unlock(paths, passphrase, accept_missing_changes=accept_missing_changes)
    try:
        quick_unlock.key_given(vault, now=now())
    except CompanionError as error:  # a full disk must not keep the journal closed
        logger.info("key given not noted %s", type(error).__name__)
    return _begin(vault, paths)


def ask_device(paths: Paths, job: Job) -> bytes:
    """Return the secret this device keeps; raises what quick_unlock.ask raises.

    It waits while a person unlocks the keyring in its own dialog, so it is work for
    the worker beside the vault's.
    """
    from companion.platform import key_store
    from companion.vault import quick_unlock

    store = key_store.here(patience=key_store.DIALOG_SECONDS, is_cancelled=job.is_cancelled)
    return quick_unlock.ask(paths, store)


def unlock_on_device(paths: Paths, secret: bytes) -> Session:
    """Open the vault with the secret of this device; raises what quick_unlock.open_with raises."""
    from companion.clock import now
    from companion.vault import quick_unlock

    return _begin(quick_unlock.open_with(paths, secret, now=now()), paths)


def recover(
    paths: Paths, code: str, new_passphrase: str, *, accept_missing_changes: bool = False
) -> Session:
    """Open the vault with its recovery code; raises what Vault.recover raises."""
    from companion.vault.vault import Vault

    return _begin(
        Vault.recover(paths, code, new_passphrase, accept_missing_changes=accept_missing_changes),
        paths,
    )


def recover_by_shares(
    paths: Paths,
    codes: Sequence[str],
    new_passphrase: str,
    *,
    accept_missing_changes: bool = False,
) -> Session:
    """Open the vault with two shares; raises what shares.recover raises."""
    from companion.vault import shares

    vault = shares.recover(
        paths, codes, new_passphrase, accept_missing_changes=accept_missing_changes
    )
    return _begin(vault, paths)


def first_save(paths: Paths, passphrase: str, page: Page, now: datetime) -> Session:
    """Make the vault with a first page in it, and prove the key by reading the page back.

    Raises what Vault.create raises, and DatabaseDamaged when what comes back is
    not what was written; the words are then still on the screen.
    """
    from companion.journal.open_notebooks import OpenNotebooks
    from companion.journal.service import Journal
    from companion.vault.preferences import Preferences
    from companion.vault.vault import Vault

    written: list[str] = []

    def fill(vault: Vault) -> None:
        written.append(Journal(vault).write(page, now=now).id)

    vault = Vault.create(paths, passphrase, fill=fill)
    journal = OpenNotebooks(vault, paths)
    try:
        if journal.read(written[0]).page.text != page.text:
            raise DatabaseDamaged
    except BaseException:
        vault.close()
        raise
    return Session(vault, journal, Preferences(vault), is_first=True)


def _begin(vault: Vault, paths: Paths) -> Session:
    from companion.journal.open_notebooks import OpenNotebooks
    from companion.vault.preferences import Preferences

    session = Session(vault, OpenNotebooks(vault, paths), Preferences(vault))
    try:
        _empty_old_bins(session, paths)
    except BaseException:
        vault.close()  # or the next try would find it in use
        raise
    try:
        session.follow_reminders(paths)
    except (CompanionError, OSError) as error:  # a full disk must not keep the journal closed
        logger.info("reminders not written %s", type(error).__name__)
    return session


def _empty_old_bins(session: Session, paths: Paths) -> None:
    from companion.clock import now

    try:
        session.journal.empty_old_bin(now=now())
        session.planner.empty_old_bin(now=now())
        session.people(paths).empty_old_bin(now=now())
        session.helping.empty_old_bin(now=now())
    except (DiskFull, FolderNotWritable) as error:  # nor must it here: it is done another time
        logger.info("old bins not emptied %s", type(error).__name__)
