"""It happened again somewhere: 72 hours with less news, some people, and what steadies first.

The end is a moment in UTC, written down when it begins: closing the app, a
change of the clocks or of the time zone does not move it, and nothing has to
run for it to end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from companion.planner import documents, store
from companion.planner.model import Saved
from companion.planner.plan import Plan
from companion.planner.plan import from_document as plan_in
from companion.planner.plan import to_document as of_plan

if TYPE_CHECKING:
    from sqlalchemy import Connection

LASTS: Final = timedelta(hours=72)
"""Care.md and field.md e.8."""
_CLOCK_PUT_BACK: Final = timedelta(hours=24)
"""How far the computer's clock can be put back before the end counts as lost."""


@dataclass(frozen=True, slots=True)
class Again:
    """The 72 hours."""

    began: datetime
    """UTC."""
    ends: datetime
    """UTC."""
    plan: Plan
    """Answers to the questions of the cards `deck().again`."""
    ended: datetime | None = None
    """When somebody ended it before its time (UTC), or None."""

    def is_on(self, now: datetime) -> bool:
        """Say whether it is on at a moment, aware of its zone."""
        left = self.ends - now
        # A clock that was far ahead when it began cannot keep it on for ever.
        return self.ended is None and timedelta(0) < left <= LASTS + _CLOCK_PUT_BACK


def begun(now: datetime, before: Again | None = None) -> Again:
    """Return the 72 hours from a moment on; those that are on begin anew and keep their plan."""
    start = now.astimezone(UTC)
    plan = before.plan if before is not None and before.is_on(now) else Plan(date.min)
    return Again(start, start + LASTS, plan)


def ended(again: Again, now: datetime) -> Again:
    """Return it ended at a moment; one that is over stays as it is."""
    return replace(again, ended=now.astimezone(UTC)) if again.is_on(now) else again


def to_document(again: Again) -> dict[str, Any]:
    """Return it as a document."""
    return {
        "version": documents.VERSION,
        "began": again.began.isoformat(),
        "ends": again.ends.isoformat(),
        "ended": None if again.ended is None else again.ended.isoformat(),
        "plan": of_plan(again.plan),
    }


def from_document(document: Mapping[str, Any]) -> Again:
    """Return what a document holds; raise ValueError when it does not fit."""
    over = document.get("ended")
    return Again(
        _moment(document.get("began")),
        _moment(document.get("ends")),
        plan_in(documents.mapping(document.get("plan"))),
        None if over is None else _moment(over),
    )


def current(connection: Connection, now: datetime) -> Saved[Again] | None:
    """Return what is on at a moment, or None."""
    for saved in store.all_of(connection, store.AGAIN):
        found = store.valued(saved, from_document)
        if found.value.is_on(now):
            return found
    return None


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(documents.text(value))
    if moment.tzinfo is None:
        raise ValueError
    return moment.astimezone(UTC)
