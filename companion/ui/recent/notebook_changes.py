"""The changes a notebook can go through, each with how it is undone and done again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from companion.clock import now
from companion.i18n import _
from companion.ui.recent import sentences
from companion.ui.recent.recent_changes import Change

if TYPE_CHECKING:
    from companion.journal.model import Entry
    from companion.journal.notebooks import Notebook
    from companion.journal.open_notebooks import OpenNotebooks


def made(journal: OpenNotebooks, notebook: Notebook) -> Change:
    """Return that a notebook was made; undoing it is refused once there are pages in it."""
    return Change(
        _("The notebook “{name}” was made.").format(name=notebook.name),
        partial(journal.remove, notebook.id),
        partial(_put_back, journal, notebook),
    )


def removed(journal: OpenNotebooks, notebook: Notebook) -> Change:
    """Return that a notebook without pages was removed."""
    return Change(
        _("The notebook “{name}” was removed.").format(name=notebook.name),
        partial(_put_back, journal, notebook),
        partial(journal.remove, notebook.id),
    )


def renamed(journal: OpenNotebooks, before: Notebook, after: Notebook) -> Change:
    """Return that a notebook has another name."""
    return Change(
        _("The notebook “{name}” has another name.").format(name=before.name),
        partial(_rename, journal, before),
        partial(_rename, journal, after),
    )


def moved(journal: OpenNotebooks, before: Entry, into: Notebook) -> Change:
    """Return that a page is in another notebook."""
    return Change(
        sentences.page_moved(before, into.name),
        partial(journal.move, before.id, before.notebook),
        partial(journal.move, before.id, into.id),
        before.id,
    )


def _put_back(journal: OpenNotebooks, notebook: Notebook) -> None:
    from companion.journal.notebooks import Notebooks

    Notebooks(journal.vault).put_back(notebook, now=now())


def _rename(journal: OpenNotebooks, as_in: Notebook) -> None:
    journal.rename(as_in.id, as_in.name, now=now())
