from __future__ import annotations

import pytest

from companion.errors import DiskFull
from companion.planner.plan import Answer
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.keeping import Keeping
from companion.ui.workspace import Workspace
from tests.support.immediate import ImmediateTasks


class Store:
    def __init__(self) -> None:
        self.kept: dict[str, Answer] = {"where": "home"}
        self.is_full = False

    def save(self, key: str, answer: Answer) -> None:
        if self.is_full:
            raise DiskFull
        self.kept[key] = answer


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def keeping(dates: PlannerDesk, store: Store) -> Keeping:
    return Keeping(dates, store.save, dict(store.kept), "The plan was changed", "dates", dates)


def test_what_is_typed_is_kept_shortly_after(keeping: Keeping, store: Store) -> None:
    keeping.edited("where", "At my sister's")
    assert store.kept["where"] == "home"
    keeping._timer.timeout.emit()
    assert store.kept["where"] == "At my sister's"
    assert keeping._timer.interval() < 1000


def test_all_of_a_visit_is_one_change_and_undone_as_one(
    keeping: Keeping, store: Store, dates: PlannerDesk
) -> None:
    for words in ("A", "At", "At work"):
        keeping.edited("where", words)
        keeping.keep()
    keeping.edited("who", ("ana",))
    keeping.keep()
    (change,) = dates.recent.all
    change.undo()
    assert store.kept == {"where": "home", "who": ()}
    change.redo()
    assert store.kept == {"where": "At work", "who": ("ana",)}


def test_what_could_not_be_kept_is_told_and_kept_later(
    keeping: Keeping, store: Store, workspace: Workspace
) -> None:
    store.is_full = True
    keeping.edited("where", "At work")
    keeping.keep()
    assert workspace.message.text
    store.is_full = False
    keeping.keep()
    assert store.kept["where"] == "At work"


def test_words_typed_while_others_are_written_are_kept_too(
    keeping: Keeping, store: Store, tasks: ImmediateTasks
) -> None:
    tasks.hold()
    keeping.edited("where", "A")
    keeping.keep()
    keeping.edited("where", "At work")
    tasks.drain()
    keeping.keep()
    assert store.kept["where"] == "At work"
