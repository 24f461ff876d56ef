"""What runs in another process until it is killed; see `kills`."""

from __future__ import annotations

import hashlib
import itertools
import os
import random
import signal
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

from companion.errors import VaultInUse, WrongPassphrase
from companion.journal.model import Draft, Page
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import backups
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, NOW, PASSPHRASE

_WORDS = ("sea", "lamp", "window", "harbour", "bread", "letter", "river", "quiet", "mother")


def digest(text: str) -> str:
    """Return what a text is known by in an acknowledgement."""
    return hashlib.sha256(text.encode()).hexdigest()


def write_for_ever(acks: Any, base: Path, seed: int) -> None:
    """Write pages, drafts, changes and bin moves; acknowledge each when it returned."""
    rng = random.Random(seed)
    vault = Vault.unlock(Paths.below(base), PASSPHRASE)
    journal = Journal(vault)
    acks.send(("ready",))
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


def unlock(acks: Any, base: Path) -> None:
    """Open the vault, which migrates an older one; tell before and after, then wait."""
    acks.send(("ready",))
    vault = Vault.unlock(Paths.below(base), PASSPHRASE)
    acks.send(("opened",))
    _wait_for_the_end()
    vault.close()
