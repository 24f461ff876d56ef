"""What runs in another process until it is killed; see `kills`."""

from __future__ import annotations

import hashlib
import itertools
import os
import random
import signal
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

from companion.errors import VaultInUse, WrongPassphrase
from companion.journal import locked_notebook, moving
from companion.journal.importers.bring_in import bring_in
from companion.journal.merging import merge
from companion.journal.model import Draft, Page
from companion.journal.notebooks import Notebooks
from companion.journal.salvaging import mend
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import backups
from companion.vault.opener import by_passphrase
from companion.vault.renewal import renew
from companion.vault.restoring import opened_copy, restore
from companion.vault.salvage import salvage
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, NOW, PASSPHRASE, new_vault

_WORDS = ("sea", "lamp", "window", "harbour", "bread", "letter", "river", "quiet", "mother")


def digest(text: str) -> str:
    """Return what a text is known by in an acknowledgement."""
    return hashlib.sha256(text.encode()).hexdigest()


def write_for_ever(acks: Any, base: Path, seed: int) -> None:
    """Write pages, drafts, changes and bin moves; acknowledge each when it returned."""
    with closing(Vault.unlock(Paths.below(base), PASSPHRASE)) as vault:
        acks.send(("ready",))
        _write(acks, vault, seed)


def _write(acks: Any, vault: Vault, seed: int) -> None:
    rng, journal = random.Random(seed), Journal(vault)
    mine: list[str] = []
    for number in itertools.count():
        now = NOW + timedelta(seconds=seed % 1_000_000 + number)
        text = " ".join(rng.choices(_WORDS, k=rng.randrange(3, 400))) + f" {seed}-{number}"
        choice = rng.random()
        if choice < 0.45 or not mine:
            entry = journal.write(Page(text), now=now)
            mine.append(entry.id)
            acks.send(("page", entry.id, digest(text)))
        elif choice < 0.65:
            uid = f"draft-{rng.randrange(4)}"
            journal.keep_draft(Draft(uid, Page(text), now))
            acks.send(("draft", uid, digest(text)))
        elif choice < 0.85:
            entry = journal.write(Page(text), now=now, entry_id=rng.choice(mine))
            acks.send(("page", entry.id, digest(text)))
        elif choice < 0.92:
            entry = journal.move_to_bin(rng.choice(mine), now=now)
            acks.send(("page", entry.id, digest(entry.page.text)))
        else:
            vault.checkpoint()


def change_for_ever(acks: Any, base: Path, first: str) -> None:
    """Change the passphrase again and again, telling before and after each change."""
    vault = Vault.unlock(Paths.below(base), first)
    acks.send(("ready",))
    current = first
    for number in itertools.count():
        following = f"harbour window bread {number} {os.getpid()}"
        acks.send(("begins", following))
        vault.change_passphrase(current, following, cost=CHEAP)
        acks.send(("done", following))
        current = following


def write_without_checkpoint(acks: Any, base: Path, count: int) -> None:
    """Write some pages, leave them all in the write-ahead log, and wait to be killed."""
    journal = Journal(Vault.unlock(Paths.below(base), PASSPHRASE))
    for number in range(count):
        now = NOW + timedelta(minutes=number)
        journal.write(Page(f"page {number} " + "sea lamp " * 50), now=now)
        acks.send(("page", number))
    _wait_for_the_end()


def hold(acks: Any, base: Path, text: str) -> None:
    """Open the vault, write one page and keep the vault open until killed."""
    vault = Vault.unlock(Paths.below(base), PASSPHRASE)
    entry = Journal(vault).write(Page(text), now=NOW)
    acks.send(("page", entry.id))
    _wait_for_the_end()


def back_up_for_ever(acks: Any, base: Path, cycle: int) -> None:
    """Write a page and make a backup, again and again, each an hour after the one before."""
    vault = Vault.unlock(Paths.below(base), PASSPHRASE)
    acks.send(("ready",))
    for number in itertools.count():
        now = NOW + timedelta(days=cycle, hours=number)
        Journal(vault).write(Page(f"{cycle}-{number}"), now=now)
        made = backups.make(vault, now=now)
        acks.send(("backup", made.snapshot.folder.name))


