from __future__ import annotations

from datetime import date

from sqlalchemy import select

from companion.people import store
from companion.people.model import Hello, Person, Phone, Tie
from companion.people.plan import Item, Plan
from companion.people.tables import person_phone
from companion.vault.vault import Vault
from tests.support.builders import NOW

ANA = Person(
    "Ana",
    Tie.PEER,
    "the group",
    (Phone("555 0100", "home"), Phone("555 0101")),
    "ana@example.org",
    "text first",
    "a walk",
    show_on_lock=True,
    hello=Hello(14, date(2026, 3, 1)),
)


def test_a_person_comes_back_as_they_went_in(vault: Vault) -> None:
    with vault.transaction() as connection:
        store.insert(connection, "a1", ANA, now=NOW)
        found = store.get(connection, "a1")
        assert found is not None
        assert found.person == ANA
        assert (found.created, found.changed, found.deleted) == (NOW, NOW, None)
        assert store.get(connection, "nobody") is None


def test_numbers_go_with_their_person(vault: Vault) -> None:
    with vault.transaction() as connection:
        store.insert(connection, "a1", ANA, now=NOW)
        store.set_deleted(connection, "a1", NOW)
        assert store.purge(connection, NOW.replace(year=2027)) == 1
        assert connection.execute(select(person_phone)).all() == []


def test_people_are_listed_by_name_whatever_its_case(vault: Vault) -> None:
    with vault.transaction() as connection:
        for uid, name in (("1", "ben"), ("2", "Ana"), ("3", "Cruz")):
            store.insert(connection, uid, Person(name), now=NOW)
        names = [one.person.name for one in store.everyone(connection, in_bin=False)]
        assert names == ["Ana", "ben", "Cruz"]


def test_a_plan_keeps_its_order_and_its_words_when_a_person_is_gone(vault: Vault) -> None:
    plan = Plan(people=(Item("Ana", "a1"), Item("Zoe"), Item("Ben", "nobody")), alone=(Item("x"),))
    with vault.transaction() as connection:
        store.insert(connection, "a1", ANA, now=NOW)
        store.write_plan(connection, plan)
        assert store.plan(connection).people == (Item("Ana", "a1"), Item("Zoe"), Item("Ben"))
        store.set_deleted(connection, "a1", NOW)
        store.purge(connection, NOW.replace(year=2027))
        assert store.plan(connection).people[0] == Item("Ana")
        store.write_plan(connection, Plan())
        assert store.plan(connection).is_empty
