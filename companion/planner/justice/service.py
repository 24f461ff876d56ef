"""What can be done with records of court and benefits; one method, one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from companion.errors import DateNotFound, PlannedItemNotFound
from companion.planner import store
from companion.planner.justice.records import Kept
from companion.planner.model import Saved, new_id

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from companion.vault.vault import Vault

_Value = TypeVar("_Value")


class Justice:
    """The calls, papers, notices and claims of an open vault: records.CALL, PAPER, NOTICE, CLAIM.

    `now` is always aware of its zone. Deleting is moving to the bin for 30 days;
    Planner.empty_old_bin removes what has been there for longer.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def save(
        self,
        kept: Kept[_Value],
        value: _Value,
        *,
        now: datetime,
        record_id: str | None = None,
        date_id: str | None = None,
    ) -> Saved[_Value]:
        """Save a new record, or new content for one; the earlier content is kept.

        `date_id` is the date a new record belongs to, if any. Raises
        DateNotFound, PlannedItemNotFound, FieldTooLong, TextTooLong.
        """
        document = kept.to_document(kept.prepared(value))
        with self._vault.transaction() as connection:
            if record_id is None:
                if date_id is not None and store.get(connection, date_id, store.DATE) is None:
                    raise DateNotFound(date_id)
                record_id = new_id()
                store.insert(connection, record_id, kept.kind, document, now=now, date_uid=date_id)
            else:
                current = _found(connection, record_id, kept)
                if current.value != document:
                    store.update(connection, current, document, now=now)
            return store.valued(_found(connection, record_id, kept), kept.from_document)

    def read(self, kept: Kept[_Value], record_id: str) -> Saved[_Value]:
        """Return a record, from the bin too; raise PlannedItemNotFound."""
        with self._vault.reading() as connection:
            return store.valued(_found(connection, record_id, kept), kept.from_document)

    def records(
        self, kept: Kept[_Value], *, in_bin: bool = False, date_id: str | None = None
    ) -> list[Saved[_Value]]:
        """Return all records of a kind, or those of one date, the newest first."""
        with self._vault.reading() as connection:
            found = store.all_of(connection, kept.kind, in_bin=in_bin, date_uid=date_id)
        return [store.valued(one, kept.from_document) for one in found]

    def undo_change(self, kept: Kept[_Value], record_id: str, *, now: datetime) -> Saved[_Value]:
        """Give a record the content it had before its last change, itself undoable."""
        with self._vault.transaction() as connection:
            before = store.earlier(connection, record_id)
            if before is not None:
                store.update(connection, _found(connection, record_id, kept), before, now=now)
            return store.valued(_found(connection, record_id, kept), kept.from_document)

    def move_to_bin(self, kept: Kept[_Value], record_id: str, *, now: datetime) -> None:
        """Put a record into the bin for 30 days."""
        with self._vault.transaction() as connection:
            if _found(connection, record_id, kept).deleted is None:
                store.set_deleted(connection, record_id, now)

    def restore(self, kept: Kept[_Value], record_id: str) -> Saved[_Value]:
        """Bring a record back from the bin."""
        with self._vault.transaction() as connection:
            _found(connection, record_id, kept)
            store.set_deleted(connection, record_id, None)
            return store.valued(_found(connection, record_id, kept), kept.from_document)


def _found(connection: Connection, record_id: str, kept: Kept[_Value]) -> Saved[dict[str, Any]]:
    found = store.get(connection, record_id, kept.kind)
    if found is None:
        raise PlannedItemNotFound
    return found
