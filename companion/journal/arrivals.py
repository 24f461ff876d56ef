"""Adding pages that come from another journal; used by the service in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from companion.errors import Cancelled
from companion.journal import notebooks, store
from companion.journal.model import (
    Brought,
    Page,
    SourcedPage,
    content_digest,
    new_id,
    placed,
    prepared,
    storable,
)
from companion.journal.places import FreePlaces, place_for

if TYPE_CHECKING:
    from sqlalchemy import Connection

_EVERY: Final = 256
"""After how many pages they are written, and somebody may look and cancel."""

Progress = Callable[[int, int], None]
"""Called with how many are done and how many there are."""
IsCancelled = Callable[[], bool]


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
        self._free = FreePlaces(store.places(connection))
        self._waiting: list[store.NewEntry] = []
        self._known: dict[str, dict[str, set[str]]] = {}
        self._added = self._already_here = self._changed_beside = 0

    def receive(
        self,
        pages: Iterable[SourcedPage],
        total: int,
        progress: Progress | None,
        is_cancelled: IsCancelled,
    ) -> Brought:
        """Take the pages in one by one; raise Cancelled when the person says so."""
        for number, sourced in enumerate(pages):
            if number % _EVERY == 0:
                self._write()
                if is_cancelled():
                    raise Cancelled
                if progress is not None:
                    progress(number, total)
            self._receive(sourced)
        if is_cancelled():
            raise Cancelled
        self._write()
        return Brought(self._added, self._already_here, self._changed_beside, tuple(self.places))

    def _receive(self, sourced: SourcedPage) -> None:
        page = placed(prepared(_clean(sourced.page)), self._now)
        digest = content_digest(page)
        digests = self._digests(sourced)
        if digest in digests:
            self._already_here += 1
            return
        if digests:
            self._changed_beside += 1
        else:
            self._added += 1
        digests.add(digest)
        if not self._dry_run:
            self._waiting.append(
                store.NewEntry(
                    self._free.take(place_for(page.local_date, page.local_time)),
                    new_id(),
                    page,
                    created=sourced.created or self._now,
                    changed=self._now,
                    source=(sourced.source_format, sourced.source_id, digest),
                    notebook=self._notebook_of(sourced),
                )
            )

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
        self._waiting.clear()

    def _digests(self, sourced: SourcedPage) -> set[str]:
        known = self._known.get(sourced.source_format)
        if known is None:
            known = self._known[sourced.source_format] = {}
            for source_id, digest in store.sources(self._connection, sourced.source_format):
                known.setdefault(source_id, set()).add(digest)
        return known.setdefault(sourced.source_id, set())


def _clean(page: Page) -> Page:
    return replace(
        page,
        text=storable(page.text),
        title=storable(page.title),
        tags=tuple(storable(tag) for tag in page.tags),
    )
