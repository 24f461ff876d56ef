"""Keeps what is typed within a second; nothing has to be saved by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from companion.ui.recent.recent_changes import Change

if TYPE_CHECKING:
    from companion.planner.plan import Answer
    from companion.ui.planner.desk import PlannerDesk

_MILLISECONDS: Final = 700
"""With the writing itself this stays below a second after the last key."""
Save = Callable[[str, "Answer"], object]
"""Keeps one answer under its key; called on the worker."""


class Keeping(QObject):
    """The answers of one page; all that changes in a visit to it is one change to undo."""

    kept = Signal()
    """Everything typed so far is in the vault."""

    def __init__(
        self,
        desk: PlannerDesk,
        save: Save,
        former: Mapping[str, Answer],
        sentence: str,
        place: str,
        parent: QObject,
    ) -> None:
        """Begin; `former` is what was there before, `sentence` what Recent changes says."""
        super().__init__(parent)
        self._desk = desk
        self._save = save
        self._former = dict(former)
        self._sentence = sentence
        self._place = place
        self._waiting: dict[str, Answer] = {}
        self._before: dict[str, Answer] = {}
        self._after: dict[str, Answer] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self.keep)

    @Slot(str, object)
    def edited(self, key: str, answer: Answer) -> None:
        """Note an answer; it is kept shortly after."""
        self._waiting[key] = answer
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def keep(self) -> None:
        """Keep what waits now."""
        self._timer.stop()
        if not self._waiting:
            return
        if not self._after:
            undo = partial(_put, self._save, self._before)
            redo = partial(_put, self._save, self._after)
            self._desk.recent.add(Change(self._sentence, undo, redo, place=self._place))
        for key, answer in self._waiting.items():
            empty: Answer = "" if isinstance(answer, str) else ()
            self._before.setdefault(key, self._former.get(key, empty))
            self._after[key] = answer
        work = partial(_put, self._save, dict(self._waiting))
        self._desk.tasks.run(work, self._done, self._desk.failed)

    def _done(self, saved: dict[str, Answer]) -> None:
        for key, answer in saved.items():
            if self._waiting.get(key) == answer:
                del self._waiting[key]
        self._desk.changes.stored.emit()
        if not self._waiting:
            self.kept.emit()


def _put(save: Save, answers: dict[str, Answer]) -> dict[str, Answer]:
    """Run on the worker."""
    answers = dict(answers)
    for key, answer in answers.items():
        save(key, answer)
    return answers
