"""The changes a page can go through, each with how it is undone and done again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from companion.clock import now
from companion.ui.recent import sentences
from companion.ui.recent.recent_changes import Change

if TYPE_CHECKING:
    from companion.journal.model import Entry
    from companion.journal.service import Journal


def saved(journal: Journal, entry: Entry) -> Change:
    """Return that a new page was saved; undone it lies in the bin."""
    return Change(
        sentences.page_saved(entry),
        partial(_bin, journal, entry.id),
        partial(journal.restore, entry.id),
        entry.id,
    )


def changed(journal: Journal, entry: Entry, before: Entry) -> Change:
    """Return that a page got other words; undone it has those of before, whatever came after."""
    return Change(
        sentences.page_changed(entry),
        partial(_bring_back, journal, entry.id, before.revision),
        partial(_bring_back, journal, entry.id, entry.revision),
        entry.id,
    )


def binned(journal: Journal, entry: Entry) -> Change:
    """Return that a page was moved to the bin."""
    return Change(
        sentences.page_binned(entry),
        partial(journal.restore, entry.id),
        partial(_bin, journal, entry.id),
        entry.id,
    )


def restored(journal: Journal, entry: Entry) -> Change:
    """Return that a page was brought back from the bin."""
    return Change(
        sentences.page_restored(entry),
        partial(_bin, journal, entry.id),
        partial(journal.restore, entry.id),
        entry.id,
    )


def kept(journal: Journal, before: Entry, after: Entry) -> Change:
    """Return that a page is kept another way: set aside, sealed, with a note."""
    return Change(
        sentences.page_kept(after),
        partial(_keep, journal, before),
        partial(_keep, journal, after),
        after.id,
    )


def brought_in(
    journal: Journal, entry_ids: tuple[str, ...], came_later: tuple[str, ...] = ()
) -> Change:
    """Return that another journal came in; undone its pages lie in the bin.

    So do the files that came to pages which were here already.
    """
    words = (
        sentences.brought_in(len(entry_ids)) if entry_ids else sentences.files_came(len(came_later))
    )
    return Change(
        words,
        partial(_bin_all, journal, entry_ids, came_later),
        partial(_restore_all, journal, entry_ids, came_later),
    )


def _bin(journal: Journal, entry_id: str) -> None:
    journal.move_to_bin(entry_id, now=now())


def _bin_all(journal: Journal, entry_ids: tuple[str, ...], came_later: tuple[str, ...]) -> None:
    from companion.journal.attachments import Attachments

    journal.bin_pages(entry_ids, now=now())
    for each in came_later:
        Attachments(journal.vault).move_to_bin(each, now=now())


def _restore_all(journal: Journal, entry_ids: tuple[str, ...], came_later: tuple[str, ...]) -> None:
    from companion.journal.attachments import Attachments

    journal.restore_pages(entry_ids)
    for each in came_later:
        Attachments(journal.vault).restore(each)


def _keep(journal: Journal, as_in: Entry) -> None:
    from companion.journal.keeping import Keeping

    Keeping(journal.vault_of(as_in.id)).keep(as_in.id, as_in.kept)


def _bring_back(journal: Journal, entry_id: str, number: int) -> None:
    journal.bring_back_text(entry_id, number, now=now())
