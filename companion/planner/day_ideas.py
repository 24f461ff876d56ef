"""Ideas of Care put into a day: the idea by its id, so that its words stay in one place.

What an idea is called, and whether it may be shown at all, is known to Care
alone. Whoever shows a day asks there, and leaves out what is gone or hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from companion.errors import PlannedItemNotFound
from companion.planner import documents, store
from companion.planner.model import Reminders, Saved, line, new_id

if TYPE_CHECKING:
    from companion.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class DayIdea:
    """One idea in one day."""

    item_id: str
    """The id of the idea; a name that Care knows."""
    day: date
    at: time | None = None
    """Local time of day, wherever one is then; None for any time."""
    reminds: bool = False
    """Whether a reminder comes; off until it is chosen."""

    @property
    def reminded_at(self) -> datetime:
        """The local time of its reminder, without a zone: its own, or that of other reminders."""
        return datetime.combine(self.day, self.at or Reminders().at)


class DayIdeas:
    """The ideas in the days of an open vault. `now` is always aware of its zone."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def put(self, value: DayIdea, *, now: datetime) -> Saved[DayIdea]:
        """Put an idea into a day; once more, at another time, is another one."""
        uid = new_id()
        with self._vault.transaction() as connection:
            store.insert(
                connection,
                uid,
                store.DAY_IDEA,
                to_document(prepared(value)),
                now=now,
                occasion=value.day,
            )
            return store.valued(_found(store.get(connection, uid, store.DAY_IDEA)), from_document)

    def on(self, day: date) -> list[Saved[DayIdea]]:
        """Return what was put into a day: without a time first, then by their times."""
        return self._between(day, day)

    def from_day(self, day: date) -> list[Saved[DayIdea]]:
        """Return what was put into a day and all later ones, in order."""
        return self._between(day, date.max)

    def take_out(self, uid: str, *, now: datetime) -> None:
        """Take an idea out of its day; it can be put back for 30 days.

        Raises PlannedItemNotFound.
        """
        self._set_deleted(uid, now)

    def put_back(self, uid: str) -> None:
        """Put an idea back into its day; for Undo. Raises PlannedItemNotFound."""
        self._set_deleted(uid, None)

    def _between(self, first: date, last: date) -> list[Saved[DayIdea]]:
        with self._vault.reading() as connection:
            found = store.on_days(connection, store.DAY_IDEA, first, last)
        ideas = [store.valued(one, from_document) for one in found]
        ideas.sort(key=lambda one: (one.value.day, one.value.at or time.min, one.created, one.id))
        return ideas

    def _set_deleted(self, uid: str, deleted: datetime | None) -> None:
        with self._vault.transaction() as connection:
            _found(store.get(connection, uid, store.DAY_IDEA))
            store.set_deleted(connection, uid, deleted)


def prepared(value: DayIdea) -> DayIdea:
    """Return an idea in a day as it is stored; preparing what is prepared changes nothing."""
    at = None if value.at is None else value.at.replace(second=0, microsecond=0, tzinfo=None)
    return replace(value, item_id=line(value.item_id), at=at)


def to_document(value: DayIdea) -> dict[str, Any]:
    """Return an idea in a day as a document."""
    return {
        "version": documents.VERSION,
        "item": value.item_id,
        "day": value.day.isoformat(),
        "at": None if value.at is None else value.at.isoformat("minutes"),
        "reminds": value.reminds,
    }


def from_document(document: Mapping[str, Any]) -> DayIdea:
    """Return the idea in a document; raise ValueError when it holds none."""
    at = document.get("at")
    return DayIdea(
        documents.text(document.get("item")),
        documents.day(document.get("day")),
        None if at is None else documents.local_time(at),
        documents.truth(document.get("reminds")),
    )


def _found(saved: Saved[dict[str, Any]] | None) -> Saved[dict[str, Any]]:
    if saved is None:
        raise PlannedItemNotFound
    return saved
