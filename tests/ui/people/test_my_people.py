from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from companion.paths import Paths
from companion.people.model import Person, Phone
from companion.ui.people.my_people import MOST, MyPeople
from companion.ui.people.numbers import OwnNumber
from companion.ui.unlock.session import Session
from tests.support.builders import NOW
from tests.support.immediate import ImmediateTasks


@pytest.fixture
def box(qtbot: QtBot, session: Session, paths: Paths, tasks: ImmediateTasks) -> MyPeople:
    made = MyPeople(session, paths, tasks)
    qtbot.addWidget(made)
    return made


def save(session: Session, paths: Paths, name: str, *numbers: str, lock: bool = False) -> None:
    phones = tuple(map(Phone, numbers))
    session.people(paths).save(Person(name, phones=phones, show_on_lock=lock), now=NOW)


def test_who_can_be_called_those_of_the_lock_screen_first(
    box: MyPeople, session: Session, paths: Paths
) -> None:
    save(session, paths, "Ana", "303 555 0100")
    save(session, paths, "Ben")
    save(session, paths, "Cleo", "—", "303 555 0101", "303 555 0102")
    save(session, paths, "Dan", "303 555 0103", lock=True)
    box.look()
    assert [person.name for person in box.people] == ["Dan", "Ana", "Cleo"]
    numbers = [each.phone.number for each in box.findChildren(OwnNumber)]
    assert numbers == ["303 555 0103", "303 555 0100", "303 555 0101"]
    assert not box.isHidden()
    names = {each.copy_button.accessibleName() for each in box.findChildren(OwnNumber)}
    assert len(names) == MOST


def test_no_more_than_one_can_choose_from(box: MyPeople, session: Session, paths: Paths) -> None:
    for number in range(5):
        save(session, paths, f"Person {number}", f"303 555 010{number}")
    box.look()
    box.look()
    assert len(box.people) == len(box.findChildren(OwnNumber)) == MOST


def test_nobody_takes_no_room(box: MyPeople) -> None:
    box.look()
    assert box.isHidden()


def test_what_cannot_be_read_leaves_the_rest_as_it_is(box: MyPeople, session: Session) -> None:
    session.vault.close()
    box.look()
    assert box.isHidden()