def make_vault(acks: Any, base: Path) -> None:
    """Make a vault and keep it open until killed."""
    acks.send(("begins",))
    vault = new_vault(Paths.below(base))
    acks.send(("made", vault.info.vault_id))
    _wait_for_the_end()


def bring_in_journal(acks: Any, base: Path, journal: Path) -> None:
    """Bring a journal of jrnl into the vault."""
    with closing(Vault.unlock(Paths.below(base), PASSPHRASE)) as vault:
        acks.send(("begins",))
        acks.send(("done", bring_in(Journal(vault), journal, now=NOW).added))
    _wait_for_the_end()


def put_back(acks: Any, base: Path, copy: Path) -> None:
    """Restore a backup over and over."""
    for number in itertools.count():
        acks.send(("begins",))
        now = NOW + timedelta(seconds=number)
        restore(Paths.below(base), copy, by_passphrase(PASSPHRASE), now=now)
        acks.send(("done",))


def merge_copy(acks: Any, base: Path, copy: Path) -> None:
    """Merge a backup of another journal into this one."""
    with closing(Vault.unlock(Paths.below(base), PASSPHRASE)) as vault:
        acks.send(("begins",))
        with opened_copy(Paths.below(base), copy, by_passphrase(PASSPHRASE)) as other:
            acks.send(("done", merge(vault, other, now=NOW).added))
    _wait_for_the_end()


def save_what_is_readable(acks: Any, base: Path) -> None:
    """Salvage the vault over and over."""
    for number in itertools.count():
        acks.send(("begins",))
        now = NOW + timedelta(seconds=number)
        salvage(Paths.below(base), by_passphrase(PASSPHRASE), mend, now=now)
        acks.send(("done",))


def renew_for_ever(acks: Any, base: Path, first: str) -> None:
    """Make new keys for everything again and again, telling before and after each time."""
    paths, current = Paths.below(base), first
    acks.send(("ready",))
    for number in itertools.count():
        following = f"harbour window bread {number} {os.getpid()}"
        acks.send(("begins", following))
        renew(paths, current, following, mend, now=NOW, cost=CHEAP)
        acks.send(("done", following))
        current = following


def _wait_for_the_end() -> None:
    signal.pause()


def race(acks: Any, barrier: Barrier, base: Path) -> None:
    """Open at the same moment as another process; tell who got it, keep it until both know."""
    vault = None
    barrier.wait()
    try:
        vault = Vault.unlock(Paths.below(base), PASSPHRASE)
        answer = "opened"
    except VaultInUse:
        answer = "in use"
    except WrongPassphrase:
        answer = "wrong"
    barrier.wait()
    if vault is not None:
        vault.close()
    acks.send((answer,))


def move_for_ever(acks: Any, base: Path, notebook_key: str) -> None:
    """Move every page into the locked notebook and out again, without an end."""
    paths = Paths.below(base)
    vault = Vault.unlock(paths, PASSPHRASE)
    locked = locked_notebook.unlock(vault, paths, notebook_key, now=NOW)
    acks.send(("ready",))
    while True:
        for source, target in ((vault, locked), (locked, vault)):
            for one in Journal(source).newest():
                moving.move(source, target, one.id)
                acks.send(("moved", one.id))


def lock_notebook(acks: Any, base: Path, notebook_id: str, notebook_key: str) -> None:
    """Give a notebook a key of its own, then wait."""
    paths = Paths.below(base)
    vault = Vault.unlock(paths, PASSPHRASE)
    acks.send(("ready",))
    there = Notebooks(vault).found(notebook_id)
    locked_notebook.lock(vault, paths, there, notebook_key, now=NOW, cost=CHEAP)
    acks.send(("locked",))
    signal.pause()


def unlock(acks: Any, base: Path) -> None:
    """Open the vault, which migrates an older one; tell before and after, then wait."""
    acks.send(("ready",))
    vault = Vault.unlock(Paths.below(base), PASSPHRASE)
    acks.send(("opened",))
    _wait_for_the_end()
    vault.close()
