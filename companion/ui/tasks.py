"""Work off the window's thread, and its answers back on it.

One worker thread owns the vault. A page hands work down and names two of its
own methods for the answer; the worker gets a number and the work, never the
methods, so it can neither hold nor release anything of Qt's (a widget freed by
a worker ends the process).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from companion.logs import describe, logger

Value = TypeVar("Value")


class Job:
    """What long work is given: a way to tell how far it is, and to hear of Cancel."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self.progress = tell
        self._cancelled = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next convenience."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Say whether Cancel was pressed."""
        return self._cancelled.is_set()


@dataclass(slots=True)
class _Awaited:
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    progressed: Callable[[int, int], None] | None
    topic: str | None
    job: Job | None = None
    future: Future[None] | None = None


class Tasks(QObject):
    """The one worker thread and the answers that are awaited from it."""

    answered = Signal()
    """An answer was delivered; nothing is carried."""
    _finished = Signal(int, object, object)  # number, value, error
    _progressed = Signal(int, int, int)  # number, done, total

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault")
        self._numbers = itertools.count()
        self._awaited: dict[int, _Awaited] = {}
        self._beside: Tasks | None = None
        self._finished.connect(self._deliver)
        self._progressed.connect(self._tell)

    def run(
        self,
        work: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Callable[[Exception], None],
        *,
        topic: str | None = None,
    ) -> None:
        """Do the work on the worker, then call `done` with its value or `failed`.

        `done` and `failed` are bound methods of a QObject. With a topic the latest
        wins: an earlier run of the same topic is no longer awaited.
        """
        number = self._await(_Awaited(done, failed, None, topic))
        self._submit(number, work)

    def run_long(
        self,
        work: Callable[[Job], Value],
        done: Callable[[Value], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[int, int], None],
    ) -> Job:
        """Do long work that tells how far it is and can be cancelled through the job."""
        number = self._await(_Awaited(done, failed, progressed, None))
        job = Job(partial(self._progressed.emit, number))
        self._awaited[number].job = job
        self._submit(number, partial(work, job))
        return job

    def beside(self) -> Tasks:
        """Return a second worker, for what waits for something outside of the app.

        It holds up nothing else and never touches the vault; it ends with this one.
        """
        if self._beside is None:
            self._beside = self._make_beside()
            self._beside.answered.connect(self.answered)
        return self._beside

    def _make_beside(self) -> Tasks:
        return Tasks(self)

    @property
    def is_working(self) -> bool:
        """Whether an answer is awaited."""
        return bool(self._awaited)

    def forget(self) -> None:
        """Await no answer any more; work that has begun still ends, in order."""
        self._awaited.clear()

    def cancel(self) -> None:
        """Ask all long work to stop, and await no answer any more."""
        for awaited in self._awaited.values():
            if awaited.job is not None:
                awaited.job.cancel()
        self.forget()

    def drain(self) -> None:
        """Wait until everything handed in is done; for tests and the tour only."""
        if self._beside is not None:
            self._beside.drain()
        self._executor.submit(_nothing).result()

    def close(self, *, wait: bool = True) -> None:
        """Finish what was handed in and end the thread; without `wait` it ends by itself.

        What still waits on the worker beside is cancelled first.
        """
        if self._beside is not None:
            self._beside.cancel()
            self._beside.close(wait=wait)
        self.forget()
        self._executor.shutdown(wait=wait)

    def _await(self, awaited: _Awaited) -> int:
        if awaited.topic is not None:
            for number, other in list(self._awaited.items()):
                if other.topic == awaited.topic:
                    if other.future is not None:
                        other.future.cancel()
                    del self._awaited[number]
        number = next(self._numbers)
        self._awaited[number] = awaited
        return number

    def _submit(self, number: int, work: Callable[[], object]) -> None:
        self._awaited[number].future = self._executor.submit(self._work, number, work)

    def _work(self, number: int, work: Callable[[], object]) -> None:
        try:
            value = work()
        except Exception as error:  # noqa: BLE001  # delivered to the page that asked
            # The traceback holds frames, and frames hold the person's words.
            where = describe(error)
            self._finished.emit(number, where, error.with_traceback(None))
        else:
            self._finished.emit(number, value, None)

    @Slot(int, object, object)
    def _deliver(self, number: int, value: object, error: Exception | None) -> None:
        awaited = self._awaited.pop(number, None)
        if awaited is not None and _is_alive(awaited.done):
            if error is None:
                awaited.done(value)
            else:
                logger.info("task failed %s", value)
                awaited.failed(error)
        self.answered.emit()

    @Slot(int, int, int)
    def _tell(self, number: int, done: int, total: int) -> None:
        awaited = self._awaited.get(number)
        if awaited is not None and awaited.progressed is not None and _is_alive(awaited.progressed):
            awaited.progressed(done, total)


def _nothing() -> None:
    """Do nothing, after everything else."""


def _is_alive(method: Callable[..., None]) -> bool:
    owner = getattr(method, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
