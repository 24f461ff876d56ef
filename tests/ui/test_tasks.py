"""The real worker: answers on the window's thread, and only to those who still wait."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from pytestqt.qtbot import QtBot

from companion.ui.tasks import Job, Tasks

PATIENCE = 60.0


class Page(QObject):
    """Takes answers as a page does."""

    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.values: list[object] = []
        self.errors: list[Exception] = []
        self.progress: list[tuple[int, int]] = []
        self.threads: set[int] = set()

    def take(self, value: object) -> None:
        self.values.append(value)
        self._note()

    def fail(self, error: Exception) -> None:
        self.errors.append(error)
        self._note()

    def progressed(self, done: int, total: int) -> None:
        self.progress.append((done, total))
        self._note()

    def _note(self) -> None:
        self.threads.add(threading.get_ident())
        self.answered.emit()


class Gate:
    """Work that goes on when it is told to."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.open = threading.Event()

    def __call__(self) -> str:
        self.begun.set()
        assert self.open.wait(PATIENCE)
        return "through"


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def page() -> Page:
    return Page()


def run(tasks: Tasks, page: Page, work: Callable[[], object], topic: str | None = None) -> None:
    tasks.run(work, page.take, page.fail, topic=topic)


def settle(qtbot: QtBot, tasks: Tasks) -> None:
    """Wait for all answers that are on their way."""
    last = Page()
    with qtbot.waitSignal(last.answered):
        run(tasks, last, object)


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot, tasks: Tasks, page: Page) -> None:
    with qtbot.waitSignals([page.answered, tasks.answered]):
        run(tasks, page, threading.get_ident)
    assert page.values != [threading.get_ident()]
    assert page.threads == {threading.get_ident()}


def test_work_is_done_one_after_the_other_on_one_thread(
    qtbot: QtBot, tasks: Tasks, page: Page
) -> None:
    done: list[tuple[int, int]] = []

    def work(number: int) -> None:
        done.append((number, threading.get_ident()))

    for number in range(20):
        run(tasks, page, partial(work, number))
    settle(qtbot, tasks)
    assert [number for number, _thread in done] == list(range(20))
    assert len({thread for _number, thread in done}) == 1


def test_an_error_arrives_without_its_frames(qtbot: QtBot, tasks: Tasks, page: Page) -> None:
    def fail() -> None:
        secret = "words of the person"
        raise ValueError(len(secret))

    with qtbot.waitSignal(page.answered):
        run(tasks, page, fail)
    (error,) = page.errors
    assert isinstance(error, ValueError)
    assert error.__traceback__ is None
    assert page.values == []


def test_the_latest_of_a_topic_wins(qtbot: QtBot, tasks: Tasks, page: Page) -> None:
    gate, done = Gate(), []
    run(tasks, page, gate, topic="search")
    run(tasks, page, lambda: done.append("second"), topic="search")
    run(tasks, page, lambda: "other", topic="list")
    run(tasks, page, lambda: "third", topic="search")
    gate.open.set()
    settle(qtbot, tasks)
    assert page.values == ["other", "third"]
    assert done == []  # what had not begun is not done at all


def test_forgotten_answers_are_dropped_and_the_work_is_done(
    qtbot: QtBot, tasks: Tasks, page: Page
) -> None:
    gate, done = Gate(), []
    run(tasks, page, gate)
    run(tasks, page, lambda: done.append("done"))
    tasks.forget()
    gate.open.set()
    settle(qtbot, tasks)
    assert page.values == []
    assert done == ["done"]


def test_a_page_that_is_gone_gets_nothing(qtbot: QtBot, tasks: Tasks, page: Page) -> None:
    gate, values = Gate(), page.values
    run(tasks, page, gate)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
    gate.open.set()
    settle(qtbot, tasks)
    assert values == []


def test_progress_and_the_end(qtbot: QtBot, tasks: Tasks, page: Page) -> None:
    def work(job: Job) -> str:
        for done in range(3):
            job.progress(done, 3)
        return "all"

    tasks.run_long(work, page.take, page.fail, page.progressed)
    settle(qtbot, tasks)
    assert page.progress == [(0, 3), (1, 3), (2, 3)]
    assert page.values == ["all"]
    assert page.threads == {threading.get_ident()}


def test_cancel_reaches_the_work(qtbot: QtBot, tasks: Tasks, page: Page) -> None:
    gate = Gate()

    def work(job: Job) -> bool:
        gate()
        return job.is_cancelled()

    job = tasks.run_long(work, page.take, page.fail, page.progressed)
    assert gate.begun.wait(PATIENCE)
    job.cancel()
    gate.open.set()
    settle(qtbot, tasks)
    assert page.values == [True]


def test_progress_of_forgotten_work_is_dropped(qtbot: QtBot, tasks: Tasks, page: Page) -> None:
    gate = Gate()

    def work(job: Job) -> None:
        gate()
        job.progress(1, 1)

    tasks.run_long(work, page.take, page.fail, page.progressed)
    tasks.forget()
    gate.open.set()
    settle(qtbot, tasks)
    assert page.progress == []


def test_draining_waits_for_what_was_handed_in(tasks: Tasks, page: Page) -> None:
    done: list[str] = []
    run(tasks, page, lambda: done.append("done"))
    tasks.drain()
    assert done == ["done"]


def test_closing_finishes_the_work_and_ends_the_thread(page: Page) -> None:
    tasks, done = Tasks(), list[threading.Thread]()
    run(tasks, page, lambda: done.append(threading.current_thread()))
    tasks.close()
    assert not done[0].is_alive()
    with pytest.raises(RuntimeError):
        run(tasks, page, object)


def test_what_waits_beside_holds_up_nothing_else(qtbot: QtBot, tasks: Tasks, page: Page) -> None:
    """A keyring that waits for a person must not keep the key from opening the journal."""
    gate = Gate()
    assert tasks.beside() is tasks.beside()
    tasks.beside().run(gate, page.take, page.fail)
    assert gate.begun.wait(PATIENCE)
    with qtbot.waitSignal(page.answered):
        tasks.run(lambda: "meanwhile", page.take, page.fail)
    assert page.values == ["meanwhile"]
    with qtbot.waitSignals([page.answered, tasks.answered]):
        gate.open.set()
    assert page.values == ["meanwhile", "through"]


def test_closing_cancels_what_waits_beside(page: Page) -> None:
    made, begun = Tasks(), threading.Event()

    def wait(job: Job) -> str:
        begun.set()
        while not job.is_cancelled():
            pass
        return "cancelled"

    made.beside().run_long(wait, page.take, page.fail, page.progressed)
    assert begun.wait(PATIENCE)
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
    assert page.values == []
