"""The queries of my people and of the support plan. Only the service uses this module."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from companion.people.model import Hello, Person, Phone, SavedPerson, Tie
from companion.people.plan import Item, Part, Plan
from companion.people.tables import person, person_phone, plan_item
from companion.values import moment_of, stamp


def insert(connection: Connection, uid: str, new: Person, *, now: datetime) -> None:
    """Add a person."""
    connection.execute(
        person.insert(),
        {"uid": uid, **_columns(new), "created_utc": stamp(now), "changed_utc": stamp(now)},
    )
    _write_phones(connection, uid, new.phones)


def update(connection: Connection, uid: str, new: Person, *, now: datetime) -> None:
    """Give a person new content."""
    connection.execute(
        person.update().where(person.c.uid == uid).values(**_columns(new), changed_utc=stamp(now))
    )
    connection.execute(person_phone.delete().where(person_phone.c.person_uid == uid))
    _write_phones(connection, uid, new.phones)


def set_deleted(connection: Connection, uid: str, deleted: datetime | None) -> None:
    """Move a person to the bin or back."""
    connection.execute(
        person.update()
        .where(person.c.uid == uid)
        .values(deleted_utc=None if deleted is None else stamp(deleted))
    )


def purge(connection: Connection, deleted_before: datetime) -> int:
    """Remove who has been in the bin since before a moment; return how many."""
    gone = connection.execute(person.delete().where(person.c.deleted_utc < stamp(deleted_before)))
    return int(gone.rowcount)


def get(connection: Connection, uid: str) -> SavedPerson | None:
    """Return a person, from the bin too, or None."""
    found = _people(connection, person.c.uid == uid)
    return found[0] if found else None


def everyone(connection: Connection, *, in_bin: bool) -> list[SavedPerson]:
    """Return all people, or all in the bin, by name."""
    deleted = person.c.deleted_utc
    return _people(connection, deleted.is_not(None) if in_bin else deleted.is_(None))


def uids_beginning(connection: Connection, beginning: str) -> list[str]:
    """Return the first two ids that begin so; for typing less than a whole id."""
    start = func.substr(person.c.uid, 1, len(beginning)) == beginning
    return list(connection.execute(select(person.c.uid).where(start).limit(2)).scalars())


def plan(connection: Connection) -> Plan:
    """Return the support plan."""
    rows = connection.execute(select(plan_item).order_by(plan_item.c.part, plan_item.c.place))
    items: dict[str, list[Item]] = defaultdict(list)
    for row in rows:
        items[row.part].append(Item(row.text, row.person_uid, row.record_id))
    return Plan(**{part.value: tuple(items[part.value]) for part in Part})


def write_plan(connection: Connection, new: Plan) -> None:
    """Put a plan in the place of the one before; who is not known here is left out of a line."""
    known = set(connection.execute(select(person.c.uid)).scalars())
    rows = [
        {
            "part": part.value,
            "place": place,
            "text": item.text,
            "person_uid": item.person_id if item.person_id in known else None,
            "record_id": item.record_id,
        }
        for part in Part
        for place, item in enumerate(new.items(part))
    ]
    connection.execute(plan_item.delete())
    if rows:
        connection.execute(plan_item.insert(), rows)


def _write_phones(connection: Connection, uid: str, phones: Iterable[Phone]) -> None:
    rows = [
        {"person_uid": uid, "place": place, "number": phone.number, "label": phone.label}
        for place, phone in enumerate(phones)
    ]
    if rows:
        connection.execute(person_phone.insert(), rows)


def _people(connection: Connection, condition: Any) -> list[SavedPerson]:
    phones: dict[str, list[Phone]] = defaultdict(list)
    numbers = (
        select(person_phone)
        .join(person, person.c.uid == person_phone.c.person_uid)
        .where(condition)
        .order_by(person_phone.c.person_uid, person_phone.c.place)
    )
    for row in connection.execute(numbers):
        phones[row.person_uid].append(Phone(row.number, row.label))
    rows = connection.execute(select(person).where(condition))
    found = [_saved(row, tuple(phones[row.uid])) for row in rows]
    return sorted(found, key=lambda one: (one.person.name.casefold(), one.id))


def _columns(new: Person) -> dict[str, Any]:
    return {
        "name": new.name,
        "tie": new.tie.value,
        "how_we_know": new.how_we_know,
        "email": new.email,
        "reach": new.reach,
        "good_for": new.good_for,
        "show_on_lock": int(new.show_on_lock),
        "hello_days": None if new.hello is None else new.hello.every_days,
        "hello_since": None if new.hello is None else new.hello.since.isoformat(),
    }


def _saved(row: Any, phones: tuple[Phone, ...]) -> SavedPerson:
    hello = None
    if row.hello_days is not None and row.hello_since is not None:
        hello = Hello(row.hello_days, date.fromisoformat(row.hello_since))
    return SavedPerson(
        id=row.uid,
        person=Person(
            name=row.name,
            tie=Tie(row.tie),
            how_we_know=row.how_we_know,
            phones=phones,
            email=row.email,
            reach=row.reach,
            good_for=row.good_for,
            show_on_lock=bool(row.show_on_lock),
            hello=hello,
        ),
        created=moment_of(row.created_utc),
        changed=moment_of(row.changed_utc),
        deleted=None if row.deleted_utc is None else moment_of(row.deleted_utc),
    )
