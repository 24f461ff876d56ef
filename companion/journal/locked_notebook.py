"""The notebook with a key of its own: a second vault beside the journal's, of the very same form.

What is in it, its name too, is in no file of the journal. Why it is so, and what
it cannot do, is in docs/decisions/017-notebooks.md.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from companion.errors import (
    DiskFull,
    FolderNotWritable,
    NoLockedNotebook,
    NotebookIsLocked,
    NotebookKeyKnown,
    WrongPassphrase,
)
from companion.journal import learned_words, moving, notebooks
from companion.journal.model import FIRST
from companion.journal.notebooks import Notebook, Notebooks
from companion.journal.service import Journal
from companion.logs import logger
from companion.vault import backups, erasing, opener, presence, restoring
from companion.vault.vault import Vault

if TYPE_CHECKING:
    from companion.journal.moving import Progress
    from companion.paths import Paths
    from companion.vault.stretching import Cost


def is_there(paths: Paths) -> bool:
    """Say whether there is a locked notebook, if only as a backup that came along."""
    own = paths.locked_notebook
    return presence.exists(own) or bool(backups.listed(own.backups))


def require(paths: Paths) -> None:
    """Raise NoLockedNotebook where there is none."""
    if not is_there(paths):
        raise NoLockedNotebook


def lock(
    vault: Vault,
    paths: Paths,
    notebook: Notebook,
    passphrase: str,
    *,
    now: datetime,
    cost: Cost | None = None,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Vault:
    """Give a notebook a key of its own and return it open; its pages leave the journal's vault.

    A crash leaves them in one of the two or in both; opening the notebook makes it
    one. Raises NotebookIsLocked, NotebookKeyKnown, Cancelled (with nothing changed),
    and what Vault.create raises.
    """
    if is_there(paths):
        raise NotebookIsLocked
    _require_other_key(vault, passphrase)

    def fill(made: Vault) -> None:
        with made.transaction() as connection:
            notebooks.put(connection, Notebook(FIRST, notebook.name), now)
        moving.copy_notebook(vault, made, notebook.id, progress=progress, is_cancelled=is_cancelled)

    # The journal is in this place already; a second question would tell nothing new.
    made = Vault.create(
        paths.locked_notebook, passphrase, fill=fill, cost=cost, allow_synced_folder=True
    )
    try:
        moving.finish(vault, made, notebook.id)
    except BaseException:
        made.close()
        raise
    logger.info("notebook locked")
    return made


def unlock(
    vault: Vault,
    paths: Paths,
    passphrase: str,
    *,
    now: datetime,
    accept_missing_changes: bool = False,
) -> Vault:
    """Open the locked notebook with its key, and finish a move that a crash cut short.

    Where it is there only as a backup that came along, the newest one is restored.
    Raises NoLockedNotebook and what Vault.unlock and `restoring.restore` raise.
    """
    require(paths)
    own = paths.locked_notebook
    if not presence.exists(own):
        newest = backups.listed(own.backups)[0].folder
        restoring.restore(own, newest, opener.by_passphrase(passphrase), now=now)
    opened = Vault.unlock(own, passphrase, accept_missing_changes=accept_missing_changes)
    return _begun(vault, opened, now)


def recover(
    vault: Vault,
    paths: Paths,
    code: str,
    passphrase: str,
    *,
    now: datetime,
    cost: Cost | None = None,
) -> Vault:
    """Open the locked notebook with its recovery code and give it a new key.

    Raises what Vault.recover raises, and NotebookKeyKnown.
    """
    _require_other_key(vault, passphrase)
    opened = Vault.recover(paths.locked_notebook, code, passphrase, cost=cost)
    return _begun(vault, opened, now)


def take_key_off(
    vault: Vault,
    paths: Paths,
    opened: Vault,
    *,
    now: datetime,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Notebook:
    """Put the locked notebook among the others again; it is closed, and its key is worth nothing.

    Its own vault is erased only when a verified backup of the journal holds its pages.
    Raises Cancelled and what a backup raises; then nothing is erased.
    """
    # A move that was cut short left a page in both, and it may have gone on in the one that
    # is erased: what is there already is not copied.
    moving.finish(vault, opened)
    with vault.transaction() as connection:
        into = notebooks.received(connection, name_of(opened), now)
    try:
        for each in Notebooks(opened).all():
            moving.copy_notebook(
                opened, vault, each.id, into, progress=progress, is_cancelled=is_cancelled
            )
        vault.snapshot(now=now)
        learned_words.copy(opened, vault)  # last: they must not stay there when this fails
    except BaseException:
        moving.finish(vault, opened, into)
        raise
    opened.close()
    erasing.destroy(paths.locked_notebook.data)
    logger.info("notebook unlocked for good")
    return Notebooks(vault).found(into)


def name_of(opened: Vault) -> str:
    """Return what an open locked notebook is called."""
    return Notebooks(opened).all()[0].name


def _begun(vault: Vault, opened: Vault, now: datetime) -> Vault:
    try:
        moving.finish(vault, opened)
        with suppress(DiskFull, FolderNotWritable):  # a full disk must not keep it closed
            Journal(opened).empty_old_bin(now=now)
    except BaseException:
        opened.close()
        raise
    logger.info("notebook opened")
    return opened


def _require_other_key(vault: Vault, passphrase: str) -> None:
    try:
        vault.require_passphrase(passphrase)
    except WrongPassphrase:
        return
    raise NotebookKeyKnown
