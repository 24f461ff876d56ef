"""Taking in dates from a calendar file: which are new, and which are here already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection

from companion.planner import documents, occasions, store
from companion.planner.model import HardDate, new_id, prepared


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
    known = store.sources(connection)
    own = store.uids(connection, store.DATE)
    ids: list[str] = []
    added = already_here = different = 0
    for one in arrivals:
        own_id = one.uid.partition("@")[0]
        if own_id in own or one.uid in known:
            already_here += 1
            different += own_id not in own and one.digest not in known[one.uid]
            continue
        known[one.uid] = {one.digest}
        added += 1
        if dry_run:
            continue
        date_id = new_id()
        value = prepared(one.value)
        source = store.Source(one.uid, one.digest, one.raw)
        store.insert(
            connection, date_id, store.DATE, documents.of_date(value), now=now, source=source
        )
        occasions.catch_up(connection, [date_id], now.date(), now.date())
        ids.append(date_id)
    return Brought(added, already_here, different, tuple(ids))
