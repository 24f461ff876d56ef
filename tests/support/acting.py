"""Somebody who does anything at all with a journal, until killed; and what must be there then.

The worker says what it is about to do, and that it did; a model that knows nothing of
the app is led by these words alone.
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import psutil

from companion.journal.model import Draft, Page
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import backups
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE

_WORDS = ("sea", "lamp", "window", "harbour", "bread", "letter", "river", "quiet", "東京", "é")
_TAGS = ("home", "night", "work")


@dataclass(frozen=True, slots=True)
class Kept:
    """A page, as the model knows it."""

    text: str
    title: str
    tags: tuple[str, ...]
    in_bin: bool = False


@dataclass(slots=True)
class Model:
    """What must be there: pages by id, and drafts by theirs."""

    pages: dict[str, Kept] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)

    def after(self, action: tuple[Any, ...], uid: str = "") -> Model:
        """Return the model as it is after an action; `uid` is that of a page it made."""
        pages, drafts = dict(self.pages), dict(self.drafts)
        what, *rest = action
        if what == "write":
            of, text, title, tags = rest
            pages[of or uid] = Kept(text, title, tuple(tags))
        elif what in {"bin", "restore"}:
            pages[rest[0]] = replace(pages[rest[0]], in_bin=what == "bin")
        elif what == "empty":
            pages = {each: page for each, page in pages.items() if not page.in_bin}
        elif what == "draft":
            drafts[rest[0]] = rest[1]
        elif what == "drop":
            drafts.pop(rest[0], None)
        return Model(pages, drafts)


def found_in(vault: Vault) -> Model:
    """Return what a vault holds, in the words of the model."""
    with vault.reading() as connection:
        tags: dict[int, list[str]] = {}
        for number, tag in connection.exec_driver_sql("SELECT entry_id, tag FROM entry_tag"):
            tags.setdefault(number, []).append(tag)
        rows = connection.exec_driver_sql(
            "SELECT e.id, e.uid, e.title, t.body, e.deleted_utc IS NOT NULL "
            "FROM entry e JOIN entry_text t ON t.entry_id = e.id"
        )
        pages = {
            uid: Kept(body, title, tuple(sorted(tags.get(number, ()))), bool(gone))
            for number, uid, title, body, gone in rows
        }
    return Model(pages, {each.id: each.page.text for each in Journal(vault).drafts()})


def act_for_ever(acks: Any, base: Path, seed: int) -> None:
    """Write, change, bin, restore, empty, look for, copy, lock and unlock, in any order."""
    rng = random.Random(seed)
    vault = Vault.unlock(Paths.below(base), PASSPHRASE)
    known = found_in(vault)
    for number in itertools.count():
        action = _chosen(rng, known, f"n{seed}x{number}")
        acks.send(("does", action))
        if action[0] == "lock":
            vault.close()
            vault = Vault.unlock(Paths.below(base), PASSPHRASE)
        uid = _done(vault, action, known, NOW + timedelta(seconds=number))
        known = known.after(action, uid)
        me = psutil.Process()
        taken = (me.num_fds(), me.memory_info().rss) if action[0] == "lock" else ()
        acks.send(("did", uid, *taken))


def _chosen(rng: random.Random, known: Model, mark: str) -> tuple[Any, ...]:
    """Return something that can be done with what is there."""
    text = " ".join((*rng.choices(_WORDS, k=rng.randrange(1, 120)), mark))
    page = (text, f"title {mark}", sorted(rng.sample(_TAGS, rng.randrange(3))))
    live = [uid for uid, each in known.pages.items() if not each.in_bin]
    binned = [uid for uid, each in known.pages.items() if each.in_bin]
    if not live:
        return ("write", "", *page)
    choices: list[tuple[int, tuple[Any, ...]]] = [
        (22, ("write", "", *page)),
        (20, ("write", rng.choice(live), *page)),
        (20, ("bin", rng.choice(live))),
        (6 if binned else 0, ("restore", rng.choice(binned or live))),
        (16, ("draft", f"draft-{rng.randrange(5)}", text)),
        (4, ("drop", f"draft-{rng.randrange(5)}")),
        (8, ("search", rng.choice(live))),
        (2, ("empty",)),
        (2, ("lock",)),
        (1, ("copy",)),
    ]
    weights, actions = zip(*choices, strict=True)
    chosen: tuple[Any, ...] = rng.choices(actions, weights)[0]
    return chosen


def _done(vault: Vault, action: tuple[Any, ...], known: Model, now: Any) -> str:
    """Do it; return the id of a page that was made, or ''."""
    journal = Journal(vault)
    what, *rest = action
    if what == "write":
        of, text, title, tags = rest
        written = journal.write(
            Page(text, title=title, tags=tuple(tags)), now=now, entry_id=of or None
        )
        return written.id
    if what == "bin":
        journal.move_to_bin(rest[0], now=now)
    elif what == "restore":
        journal.restore(rest[0])
    elif what == "empty":
        journal.empty_bin()
    elif what == "draft":
        journal.keep_draft(Draft(rest[0], Page(rest[1]), now))
    elif what == "drop":
        journal.drop_draft(rest[0])
    elif what == "copy":
        backups.make(vault, now=now)
    elif what == "search":
        mark = known.pages[rest[0]].text.rsplit(" ", 1)[-1]
        hits = [hit.summary.id for hit in journal.search(f'"{mark}"')]
        if hits != [rest[0]]:
            raise AssertionError(f"a search for a word of one page found {len(hits)}")
    return ""
