"""Adding pages that come from another journal; used by the service in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from companion.errors import Cancelled
from companion.journal import bin_store, index, notebooks, store
from companion.journal.importers.attached import Arrival
from companion.journal.importers.attaching import FilesAlong
from companion.journal.model import Page, SourcedPage, content_digest, new_id, placed, prepared
from companion.journal.places import FreePlaces, place_for
from companion.values import storable

if TYPE_CHECKING:
    from sqlalchemy import Connection

_EVERY: Final = 256
"""After how many pages they are written, and somebody may look and cancel."""
_DIGEST_BYTES: Final = 16
_ON_ITS_WAY: Final = 0
"""Where no page stands: one that comes in now has its place only when it is written."""

Progress = Callable[[int, int], None]
"""Called with how many are done and how many there are."""
IsCancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Brought:
    """What bringing in a number of pages did."""

    added: int
    already_here: int
    changed_beside: int
    """Pages that changed in the source since: added beside the earlier ones."""
    entry_ids: tuple[str, ...] = field(default=(), compare=False)
    """The ids of the pages that came in; for undoing it, wherever they stand by then."""
    attachments: int = 0
    """How many files came with them."""
    came_later: tuple[str, ...] = field(default=(), compare=False)
    """The ids of those that went to pages which were here already, without them."""
    files_left: tuple[tuple[str, str], ...] = ()
    """Day and name of each that could not, with the reason."""


class Arrivals:
    """What is known while pages arrive: what is here already, and which places are free."""

    def __init__(
        self, connection: Connection, *, now: datetime, dry_run: bool, notebook: str | None = None
    ) -> None:
        """Receive into a notebook, or without one into those that the pages name."""
        self._connection = connection
        self._now = now
        self._dry_run = dry_run
        self._notebook = notebook
        self._by_name: dict[str, str] = {}
        self.places: list[int] = []
        """Where pages were added; the search index is the caller's to feed."""
        self._entry_ids: list[str] = []
        self.completed: list[int] = []
        """Where pages got files they were brought in without; taken out of the search index."""
        self._free = FreePlaces(store.places(connection))
        self._waiting: list[store.NewEntry] = []
        self._known: dict[str, _Known] = {}
        self._added = self._already_here = self._changed_beside = 0

    def receive(
        self,
        pages: Iterable[SourcedPage],
        total: int,
        progress: Progress | None,
        is_cancelled: IsCancelled,
    ) -> Brought:
        """Take the pages in one by one; raise Cancelled when the person says so."""
        files = FilesAlong(self._connection, self._now, is_cancelled, dry_run=self._dry_run)
        told = 0
        for number, sourced in enumerate(pages):
            if number % _EVERY == 0:
                self._write()
                if is_cancelled():
                    raise Cancelled
            # Pictures are slow and words are not: tell of each page that has some.
            if progress is not None and (number % _EVERY == 0 or files.taken > told):
                progress(number, total)
                told = files.taken
            self._receive(sourced, files)
        if is_cancelled():
            raise Cancelled
        self._write()
        return Brought(
            self._added,
            self._already_here,
            self._changed_beside,
            tuple(self._entry_ids),
            files.taken,
            tuple(files.came_later),
            tuple(files.left),
        )

    def _receive(self, sourced: SourcedPage, files: FilesAlong) -> None:
        page = placed(prepared(_clean(sourced.page)), self._now)
        digest = content_digest(page)
        known = self._known_of(sourced.source_format)
        is_known, place = known.add(sourced.source_id, digest)
        if place is not None:
            self._already_here += 1
            self._complete(place, sourced, files)
            return
        if is_known:
            self._changed_beside += 1
        else:
            self._added += 1
        entry_id = new_id()
        if not self._dry_run:
            self._waiting.append(
                store.NewEntry(
                    self._free.take(place_for(page.local_date, page.local_time)),
                    entry_id,
                    page,
                    created=sourced.created or self._now,
                    changed=self._now,
                    source=(sourced.source_format, sourced.source_id, digest),
                    notebook=self._notebook_of(sourced),
                )
            )
        if isinstance(sourced, Arrival) and sourced.attachments:
            self._write()  # the page first, and its files while the other journal is open
            files.take(entry_id, page, sourced.attachments)

    def _complete(self, place: int, sourced: SourcedPage, files: FilesAlong) -> None:
        """Give a page that is here the files that did not come when it was brought in."""
        if not isinstance(sourced, Arrival) or not sourced.attachments:
            return
        entry_id = bin_store.uid_outside(self._connection, place)
        if entry_id is None:  # in the bin, or on its way from this very journal
            return
        lacking = files.lacking(entry_id, sourced.attachments)
        if lacking and not self._dry_run:
            index.remove(self._connection, place)
            self.completed.append(place)
        files.take(entry_id, sourced.page, lacking, is_late=True)

    def _notebook_of(self, sourced: SourcedPage) -> str:
        if self._notebook is not None:
            return self._notebook
        known = self._by_name.get(sourced.notebook)
        if known is None:
            known = notebooks.received(self._connection, sourced.notebook, self._now)
            self._by_name[sourced.notebook] = known
        return known

    def _write(self) -> None:
        store.insert(self._connection, self._waiting)
        self.places += [new.place for new in self._waiting]
        self._entry_ids += [new.uid for new in self._waiting]
        self._waiting.clear()

    def _known_of(self, source_format: str) -> _Known:
        known = self._known.get(source_format)
        if known is None:
            known = self._known[source_format] = _Known()
            for source_id, digest, place in store.sources(self._connection, source_format):
                known.add(source_id, digest, place)
        return known


class _Known:
    """What came from one format, here and on its way: digests of a few bytes, no words.

    Fifty thousand pages take some ten megabytes, and not three times as many.
    """

    def __init__(self) -> None:
        self._ids: set[bytes] = set()
        self._contents: dict[bytes, int] = {}

    def add(self, source_id: str, digest: str, place: int = _ON_ITS_WAY) -> tuple[bool, int | None]:
        """Note a page; return whether its id was known, and where this content of it stands."""
        identity = sha256(source_id.encode()).digest()[:_DIGEST_BYTES]
        content = sha256(identity + digest.encode()).digest()[:_DIGEST_BYTES]
        before = identity in self._ids, self._contents.get(content)
        self._ids.add(identity)
        self._contents.setdefault(content, place)
        return before


def _clean(page: Page) -> Page:
    return replace(
        page,
        text=storable(page.text),
        title=storable(page.title),
    )
