"""What can be done around helping others; each method is one use and one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from companion.errors import DebriefNotFound
from companion.helping import model, store
from companion.helping.model import Answer, Debrief, Limits, SavedDebrief, Stop
from companion.values import BIN_DAYS, new_id, one_line

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from companion.vault.vault import Vault


class Helping:
    """Answers, limits and notes on helping in an open vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    # Am I ready to help?

    def answers(self) -> dict[str, Answer]:
        """Return what was answered so far, by the id of the question."""
        with self._vault.reading() as connection:
            return store.answers(connection)

    def answer(self, answers: Mapping[str, Answer], *, now: datetime) -> dict[str, Answer]:
        """Keep some answers and return all; an empty one is let go. Raises FieldTooLong."""
        prepared = {
            one_line(question, model.LONGEST_ID): model.prepared_answer(answer)
            for question, answer in answers.items()
        }
        with self._vault.transaction() as connection:
            store.write_answers(connection, prepared, now=now)
            return store.answers(connection)

    def let_answers_go(self) -> dict[str, Answer]:
        """Remove every answer and return what they were; `answer` puts them back."""
        with self._vault.transaction() as connection:
            answers = store.answers(connection)
            store.remove_answers(connection)
            return answers

    # Limits

    def limits(self) -> Limits:
        """Return the limits that were set."""
        with self._vault.reading() as connection:
            return store.limits(connection)

    def set_limits(self, limits: Limits) -> Limits:
        """Keep limits; setting the ones from before undoes it. Raises FieldTooLong."""
        with self._vault.transaction() as connection:
            store.write_limits(connection, model.prepared_limits(limits))
            return store.limits(connection)

    def stops(self, *, now: datetime) -> tuple[Stop, ...]:
        """Return the occasions to stop that were not spoken of yet; from then on they were.

        `now` is aware of its zone; its local date counts.
        """
        with self._vault.reading() as connection:
            silent = _silent(connection, now)
        if not silent:
            return ()
        with self._vault.transaction() as connection:
            silent = _silent(connection, now)
            store.note_spoken(connection, silent)
            return silent

    # Notes after helping

    def save_debrief(
        self, debrief: Debrief, *, now: datetime, debrief_id: str | None = None
    ) -> SavedDebrief:
        """Keep a note: a new one, or new content for one that is here.

        Raises FieldTooLong, DebriefNotFound, and what Vault.transaction raises.
        """
        debrief = model.prepared(debrief)
        with self._vault.transaction() as connection:
            if debrief_id is None:
                debrief_id = new_id()
                store.insert_debrief(connection, debrief_id, debrief, now=now)
            elif _found(connection, debrief_id).debrief != debrief:
                store.update_debrief(connection, debrief_id, debrief)
            return _found(connection, debrief_id)

    def debriefs(self, *, in_bin: bool = False) -> list[SavedDebrief]:
        """Return the notes, the latest day first."""
        with self._vault.reading() as connection:
            return store.debriefs(connection, in_bin=in_bin)[::-1]

    def debrief(self, debrief_id: str) -> SavedDebrief:
        """Return a note, from the bin too; raise DebriefNotFound."""
        with self._vault.reading() as connection:
            return _found(connection, debrief_id)

    def move_to_bin(self, debrief_id: str, *, now: datetime) -> SavedDebrief:
        """Put a note into the bin for 30 days."""
        return self._set_deleted(debrief_id, now)

    def restore(self, debrief_id: str) -> SavedDebrief:
        """Bring a note back from the bin."""
        return self._set_deleted(debrief_id, None)

    def empty_old_bin(self, *, now: datetime) -> int:
        """Remove what has been in the bin for more than 30 days; return how many."""
        limit = now - timedelta(days=BIN_DAYS)
        with self._vault.reading() as connection:
            binned = store.debriefs(connection, in_bin=True)
        if not any(one.deleted is not None and one.deleted < limit for one in binned):
            return 0
        with self._vault.transaction() as connection:
            return store.purge(connection, limit)

    def _set_deleted(self, debrief_id: str, deleted: datetime | None) -> SavedDebrief:
        with self._vault.transaction() as connection:
            current = _found(connection, debrief_id)
            if (current.deleted is None) != (deleted is None):
                store.set_deleted(connection, debrief_id, deleted)
            return _found(connection, debrief_id)


def _silent(connection: Connection, now: datetime) -> tuple[Stop, ...]:
    standing = model.stops(store.limits(connection), store.debriefs(connection), now.date())
    spoken = store.spoken(connection)
    return tuple(stop for stop in standing if (stop.rule.value, stop.occasion) not in spoken)


def _found(connection: Connection, debrief_id: str) -> SavedDebrief:
    found = store.get(connection, debrief_id)
    if found is None:
        raise DebriefNotFound(debrief_id)
    return found
