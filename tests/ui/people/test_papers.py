"""Where a person and the plan are kept: there, not there, and there again."""

from __future__ import annotations

from companion.people.model import Person
from companion.people.plan import Item, Plan
from companion.people.service import People
from companion.ui.people.papers import PersonPaper, PlanPaper


def test_a_new_person_gets_one_id(people: People) -> None:
    paper = PersonPaper(people)
    assert paper.read() is None
    assert paper.put(None) is None
    paper.put(Person("Ana"))
    paper.put(Person("Anna"))
    assert [one.person.name for one in people.everyone()] == ["Anna"]
    assert paper.read() == Person("Anna")


def test_nothing_is_the_bin_and_something_brings_back(people: People) -> None:
    paper = PersonPaper(people)
    paper.put(Person("Ana"))
    paper.put(None)
    assert people.everyone() == []
    assert paper.read() is None
    paper.put(Person("Ana"))
    assert [one.id for one in people.everyone()] == [paper.id]


def test_the_plan_is_kept_tidy(people: People) -> None:
    paper = PlanPaper(people)
    assert paper.read() == Plan()
    assert paper.put(Plan(alone=(Item(" Tea. "),))) == Plan(alone=(Item("Tea."),))
    assert paper.read() == Plan(alone=(Item("Tea."),))
