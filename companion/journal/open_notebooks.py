"""All notebooks that are open, the locked one too, as one journal: what the window works with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any

from companion.errors import VaultLocked
from companion.journal import draft_store, locked_notebook, moving, store
from companion.journal.learned_words import LearnedWords
from companion.journal.model import (
    FIRST,
    LOCKED,
    Draft,
    Entry,
    EntrySummary,
    Filters,
    Order,
    SearchHit,
)
from companion.journal.notebooks import Notebook, Notebooks
from companion.journal.service import ANY, HITS, LIST_PAGE, Journal
from companion.vault import backups

if TYPE_CHECKING:
    from companion.paths import Paths
    from companion.vault.vault import Vault


class OpenNotebooks(Journal):
    """The journal's vault, and beside it that of the locked notebook while it is open.

    Used by one thread, like a vault. What is asked of one page goes to the vault that
    has it; what is asked of all pages, to both.
    """

    def __init__(self, vault: Vault, paths: Paths) -> None:
        super().__init__(vault)
        self._paths = paths
        self.locked: Journal | None = None
        """The locked notebook while it is open."""
        self.chosen: str | None = None
        """The id of the notebook that is looked at, into which new pages go; None for all."""

    # Notebooks

    def notebooks(self) -> list[Notebook]:
        """Return the notebooks that are open, the locked one last."""
        there = Notebooks(self.vault).all()
        if self.locked is not None:
            there.append(Notebook(LOCKED, locked_notebook.name_of(self.locked.vault)))
        return there

    @property
    def waits_for_key(self) -> bool:
        """Whether there is a locked notebook that is not open."""
        return self.locked is None and locked_notebook.is_there(self._paths)

    def choose(self, notebook_id: str | None) -> None:
        """Look at one notebook from now on, or at all of them."""
        self.chosen = notebook_id
        self.into = None if notebook_id == LOCKED else notebook_id

    def receiving(self) -> Journal:
        """Return the journal into which pages from elsewhere come: the notebook looked at."""
        if self.chosen == LOCKED and self.locked is not None:
            return Journal(self.locked.vault, into=FIRST)
        return Journal(self.vault, into=self.into)

    def holder(self, notebook_id: str | None) -> tuple[Vault, str | None]:
        """Return the vault that holds a notebook, and the id it has there; None for all others.

        Raises VaultLocked for the locked one while it is not open.
        """
        if notebook_id == LOCKED:
            return self.opened_locked.vault, None
        return self.vault, notebook_id

    def rename(self, notebook_id: str, name: str, *, now: datetime) -> Notebook:
        """Give a notebook another name; raise what Notebooks.rename raises."""
        if notebook_id == LOCKED:
            named = Notebooks(self.opened_locked.vault).rename(FIRST, name, now=now)
            return replace(named, id=LOCKED)
        return Notebooks(self.vault).rename(notebook_id, name, now=now)

    def remove(self, notebook_id: str) -> Notebook:
        """Remove a notebook without pages; raise what Notebooks.remove raises."""
        removed = Notebooks(self.vault).remove(notebook_id)
        if self.chosen == notebook_id:
            self.choose(None)
        return removed

    def move(self, entry_id: str, notebook_id: str) -> None:
        """Put a page into another notebook, the locked one too while it is open.

        Raises EntryNotFound and NotebookNotFound.
        """
        source = self.vault_of(entry_id)
        if notebook_id == LOCKED:
            if source is self.vault:
                moving.move(source, self.opened_locked.vault, entry_id)
        elif source is self.vault:
            Notebooks(source).move(entry_id, notebook_id)
        else:
            moving.move(source, self.vault, entry_id, Notebooks(self.vault).found(notebook_id).id)

    # The locked one

    @property
    def opened_locked(self) -> Journal:
        """The locked notebook; raise VaultLocked while it is not open."""
        if self.locked is None:
            raise VaultLocked
        return self.locked

    def lock(self, notebook: Notebook, passphrase: str, *, now: datetime, **watched: Any) -> None:
        """Give a notebook a key of its own; raise what locked_notebook.lock raises."""
        made = locked_notebook.lock(
            self.vault, self._paths, notebook, passphrase, now=now, **watched
        )
        self.locked = Journal(made)
        if self.chosen == notebook.id:
            self.choose(LOCKED)

    def open_locked(self, open_it: Callable[..., Vault], *secrets: str, **options: Any) -> None:
        """Open the locked notebook by locked_notebook.unlock or recover, and what it takes."""
        self.locked = Journal(open_it(self.vault, self._paths, *secrets, **options))

    def back_up_locked(self, *, now: datetime) -> None:
        """Make a backup of the open locked notebook, if it was changed since the newest one.

        While it is locked none can be made. Raises what `backups.make` raises.
        """
        vault = self.opened_locked.vault
        newest = backups.listed(self._paths.locked_notebook.backups)[:1]
        with vault.reading() as connection:
            chosen = "SELECT commit_seq FROM vault_state"
            now_there = connection.exec_driver_sql(chosen).scalar_one()
        if not any(one.commit_seq == now_there for one in newest):
            backups.make(vault, now=now)

    def close_locked(self) -> None:
        """Close the locked notebook; harmless when it is not open."""
        if self.locked is not None:
            self.locked.vault.close()
        self.locked = None
        if self.chosen == LOCKED:
            self.choose(None)

    def take_key_off(self, *, now: datetime, **watched: Any) -> Notebook:
        """Put the locked notebook among the others; raise what the function there raises."""
        there = locked_notebook.take_key_off(
            self.vault, self._paths, self.opened_locked.vault, now=now, **watched
        )
        self.locked = None
        if self.chosen == LOCKED:
            self.choose(there.id)
        return there

    def checkpoint(self) -> None:
        """Move the write-ahead logs into their databases."""
        for journal in self._all():
            journal.vault.checkpoint()

    def close(self) -> None:
        """Lock everything."""
        self.close_locked()
        self.vault.close()

    # One page

    def vault_of(self, entry_id: str | None, draft_id: str = "") -> Vault:
        """Return what a page is kept in, or one that is being written."""
        if self.locked is None:
            return self.vault
        with self.locked.vault.reading() as connection:
            if entry_id is not None:
                is_there = store.get(connection, entry_id) is not None
            else:
                is_there = draft_store.get(connection, draft_id) is not None
        if not is_there and entry_id is None and self.chosen == LOCKED:
            with self.vault.reading() as connection:
                is_there = draft_store.get(connection, draft_id) is None
        return self.locked.vault if is_there else self.vault

    def read(self, entry_id: str) -> Entry:
        """Return a page, from the bin too; raise EntryNotFound."""
        entry = super().read(entry_id)
        return entry if self.vault_of(entry_id) is self.vault else replace(entry, notebook=LOCKED)

    # Words the spell check learned

    def words_of(self, entry_id: str | None, draft_id: str = "") -> LearnedWords:
        """Return the words that are learned where a page is kept: they tell of it."""
        return LearnedWords(self.vault_of(entry_id, draft_id))

    def learned_words(self, language: str) -> frozenset[str]:
        """Return the learned words of a language, of all that is open."""
        return frozenset().union(*(LearnedWords(one.vault).all(language) for one in self._all()))

    # All pages

    def newest(
        self, *, below: int | None = None, limit: int = LIST_PAGE, **which: Any
    ) -> list[EntrySummary]:
        """Return summaries of all open notebooks, or of one; a few more where some stand level."""
        found = [
            one
            for journal, notebook in self._in(which.pop("notebook", None))
            for one in journal.newest(below=below, limit=limit, **which, notebook=notebook)
        ]
        found.sort(key=lambda one: one.place, reverse=True)
        last = found[limit - 1].place if len(found) > limit else -1
        return [one for one in found if one.place >= last]

    def years(self, **which: Any) -> list[int]:
        """Return the years that have pages, the latest first."""
        found = {
            year
            for journal, notebook in self._in(which.pop("notebook", None))
            for year in journal.years(**which, notebook=notebook)
        }
        return sorted(found, reverse=True)

    def search(
        self, text: str, *, order: Order = Order.NEWEST, limit: int = HITS, filters: Filters = ANY
    ) -> list[SearchHit]:
        """Return pages that hold all the words, of the open notebooks or of one."""
        found = [
            journal.search(text, order=order, limit=limit, filters=replace(filters, notebook=only))
            for journal, only in self._in(filters.notebook)
        ]
        hits: list[SearchHit]
        if order is Order.NEWEST:
            hits = sorted(chain(*found), key=lambda hit: hit.summary.place, reverse=True)
        else:  # how well a page fits is told within one index only
            hits = [hit for level in zip_longest(*found) for hit in level if hit is not None]
        return hits[:limit]

    def drafts(self) -> list[Draft]:
        """Return what was being written and is not saved, the newest first."""
        found = [one for journal in self._all() for one in journal.drafts()]
        return sorted(found, key=lambda one: one.changed, reverse=True)

    def count(self) -> int:
        """Return how many pages there are in the open notebooks."""
        return sum(journal.count() for journal in self._all())

    def empty_bin(self) -> int:
        """Remove everything that is in the bin of the open notebooks, for good."""
        return sum(journal.empty_bin() for journal in self._all())

    def _all(self) -> Iterable[Journal]:
        mine = Journal(self.vault)
        return (mine,) if self.locked is None else (mine, self.locked)

    def _in(self, notebook_id: str | None) -> Iterable[tuple[Journal, str | None]]:
        """Give the journals that hold a notebook, or all of them, and its id in each."""
        if notebook_id == LOCKED:
            return ((self.locked, None),) if self.locked is not None else ()
        if notebook_id is not None:
            return ((Journal(self.vault), notebook_id),)
        return ((journal, None) for journal in self._all())
