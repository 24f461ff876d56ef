"""What can be done with my people and my plan; each method is one use and one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from companion.errors import PersonNotFound
from companion.paths import Paths
from companion.people import plan as plans
from companion.people import shown, store
from companion.people.model import Person, SavedPerson, after_hello, is_hello_day, prepared
from companion.people.plan import Plan
from companion.values import BIN_DAYS, new_id

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from companion.vault.vault import Vault

_SHORTEST_ID: Final = 4


class People:
    """The people and the support plan of an open vault.

    The file of those shown on the lock screen is written inside each
    transaction, last: when it cannot be, nothing has changed.
    """

    def __init__(self, vault: Vault, paths: Paths) -> None:
        self._vault = vault
        self._shown = paths.shown_people

    # People

    def save(self, person: Person, *, now: datetime, person_id: str | None = None) -> SavedPerson:
        """Keep a person: a new one, or new content for one who is here.

        Saving the content from before undoes a change. Raises PersonNameless,
        FieldTooLong, PersonNotFound, and what Vault.transaction raises.
        """
        person = prepared(person)
        with self._vault.transaction() as connection:
            if person_id is None:
                person_id = new_id()
                store.insert(connection, person_id, person, now=now)
            elif _found(connection, person_id).person != person:
                store.update(connection, person_id, person, now=now)
            self._write_shown(connection)
            return _found(connection, person_id)

    def add_all(self, people: Iterable[Person], *, now: datetime) -> list[SavedPerson]:
        """Add people from elsewhere, all or none; nobody added so is shown on the lock screen.

        Who is here already, with the same name, numbers and mail, is not added again.
        Raises PersonNameless, FieldTooLong.
        """
        with self._vault.transaction() as connection:
            here = {_likeness(one.person) for one in store.everyone(connection, in_bin=False)}
            added = []
            for person in map(prepared, people):
                if _likeness(person) not in here:
                    here.add(_likeness(person))
                    added.append(new_id())
                    private = replace(person, show_on_lock=False)
                    store.insert(connection, added[-1], private, now=now)
            self._write_shown(connection)
            return [_found(connection, person_id) for person_id in added]

    def everyone(self, *, in_bin: bool = False) -> list[SavedPerson]:
        """Return all people by name, or all who are in the bin."""
        with self._vault.reading() as connection:
            return store.everyone(connection, in_bin=in_bin)

    def person(self, person_id: str) -> SavedPerson:
        """Return a person, from the bin too; raise PersonNotFound."""
        with self._vault.reading() as connection:
            return _found(connection, person_id)

    def full_id(self, beginning: str) -> str:
        """Return the one id that begins so (at least four characters), or raise PersonNotFound."""
        with self._vault.reading() as connection:
            found = store.uids_beginning(connection, beginning)
        if len(beginning) < _SHORTEST_ID or len(found) != 1:
            raise PersonNotFound(beginning)
        return found[0]

    # The bin

    def move_to_bin(self, person_id: str, *, now: datetime) -> SavedPerson:
        """Put a person into the bin for 30 days; the lock screen lets them go at once."""
        return self._set_deleted(person_id, now)

    def restore(self, person_id: str) -> SavedPerson:
        """Bring a person back from the bin as they were."""
        return self._set_deleted(person_id, None)

    def empty_old_bin(self, *, now: datetime) -> int:
        """Remove who has been in the bin for more than 30 days; return how many."""
        limit = now - timedelta(days=BIN_DAYS)
        with self._vault.reading() as connection:
            binned = store.everyone(connection, in_bin=True)
        if not any(one.deleted is not None and one.deleted < limit for one in binned):
            return 0
        with self._vault.transaction() as connection:
            return store.purge(connection, limit)

    # Checking on each other

    def hello_today(self, *, now: datetime) -> SavedPerson | None:
        """Return at most one person to say hello to today; who waits longest for a turn is first.

        `now` is aware of its zone; its local date counts.
        """
        today = now.date()
        turns = [
            (one.person.hello.since, one)
            for one in self.everyone()
            if one.person.hello is not None and is_hello_day(one.person.hello, today)
        ]
        return min(turns, key=lambda turn: turn[0])[1] if turns else None

    def let_hello_rest(self, person_id: str, *, now: datetime) -> SavedPerson:
        """Begin a whole new interval, said hello or not; which of the two is not kept."""
        with self._vault.transaction() as connection:
            person = after_hello(_found(connection, person_id).person, now.date())
            store.update(connection, person_id, person, now=now)
            return _found(connection, person_id)

    # The lock screen

    def refresh_lock_screen(self) -> None:
        """Write the file of those who are shown anew; after a vault was put back from a copy."""
        with self._vault.reading() as connection:
            self._write_shown(connection)

    # The plan

    def plan(self) -> Plan:
        """Return the support plan; an empty one when nothing is written yet."""
        with self._vault.reading() as connection:
            return store.plan(connection)

    def save_plan(self, plan: Plan) -> Plan:
        """Keep the whole plan; saving the one from before undoes it. Raises FieldTooLong."""
        with self._vault.transaction() as connection:
            store.write_plan(connection, plans.prepared(plan))
            return store.plan(connection)

    def _set_deleted(self, person_id: str, deleted: datetime | None) -> SavedPerson:
        with self._vault.transaction() as connection:
            current = _found(connection, person_id)
            if (current.deleted is None) != (deleted is None):
                store.set_deleted(connection, person_id, deleted)
            self._write_shown(connection)
            return _found(connection, person_id)

    def _write_shown(self, connection: Connection) -> None:
        everyone = store.everyone(connection, in_bin=False)
        shown.write(self._shown, [one.person for one in everyone])


def _found(connection: Connection, person_id: str) -> SavedPerson:
    found = store.get(connection, person_id)
    if found is None:
        raise PersonNotFound(person_id)
    return found


def _likeness(person: Person) -> tuple[str, tuple[str, ...], str]:
    numbers = tuple(sorted(phone.number for phone in person.phones))
    return person.name.casefold(), numbers, person.email.casefold()
