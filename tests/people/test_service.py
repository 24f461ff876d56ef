from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from companion.errors import DiskFull, PersonNameless, PersonNotFound
from companion.paths import Paths
from companion.people import shown
from companion.people.model import Hello, Person, Phone
from companion.people.plan import Item, Plan
from companion.people.service import People
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE

ANA = Person("Ana", phones=(Phone("555 0100"),))


@pytest.fixture
def people(vault: Vault, paths: Paths) -> People:
    return People(vault, paths)


def test_keeping_and_changing_a_person(people: People) -> None:
    saved = people.save(ANA, now=NOW)
    later = NOW + timedelta(hours=1)
    changed = people.save(replace(ANA, good_for="a walk"), now=later, person_id=saved.id)
    assert (changed.id, changed.created, changed.changed) == (saved.id, NOW, later)
    again = people.save(changed.person, now=later + timedelta(hours=1), person_id=saved.id)
    assert again == changed
    assert people.save(ANA, now=later, person_id=saved.id).person == ANA
    assert [one.id for one in people.everyone()] == [saved.id]
    with pytest.raises(PersonNameless):
        people.save(Person(""), now=NOW)


def test_an_id_can_be_typed_in_part(people: People) -> None:
    saved = people.save(ANA, now=NOW)
    assert people.full_id(saved.id[:4]) == saved.id
    for beginning in (saved.id[:3], "", "zzzz"):
        with pytest.raises(PersonNotFound):
            people.full_id(beginning)
    for use in (people.person, people.restore):
        with pytest.raises(PersonNotFound):
            use("nobody")


def test_the_bin_and_back(people: People) -> None:
    saved = people.save(ANA, now=NOW)
    assert people.move_to_bin(saved.id, now=NOW).deleted == NOW
    assert people.move_to_bin(saved.id, now=NOW + timedelta(days=9)).deleted == NOW
    assert people.everyone() == []
    assert [one.id for one in people.everyone(in_bin=True)] == [saved.id]
    assert people.empty_old_bin(now=NOW + timedelta(days=30)) == 0
    assert people.restore(saved.id) == saved
    people.move_to_bin(saved.id, now=NOW)
    assert people.empty_old_bin(now=NOW + timedelta(days=31)) == 1
    assert people.everyone(in_bin=True) == []


def test_nothing_lies_outside_of_the_vault_unless_it_is_chosen(
    people: People, paths: Paths
) -> None:
    people.save(ANA, now=NOW)
    assert not paths.shown_people.exists()


def test_who_is_shown_follows_every_change(people: People, paths: Paths) -> None:
    def names() -> list[str]:
        return [one.name for one in shown.read(paths.shown_people)]

    saved = people.save(replace(ANA, show_on_lock=True), now=NOW)
    assert names() == ["Ana"]
    people.save(replace(saved.person, name="Ana M"), now=NOW, person_id=saved.id)
    assert names() == ["Ana M"]
    people.move_to_bin(saved.id, now=NOW)
    assert not paths.shown_people.exists()
    people.restore(saved.id)
    assert names() == ["Ana M"]
    paths.shown_people.unlink()
    people.refresh_lock_screen()
    assert names() == ["Ana M"]
    people.save(ANA, now=NOW, person_id=saved.id)
    assert not paths.shown_people.exists()


def test_when_the_file_cannot_be_written_nothing_has_changed(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = people.save(ANA, now=NOW)

    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(shown, "write", full)
    with pytest.raises(DiskFull):
        people.save(replace(ANA, show_on_lock=True), now=NOW, person_id=saved.id)
    assert people.person(saved.id) == saved


def test_people_from_elsewhere_come_once_and_stay_private(people: People, paths: Paths) -> None:
    people.save(ANA, now=NOW)
    ben = Person("Ben", show_on_lock=True)
    added = people.add_all([replace(ANA, name="ANA"), ben, ben], now=NOW)
    assert [one.person.name for one in added] == ["Ben"]
    assert not added[0].person.show_on_lock
    assert not paths.shown_people.exists()
    assert people.add_all([ben], now=NOW) == []
    with pytest.raises(PersonNameless):
        people.add_all([Person("Cruz"), Person("")], now=NOW)
    assert len(people.everyone()) == 2


def test_at_most_one_person_is_suggested_for_a_hello(people: People) -> None:
    assert people.hello_today(now=NOW) is None
    today = NOW.date()
    for name, days in (("Ana", 7), ("Ben", 14)):
        hello = Hello(7, today - timedelta(days=days))
        people.save(Person(name, hello=hello), now=NOW)
    people.save(Person("Cruz"), now=NOW)
    suggested = people.hello_today(now=NOW)
    assert suggested is not None
    assert suggested.person.name == "Ben"
    rested = people.let_hello_rest(suggested.id, now=NOW)
    assert rested.person.hello == Hello(7, date(2026, 3, 10))
    again = people.hello_today(now=NOW)
    assert again is not None
    assert again.person.name == "Ana"
    people.let_hello_rest(again.id, now=NOW)
    assert people.hello_today(now=NOW) is None


def test_the_plan_is_kept_whole_and_can_be_undone(people: People) -> None:
    assert people.plan().is_empty
    first = people.save_plan(Plan(alone=(Item(" walk "),), lines=(Item("988", None, "us-988"),)))
    assert first == Plan(alone=(Item("walk"),), lines=(Item("988", None, "us-988"),))
    assert people.save_plan(Plan(alone=(Item("rest"),))).lines == ()
    assert people.save_plan(first) == first == people.plan()


def test_everything_is_there_after_locking(vault: Vault, paths: Paths) -> None:
    saved = People(vault, paths).save(ANA, now=NOW)
    vault.close()
    opened = Vault.unlock(paths, PASSPHRASE)
    assert People(opened, paths).person(saved.id) == saved
    opened.close()


def test_no_word_about_a_person_is_plain_on_the_disk(
    vault: Vault, paths: Paths, tmp_path: Path
) -> None:
    people = People(vault, paths)
    people.save(Person("Canaryname", good_for="canarygood"), now=NOW)
    people.save_plan(Plan(signs=(Item("canaryplan"),)))
    vault.close()
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert b"anary" not in file.read_bytes()
