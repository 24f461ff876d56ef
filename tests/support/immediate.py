"""Tasks that do the work at once, on the thread that asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from companion.ui.tasks import Job, Tasks, _is_alive

Value = TypeVar("Value")


@dataclass(slots=True)
class _Waiting:
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    topic: str | None = None
    awaited: bool = True
    job: Job | None = None


class ImmediateTasks(Tasks):
    """The interface of Tasks without a thread.

    Short work is done and answered before `run` returns, unless `hold` was called;
    then, as always with long work, it waits for `drain`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[_Waiting] = []
        self._held = False

    def run(
        self,
        work: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Callable[[Exception], None],
        *,
        topic: str | None = None,
    ) -> None:
        """Do the work and answer."""
        for other in list(self._waiting):
            if topic is not None and other.topic == topic:
                self._waiting.remove(other)
        waiting = _Waiting(work, done, failed, topic)
        if self._held:
            self._waiting.append(waiting)
        else:
            self._do(waiting)

    def run_long(
        self,
        work: Callable[[Job], Value],
        done: Callable[[Value], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[int, int], None],
    ) -> Job:
        """Take the work; it is done with `drain`, when its page holds the job."""
        job = Job(progressed)
        self._waiting.append(_Waiting(partial(work, job), done, failed, job=job))
        return job

    def cancel(self) -> None:
        """Cancel long work, and await no answer any more."""
        for waiting in self._waiting:
            if waiting.job is not None:
                waiting.job.cancel()
        self.forget()

    def _make_beside(self) -> Tasks:
        return ImmediateTasks(self)

    @property
    def is_working(self) -> bool:
        """Whether an answer is awaited."""
        return any(waiting.awaited for waiting in self._waiting)

    def hold(self) -> None:
        """Let work wait, as behind a slow disk."""
        self._held = True

    def forget(self) -> None:
        """Await no answer any more; the work is still done, in order."""
        for waiting in self._waiting:
            waiting.awaited = False

    def drain(self) -> None:
        """Do and answer what waits."""
        self._held = False
        if self._beside is not None:
            self._beside.drain()
        while self._waiting:
            self._do(self._waiting.pop(0))

    def close(self, *, wait: bool = True) -> None:
        """Do what waits without an answer."""
        if self._beside is not None:
            self._beside.cancel()
        self.forget()
        self.drain()
        super().close(wait=wait)

    def _do(self, waiting: _Waiting) -> None:
        try:
            value = waiting.work()
        except Exception as error:  # noqa: BLE001  # delivered, as the real one does
            self._answer(waiting, waiting.failed, error.with_traceback(None))
        else:
            self._answer(waiting, waiting.done, value)

    def _answer(self, waiting: _Waiting, method: Callable[[Any], None], value: Any) -> None:
        if waiting.awaited and _is_alive(method):
            method(value)
        self.answered.emit()
