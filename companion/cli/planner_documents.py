"""How dates and plans are printed with `--json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from companion.planner.model import HardDate, Occasion, Saved
    from companion.planner.plan import Plan


def date_document(saved: Saved[HardDate]) -> dict[str, Any]:
    """Return a date: its id, everything the person entered, and when that was."""
    from companion.planner.documents import of_date

    document = of_date(saved.value)
    del document["version"]
    return {
        "id": saved.id,
        **document,
        "created": saved.created.isoformat(),
        "changed": saved.changed.isoformat(),
        "revision": saved.revision,
        "deleted": None if saved.deleted is None else saved.deleted.isoformat(),
    }


def occasion_document(one: Occasion | None) -> dict[str, Any] | None:
    """Return a day on which a date falls, seen from here; None for none."""
    if one is None:
        return None
    return {
        "id": one.date_id,
        "name": one.name,
        "date": one.day.isoformat(),
        "time": None if one.at is None else f"{one.at:%H:%M}",
        "about": one.about,
        "begins_evening_before": one.evening_before,
        "window": {"first": one.first.isoformat(), "last": one.last.isoformat()},
    }


def plan_document(saved: Saved[Plan] | None) -> dict[str, Any] | None:
    """Return a plan; None for none."""
    from companion.planner.plan import to_document

    if saved is None:
        return None
    document = to_document(saved.value)
    del document["version"]
    if saved.value.occasion.year == 1:
        document["occasion"] = None
    return {"id": saved.id, **document, "changed": saved.changed.isoformat()}
