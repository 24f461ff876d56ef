"""What is done with notebooks on the worker; each method is called there and nowhere else."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from companion.clock import now
from companion.errors import CompanionError
from companion.journal.model import Page
from companion.ui.journal.notebook_choice import NotebookList
from companion.ui.journal.paper import Found, Sheet
from companion.ui.recent import notebook_changes

if TYPE_CHECKING:
    from companion.journal.model import Entry
    from companion.journal.notebooks import Notebook
    from companion.journal.open_notebooks import OpenNotebooks
    from companion.journal.service import Journal
    from companion.ui.recent.recent_changes import Change
    from companion.ui.tasks import Job


class NotebookWork:
    """The notebooks of an open journal."""

    def __init__(self, journal: OpenNotebooks) -> None:
        self._journal = journal

    def listed(self) -> NotebookList:
        """Return what there is to choose from."""
        journal = self._journal
        return NotebookList(journal.notebooks(), journal.waits_for_key, journal.chosen)

    def choose(self, notebook_id: str | None, _journal: Journal, *, blank: bool) -> Found | None:
        """Look at a notebook, or at all; return a new page where one is wanted."""
        self._journal.choose(notebook_id)
        return Found(Sheet(), Page("")) if blank else None

    def make(self, name: str) -> Change:
        """Make a notebook; raise what Notebooks.add raises."""
        from companion.journal.notebooks import Notebooks

        made = Notebooks(self._journal.vault).add(name, now=now())
        return notebook_changes.made(self._journal, made)

    def rename(self, before: Notebook, name: str) -> Change:
        """Give a notebook another name; raise what Notebooks.rename raises."""
        after = self._journal.rename(before.id, name, now=now())
        return notebook_changes.renamed(self._journal, before, after)

    def remove(self, notebook: Notebook) -> Change:
        """Remove a notebook without pages; raise what Notebooks.remove raises."""
        return notebook_changes.removed(self._journal, self._journal.remove(notebook.id))

    def read(self, entry_id: str) -> Entry:
        """Return a page with the id of its notebook; raise EntryNotFound."""
        return self._journal.read(entry_id)

    def move(self, entry_id: str, into: Notebook) -> Change:
        """Put a page into another notebook; raise what OpenNotebooks.move raises."""
        before = self._journal.read(entry_id)
        self._journal.move(entry_id, into.id)
        return notebook_changes.moved(self._journal, before, into)

    # The locked one

    def lock(self, notebook: Notebook, passphrase: str, job: Job) -> None:
        """Give a notebook a key of its own; raise what locked_notebook.lock raises."""
        self._journal.lock(
            notebook, passphrase, now=now(), progress=job.progress, is_cancelled=job.is_cancelled
        )

    def open(self, passphrase: str, *, accept: bool = False) -> None:
        """Open the locked notebook; raise what locked_notebook.unlock raises."""
        from companion.journal import locked_notebook

        self._journal.open_locked(
            locked_notebook.unlock, passphrase, now=now(), accept_missing_changes=accept
        )

    def recover(self, code: str, passphrase: str) -> None:
        """Open it with its recovery code; raise what locked_notebook.recover raises."""
        from companion.journal import locked_notebook

        self._journal.open_locked(locked_notebook.recover, code, passphrase, now=now())

    def new_code(self, passphrase: str) -> str:
        """Return a new recovery code for it; raise what Vault.new_recovery_code raises."""
        return self._journal.opened_locked.vault.new_recovery_code(passphrase)

    def take_key_off(self, job: Job) -> Notebook:
        """Put it among the others; raise what locked_notebook.take_key_off raises."""
        return self._journal.take_key_off(
            now=now(), progress=job.progress, is_cancelled=job.is_cancelled
        )

    def close(self, _journal: Journal) -> Found:
        """Lock it again, with a backup of what is new in it; return a new page."""
        with suppress(CompanionError):  # the next visit makes one; locking must not wait for it
            self._journal.back_up_locked(now=now())
        self._journal.close_locked()
        return Found(Sheet(), Page(""))
