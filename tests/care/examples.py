"""Small ideas and exercises for tests."""

from __future__ import annotations

from typing import Any

from companion.care.model import Activity, Exercise, Pattern, Step, StepKind
from companion.care.what_helps import Context, LogEntry
from tests.support.builders import NOW


def activity(item_id: str = "walk", **fields: Any) -> Activity:
    """Return an activity that fits nearly everything."""
    values: dict[str, Any] = {"title": item_id, "category": "body", "minutes": 5, **fields}
    return Activity(id=item_id, **values)


def timed(seconds: int, text: str = "Look around.") -> Step:
    """Return a step that ends by itself."""
    return Step(StepKind.TIMED, text, seconds)


def said(text: str = "Hello.", seconds: int = 10) -> Step:
    """Return a step that waits."""
    return Step(StepKind.SAY, text, seconds)


def breaths(cycles: int = 2) -> Step:
    """Return some breaths of 4 and 6 seconds."""
    pattern = Pattern(4, 0, 6, 0)
    return Step(StepKind.BREATH, "In, out.", cycles * pattern.seconds, pattern, cycles)


def exercise(*steps: Step, **fields: Any) -> Exercise:
    """Return an exercise of some steps."""
    return Exercise("one", "One", "mind", steps, 1, **fields)


def log_entry(
    before: int | None = None,
    after: int | None = None,
    *,
    item: str = "walk",
    context: Context = Context.ORDINARY,
    uid: str = "0",
) -> LogEntry:
    """Return something that was noted."""
    return LogEntry(uid, item, NOW.date(), NOW.time(), "America/Denver", context, before, after)
