"""Where the pages on helping are kept; the worker alone reads and writes here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.clock import now
from companion.helping.model import Answer, Debrief, Limits

if TYPE_CHECKING:
    from companion.helping.service import Helping


class AnswersPaper:
    """What was answered to *Am I ready to help?*."""

    def __init__(self, helping: Helping) -> None:
        self._helping = helping

    def read(self) -> dict[str, Answer]:
        """Return every answer by the id of its question."""
        return self._helping.answers()

    def put(self, answers: dict[str, Answer]) -> dict[str, Answer]:
        """Keep answers; those that are not among them are let go. Raises FieldTooLong."""
        gone = {question: Answer() for question in self._helping.answers()}
        return self._helping.answer({**gone, **answers}, now=now())


class LimitsPaper:
    """How much I want to give."""

    def __init__(self, helping: Helping) -> None:
        self._helping = helping

    def read(self) -> Limits:
        """Return the limits."""
        return self._helping.limits()

    def put(self, limits: Limits) -> Limits:
        """Keep limits; raise FieldTooLong."""
        return self._helping.set_limits(limits)


class DebriefPaper:
    """One note after helping; a new one gets an id when it is kept for the first time."""

    def __init__(self, helping: Helping, debrief_id: str = "") -> None:
        self._helping = helping
        self.id = debrief_id

    def read(self) -> Debrief | None:
        """Return the note; None for a new one, and for one in the bin."""
        if not self.id:
            return None
        saved = self._helping.debrief(self.id)
        return None if saved.deleted is not None else saved.debrief

    def put(self, debrief: Debrief | None) -> Debrief | None:
        """Keep a note; None moves it to the bin. Raises FieldTooLong."""
        if debrief is None:
            if self.id:
                self._helping.move_to_bin(self.id, now=now())
            return None
        if self.id and self._helping.debrief(self.id).deleted is not None:
            self._helping.restore(self.id)
        saved = self._helping.save_debrief(debrief, now=now(), debrief_id=self.id or None)
        self.id = saved.id
        return saved.debrief
