"""Taking in dates from a calendar file: which are new, and which are here already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from sqlalchemy import Connection

from companion.planner import documents, occasions, sources, store
from companion.planner.model import HardDate, new_id, prepared

_TOGETHER: Final = 256
"""How many dates are written at once."""


class NewDate(Protocol):
    """A date from a file, as `icalendar.reading.Arrival` has it."""

    @property
    def uid(self) -> str:
        """What the file calls it."""

    @property
    def value(self) -> HardDate:
        """The date."""

    @property
    def raw(self) -> str | None:
        """The event as it stands, where not all of it was understood."""

    @property
    def digest(self) -> str:
        """What tells one content from another."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What bringing in a number of dates did."""

    added: int
    already_here: int
    different: int
    """Of those that are here already: the file says something else now; yours were left."""
    ids: tuple[str, ...] = ()
    """The dates that came in; for undoing it."""


def receive(
    connection: Connection, arrivals: Iterable[NewDate], *, now: datetime, dry_run: bool
) -> Brought:
    """Add what is not here yet; a dry run only counts."""
    known = sources.known(connection)
    own = store.uids(connection, store.DATE)
    writing = _Writing(connection, now)
    added = already_here = different = 0
    for one in arrivals:
        own_id = one.uid.partition("@")[0]
        if own_id in own or one.uid in known:
            already_here += 1
            different += own_id not in own and one.digest not in known[one.uid]
            continue
        known[one.uid] = {one.digest}
        added += 1
        if not dry_run:
            writing.add(one)
    writing.write()
    return Brought(added, already_here, different, tuple(writing.ids))


class _Writing:
    """Writes new dates, many at once: each statement has its price."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now
        self._waiting: list[tuple[str, HardDate, sources.Source]] = []
        self.ids: list[str] = []

    def add(self, arrival: NewDate) -> None:
        """Take a date; it is written with those that come after it."""
        date_id = new_id()
        source = sources.Source(arrival.uid, arrival.digest, arrival.raw)
        self._waiting.append((date_id, prepared(arrival.value), source))
        self.ids.append(date_id)
        if len(self._waiting) == _TOGETHER:
            self.write()

    def write(self) -> None:
        """Write what waits, and on which days it falls."""
        brought = [(uid, documents.of_date(value), source) for uid, value, source in self._waiting]
        sources.insert(self._connection, store.DATE, brought, now=self._now)
        today = self._now.date()
        dates = [(uid, value, today, today) for uid, value, _source in self._waiting]
        occasions.index_new(self._connection, dates)
        self._waiting.clear()
