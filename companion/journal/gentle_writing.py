"""Gentle writing: a short time of writing, with how heavy it was before and after.

Opt-in, and never about more than one page: the numbers go when the page goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, select

from companion.errors import RatingOutOfRange, WritingTimeOutOfRange
from companion.journal import store
from companion.journal.model import new_id
from companion.journal.tables import gentle_writing, moment_of, stamp

if TYPE_CHECKING:
    from companion.vault.vault import Vault

PREFERENCE: Final = "journal.gentle_writing"
"""The name among the preferences under which it is turned on; off where nothing was chosen."""
MOST_MINUTES: Final = 20
MOST_DISTRESS: Final = 10


@dataclass(frozen=True, slots=True)
class Sitting:
    """One time of gentle writing."""

    began: datetime
    """UTC once it was kept."""
    minutes: int
    """1 to 20: how long was chosen or, where it was stopped sooner, how long it was."""
    before: int | None = None
    """How heavy it was, 0 to 10; None where nobody said."""
    after: int | None = None
    id: str = ""
    """'' until it is kept."""


class GentleWriting:
    """The sittings of an open vault; each method is one use and one transaction."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def keep(self, entry_id: str, sitting: Sitting) -> Sitting:
        """Note a sitting beside the page it was about, or a number given later.

        Raises WritingTimeOutOfRange, RatingOutOfRange, EntryNotFound.
        """
        if not 1 <= sitting.minutes <= MOST_MINUTES:
            raise WritingTimeOutOfRange(MOST_MINUTES)
        for rating in (sitting.before, sitting.after):
            if rating is not None and not 0 <= rating <= MOST_DISTRESS:
                raise RatingOutOfRange(MOST_DISTRESS)
        with self._vault.transaction() as connection:
            store.found(connection, entry_id)
            return write(connection, entry_id, sitting)

    def of_page(self, entry_id: str) -> list[Sitting]:
        """Return the sittings of a page, the earliest first."""
        with self._vault.reading() as connection:
            return of_entry(connection, entry_id)

    def remove(self, sitting_id: str) -> None:
        """Let the numbers of a sitting go; harmless when they are gone."""
        with self._vault.transaction() as connection:
            connection.execute(gentle_writing.delete().where(gentle_writing.c.uid == sitting_id))


def write(connection: Connection, entry_id: str, sitting: Sitting) -> Sitting:
    """Add a sitting or replace the one with its id."""
    uid = sitting.id or new_id()
    connection.execute(gentle_writing.delete().where(gentle_writing.c.uid == uid))
    connection.execute(
        gentle_writing.insert(),
        {
            "uid": uid,
            "entry_uid": entry_id,
            "began_utc": stamp(sitting.began),
            "minutes": sitting.minutes,
            "distress_before": sitting.before,
            "distress_after": sitting.after,
        },
    )
    row = connection.execute(select(gentle_writing).where(gentle_writing.c.uid == uid)).one()
    return _value(row)


def of_entry(connection: Connection, entry_id: str) -> list[Sitting]:
    """Return the sittings of a page, the earliest first."""
    rows = connection.execute(
        select(gentle_writing)
        .where(gentle_writing.c.entry_uid == entry_id)
        .order_by(gentle_writing.c.began_utc, gentle_writing.c.uid)
    )
    return [_value(row) for row in rows]


def _value(row: Any) -> Sitting:
    began = moment_of(row.began_utc)
    return Sitting(began, row.minutes, row.distress_before, row.distress_after, row.uid)
