"""What can be done with the journal; each method is one use and one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from companion.errors import EntryNotFound, TextCleared
from companion.journal import bin_store, draft_store, finding, index, store
from companion.journal.arrivals import Arrivals, Brought, IsCancelled, Progress
from companion.journal.model import (
    BIN_DAYS,
    FIRST,
    Draft,
    Entry,
    EntrySummary,
    Filters,
    Order,
    Page,
    Revision,
    SearchHit,
    SourcedPage,
    dated_like,
    new_id,
    placed,
    prepared,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from companion.vault.vault import Vault

LIST_PAGE: Final = 200
"""How many summaries a list asks for at a time."""
HITS: Final = 50
"""How many results a search shows."""
ANY: Final = Filters()
_SHORTEST_ID: Final = 4


class Journal:
    """The journal of an open vault."""

    def __init__(self, vault: Vault, *, into: str | None = None) -> None:
        self.vault = vault
        """What the pages are kept in."""
        self.into = into
        """The id of the notebook that pages go into which name none; None for the first."""

    def vault_of(self, entry_id: str | None, _draft_id: str = "") -> Vault:
        """Return what a page is kept in, or one that is being written; here there is one vault."""
        return self.vault

    def write(
        self,
        page: Page,
        *,
        now: datetime,
        entry_id: str | None = None,
        draft_id: str | None = None,
        may_clear: bool = False,
        notebook: str | None = None,
    ) -> Entry:
        """Save a page: a new one, or new content for a saved one; its draft is done with.

        A new page goes into the notebook named, or that of its draft; a saved one stays.
        `now` is aware of its zone. The earlier content is kept as a revision.
        Saving what is already saved changes nothing; without a day of its own the
        new content of a saved page keeps the day it has. Raises EntryEmpty,
        TextTooLong, FieldTooLong, EntryNotFound, TextCleared where words would give way
        to none and the person did not ask for that, and what Vault.transaction raises.
        """
        page = prepared(page)
        undated = page.local_date == date.min
        page = placed(page, now)
        with self.vault_of(entry_id, draft_id or "").transaction() as connection:
            draft = draft_store.get(connection, draft_id or "")
            if draft is not None:
                draft_store.remove(connection, draft.id)
                notebook = notebook or draft.notebook
            if entry_id is None:
                entry_id = new_id()
                place = store.free_place(connection, page.local_date, page.local_time)
                into = notebook or self.into or FIRST
                new = store.NewEntry(place, entry_id, page, now, now, notebook=into)
                store.insert(connection, [new])
                index.add(connection, place)
            else:
                place, current = store.found(connection, entry_id)
                if undated:  # a change of the words is no change of the day
                    page = dated_like(page, current.page)
                if current.page.text.strip() and not page.text.strip() and not may_clear:
                    raise TextCleared
                if current.page != page:
                    _replace(connection, place, current, page, now)
            return store.found(connection, entry_id)[1]

    def read(self, entry_id: str) -> Entry:
        """Return a page, from the bin too; raise EntryNotFound."""
        with self.vault_of(entry_id).reading() as connection:
            return store.found(connection, entry_id)[1]

    def full_id(self, beginning: str) -> str:
        """Return the one id that begins so (at least four characters), or raise EntryNotFound."""
        with self.vault.reading() as connection:
            found = finding.ids_beginning(connection, beginning)
        if len(beginning) < _SHORTEST_ID or len(found) != 1:
            raise EntryNotFound(beginning)
        return found[0]

    def newest(
        self,
        *,
        below: int | None = None,
        limit: int = LIST_PAGE,
        in_bin: bool = False,
        set_aside: bool = False,
        notebook: str | None = None,
    ) -> list[EntrySummary]:
        """Return summaries, the newest first; `below` is the place of the last one seen.

        Pages set aside are listed only with `set_aside`, and then nothing else is.
        With a notebook's id only its pages are.
        """
        apart = {"in_bin": in_bin, "set_aside": set_aside}
        with self.vault.reading() as connection:
            return store.newest(connection, limit, below, **apart, notebook=notebook)

    def years(
        self, *, in_bin: bool = False, set_aside: bool = False, notebook: str | None = None
    ) -> list[int]:
        """Return the years that have pages, the latest first."""
        apart = {"in_bin": in_bin, "set_aside": set_aside}
        with self.vault.reading() as connection:
            return store.years(connection, **apart, notebook=notebook)

    def search(
        self, text: str, *, order: Order = Order.NEWEST, limit: int = HITS, filters: Filters = ANY
    ) -> list[SearchHit]:
        """Return pages that hold all the words; the last word may be unfinished.

        Accents and case do not matter. "Words in quotes" are a phrase, beg* asks
        for a beginning, -word leaves pages out. Pages set aside and sealed ones
        are found only as the filters say. Nothing typed here is kept anywhere.
        """
        with self.vault.reading() as connection:
            return finding.find(connection, text, filters, order, limit)

    def matches(self, entry_id: str, text: str) -> tuple[tuple[int, int], ...]:
        """Return start and length of each match in the text of a page; none from the bin."""
        with self.vault_of(entry_id).reading() as connection:
            place, entry = store.found(connection, entry_id)
            return finding.matches(connection, place, entry.page.text, text)

    def count(self) -> int:
        """Return how many pages there are; for tests and the command line, never shown."""
        with self.vault.reading() as connection:
            return store.count(connection)

    # Undo

    def revisions(self, entry_id: str) -> list[Revision]:
        """Return the earlier savings of a page, the newest first."""
        with self.vault_of(entry_id).reading() as connection:
            return store.revisions(connection, entry_id)

    def undo_change(self, entry_id: str, *, now: datetime) -> Entry:
        """Give a page the content it had before its last saving, itself undoable."""
        with self.vault_of(entry_id).transaction() as connection:
            place, current = store.found(connection, entry_id)
            earlier = store.revisions(connection, entry_id)
            if earlier:
                _replace(connection, place, current, earlier[0].page, now)
            return store.found(connection, entry_id)[1]

    def bring_back_text(self, entry_id: str, number: int, *, now: datetime) -> Entry:
        """Give a page the content of an earlier saving, by its number; itself undoable."""
        with self.vault_of(entry_id).transaction() as connection:
            place, current = store.found(connection, entry_id)
            for earlier in store.revisions(connection, entry_id):
                if earlier.number == number and earlier.page != current.page:
                    _replace(connection, place, current, earlier.page, now)
            return store.found(connection, entry_id)[1]

    # The bin

    def move_to_bin(self, entry_id: str, *, now: datetime) -> Entry:
        """Put a page into the bin for 30 days; it is no longer found by a search."""
        with self.vault_of(entry_id).transaction() as connection:
            place, current = store.found(connection, entry_id)
            if current.deleted is None:
                index.remove(connection, place)
                bin_store.set_deleted(connection, place, now)
            return store.found(connection, entry_id)[1]

    def restore(self, entry_id: str) -> Entry:
        """Bring a page back from the bin."""
        with self.vault_of(entry_id).transaction() as connection:
            place, current = store.found(connection, entry_id)
            if current.deleted is not None:
                bin_store.set_deleted(connection, place, None)
                index.add(connection, place)
            return store.found(connection, entry_id)[1]

    def bin_pages(self, entry_ids: Sequence[str], *, now: datetime) -> int:
        """Put some pages into the bin, all or none; return how many were not there yet."""
        with self.vault.transaction() as connection:
            found = bin_store.places_of(connection, entry_ids, in_bin=False)
            for place in found:
                index.remove(connection, place)
                bin_store.set_deleted(connection, place, now)
            return len(found)

    def restore_pages(self, entry_ids: Sequence[str]) -> int:
        """Bring some pages back from the bin; return how many were in it."""
        with self.vault.transaction() as connection:
            found = bin_store.places_of(connection, entry_ids, in_bin=True)
            for place in found:
                bin_store.set_deleted(connection, place, None)
                index.add(connection, place)
            return len(found)

    def empty_old_bin(self, *, now: datetime) -> int:
        """Remove what has been in the bin for more than 30 days; return how many pages."""
        limit = now - timedelta(days=BIN_DAYS)
        with self.vault.reading() as connection:
            if not bin_store.has_older(connection, limit):
                return 0
        with self.vault.transaction() as connection:
            return bin_store.purge(connection, limit)

    def empty_bin(self) -> int:
        """Remove everything that is in the bin now, for good; return how many pages."""
        with self.vault.transaction() as connection:
            return bin_store.purge(connection, None)

    # Drafts

    def keep_draft(self, draft: Draft) -> Draft:
        """Keep what is being written; an empty draft of a new page is let go.

        The draft of a saved page that is gone meanwhile is kept as one of a new page.
        """
        with self.vault_of(draft.entry_id, draft.id).transaction() as connection:
            return draft_store.keep(connection, draft, self.into)

    def drop_draft(self, draft_id: str) -> None:
        """Let a draft go."""
        with self.vault_of(None, draft_id).transaction() as connection:
            draft_store.remove(connection, draft_id)

    def drafts(self) -> list[Draft]:
        """Return what was being written and is not saved, the newest first."""
        with self.vault.reading() as connection:
            return draft_store.newest(connection)

    # Bringing in

    def bring_in(
        self,
        pages: Iterable[SourcedPage],
        *,
        now: datetime,
        total: int = 0,
        progress: Progress | None = None,
        is_cancelled: IsCancelled = lambda: False,
        dry_run: bool = False,
    ) -> Brought:
        """Add pages from another journal, all or none; what is here already stays as it is.

        A page known by format, id and content is skipped; one whose content
        changed in the source comes in beside the earlier one. Raises Cancelled,
        with nothing added.
        """
        if dry_run:
            with self.vault.reading() as connection:
                arrivals = Arrivals(connection, now=now, dry_run=True, notebook=self.into)
                return arrivals.receive(pages, total, progress, is_cancelled)
        with self.vault.transaction() as connection:
            arrivals = Arrivals(connection, now=now, dry_run=False, notebook=self.into)
            brought = arrivals.receive(pages, total, progress, is_cancelled)
            index.add_stored(connection, [*arrivals.places, *arrivals.completed])
            return brought


def _replace(connection: Connection, place: int, current: Entry, page: Page, now: datetime) -> None:
    """Change an entry, keeping what it was."""
    store.keep_revision(connection, current)
    index.remove(connection, place)
    index.add(connection, store.update(connection, place, page, changed=now))
