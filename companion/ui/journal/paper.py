"""The sheet on the screen and what is done with it on the worker.

The worker does one thing after the other and notes on the sheet what it saved.
So whatever is handed in later, a second Save, a draft, another page, knows what
came before it, even when the window has not heard of it yet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from companion.clock import now
from companion.errors import (
    DatabaseDamaged,
    DiskFull,
    EntryEmpty,
    FolderNotWritable,
    VaultLocked,
)
from companion.journal.model import Draft, Entry, Page, new_id

if TYPE_CHECKING:
    from companion.journal.service import Journal
    from companion.journal.templates import Template
    from companion.ui.recent.recent_changes import Change

CANNOT_KEEP: Final = (DiskFull, FolderNotWritable, DatabaseDamaged, VaultLocked)
"""What keeps the journal from taking words, while another place may."""


@dataclass(slots=True)
class Sheet:
    """One page on the screen; only the worker writes on it."""

    draft_id: str = field(default_factory=new_id)
    entry: Entry | None = None
    """The saved page, as it was when last read or saved; None for a new one."""
    saved: int = -1
    """Up to which edit it is saved."""

    @property
    def is_binned(self) -> bool:
        """Whether the page lies in the bin."""
        return self.entry is not None and self.entry.deleted is not None


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on a sheet after a number of edits."""

    sheet: Sheet
    page: Page
    edit: int


@dataclass(frozen=True, slots=True)
class Carried:
    """What was on the screen when the window was made anew."""

    words: Words
    changed: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did."""

    words: Words
    entry: Entry
    before: Entry | None
    """The page as it was, if an earlier text of it was replaced."""
    is_new: bool = False
    """Whether the page was not there before."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page to put on the screen."""

    sheet: Sheet
    page: Page
    changed: bool = False
    """Whether these words are not saved yet."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page that is not opened before the person says so."""

    entry: Entry
    is_sealed: bool
    """Sealed until a later day; else it has a note to be read first."""


@dataclass(frozen=True, slots=True)
class Unsealed:
    """What taking a seal off did."""

    before: Entry
    after: Entry
    page: Found | Waiting


@dataclass(frozen=True, slots=True)
class Matched:
    """Where a search found something in what stood on a sheet."""

    words: Words
    matches: tuple[tuple[int, int], ...]


def save(journal: Journal, words: Words) -> Saved:
    """Save the words; what is saved already is not saved once more.

    A page that came into the bin while it was on the screen comes back: what somebody
    just saved must not go for good with the bin.
    """
    sheet, before = words.sheet, words.sheet.entry
    if before is not None and words.edit <= sheet.saved:
        return Saved(words, before, None)
    entry = journal.write(
        words.page,
        now=now(),
        entry_id=None if before is None else before.id,
        draft_id=sheet.draft_id,
    )
    if entry.deleted is not None:
        entry = journal.restore(entry.id)
    sheet.entry, sheet.saved = entry, words.edit
    if before is None:
        return Saved(words, entry, None, is_new=True)
    return Saved(words, entry, before if entry.revision > before.revision else None)


def keep(journal: Journal, words: Words) -> Draft | None:
    """Keep the words as a draft, unless they were saved meanwhile."""
    sheet = words.sheet
    if words.edit <= sheet.saved:
        return None
    entry_id = None if sheet.entry is None else sheet.entry.id
    return journal.keep_draft(Draft(sheet.draft_id, words.page, now(), entry_id))


def turn(journal: Journal, leaving: Words | None, read: Callable[[Journal], Any]) -> Any:
    """Keep what is on the screen and read what takes its place; one never without the other."""
    if leaving is not None:
        keep(journal, leaving)
    return read(journal)


def blank(_journal: Journal) -> Found:
    """Return a new page."""
    return Found(Sheet(), Page(""))


def from_template(_journal: Journal, template: Template) -> Found:
    """Return a new page that begins with the words of a template."""
    page = Page(template.text, template.title, kind=template.kind)
    return Found(Sheet(), page, changed=not page.is_empty)


def read_entry(journal: Journal, entry_id: str, *, anyway: bool = False) -> Found | Waiting:
    """Return a saved page, with the words on it that were not saved.

    One that has a note is read only with `anyway`, one that is sealed not at all.
    """
    entry = journal.read(entry_id)
    if waits := _waiting(entry, anyway=anyway):
        return waits
    return _with_unsaved(journal, entry)


def _with_unsaved(journal: Journal, entry: Entry) -> Found:
    for draft in journal.drafts():
        if draft.entry_id == entry.id:
            return Found(Sheet(draft.id, entry), draft.page, changed=True)
    return Found(Sheet(entry=entry), entry.page)


def read_draft(journal: Journal, draft_id: str) -> Found | Waiting | None:
    """Return a page that was not saved, or None when it was saved or let go meanwhile."""
    for draft in journal.drafts():
        if draft.id == draft_id:
            entry = None if draft.entry_id is None else journal.read(draft.entry_id)
            waits = None if entry is None else _waiting(entry)
            return waits or Found(Sheet(draft.id, entry), draft.page, changed=True)
    return None


def unsealed(journal: Journal, entry_id: str) -> Unsealed:
    """Take the seal off a page, and return it."""
    from companion.journal.keeping import Keeping

    before = journal.read(entry_id)
    after = Keeping(journal.vault_of(entry_id)).keep(
        entry_id, replace(before.kept, sealed_until=None)
    )
    return Unsealed(before, after, read_entry(journal, entry_id))


def saved_entry(_journal: Journal, sheet: Sheet) -> Entry:
    """Return the saved page of a sheet; raise EntryEmpty where nothing is saved yet."""
    if sheet.entry is None:
        raise EntryEmpty
    return sheet.entry


def _waiting(entry: Entry, *, anyway: bool = False) -> Waiting | None:
    if entry.kept.is_sealed(now().date()):
        return Waiting(entry, is_sealed=True)
    return Waiting(entry, is_sealed=False) if entry.kept.content_note and not anyway else None


def restore(journal: Journal, entry_id: str) -> Found:
    """Bring a page back from the bin, with the words on it that were not saved."""
    return _with_unsaved(journal, journal.restore(entry_id))


def matched(journal: Journal, words: Words, entry_id: str, searched: str) -> Matched:
    """Return where a search found something in a saved page."""
    return Matched(words, journal.matches(entry_id, searched))


def turned(journal: Journal, change: Change) -> Found | None:
    """Undo a change, or do it again; return the page it was about, None if there is none now.

    One that comes back from the bin has the words on it that were not saved.
    """
    if not change.entry_id:
        change.turn()
        return None
    was_binned = journal.read(change.entry_id).deleted is not None
    change.turn()
    entry = journal.read(change.entry_id)
    if entry.deleted is not None or entry.kept.is_sealed(now().date()):
        return None
    return _with_unsaved(journal, entry) if was_binned else Found(Sheet(entry=entry), entry.page)


def move_to_bin(journal: Journal, words: Words) -> Entry:
    """Save what is on the sheet, then put the page into the bin.

    Of a page that was emptied the saved text goes to the bin. Raises EntryEmpty
    when there is nothing to put there.
    """
    sheet = words.sheet
    if not words.page.is_empty:
        save(journal, words)
    if sheet.entry is None:
        raise EntryEmpty
    if words.page.is_empty:
        journal.drop_draft(sheet.draft_id)
    sheet.entry = journal.move_to_bin(sheet.entry.id, now=now())
    return sheet.entry
