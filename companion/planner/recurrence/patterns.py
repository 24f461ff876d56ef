"""Ways to remember a death that somebody may want to choose from; none is a rule for anyone.

The patterns are data (`assets/planner/patterns.json`, after care.md 2.9). A list
shows only the labels, which name days and calendars; who keeps a pattern is
told when it is opened. None is chosen beforehand, neither by name nor language
nor country, and `words.ask_your_own` stands beside them all.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from companion.errors import RuleUnreadable
from companion.paths import assets
from companion.planner.recurrence.documents import VERSION, from_document, to_document
from companion.planner.recurrence.occurrences import occurrences
from companion.planner.recurrence.rules import Rule, is_leap_day
from companion.planner.recurrence.text import Text

_ALWAYS_THERE: Final = 28
_TWO_YEARS: Final = timedelta(800)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to remember."""

    id: str
    label: Text
    """Days and calendars, no names of religions."""
    kept_by: Text
    """Who keeps it: for when it is opened."""
    detail: Text | None
    """What else is good to know then."""
    _rules: tuple[dict[str, Any], ...]
    _asks: tuple[str, ...]

    def asks(self, day: date) -> tuple[str, ...]:
        """Return the fields to ask for before this can be used for a day.

        'first_day_counts', 'after_sunset', 'feb29' (only for 29 February),
        'short_month' (only for days 29 to 31) and 'days'.
        """
        idle = set()
        if not is_leap_day(day):
            idle.add("feb29")
        if day.day <= _ALWAYS_THERE:
            idle.add("short_month")
        return tuple(each for each in self._asks if each not in idle)

    def rules(self, day: date, answers: Mapping[str, Any]) -> tuple[Rule, ...]:
        """Return the rules for a death on a day.

        `answers` holds, by the names that `asks` gives, plain values as in a
        document: True, 'feb28', ['2027-03-01']. Raises RuleUnreadable when one
        is missing.
        """
        known = {name: answers[name] for name in self.asks(day) if name in answers}
        return tuple(_made(template, day, known) for template in self._rules)


def _made(template: Mapping[str, Any], day: date, answers: Mapping[str, Any]) -> Rule:
    own = {} if "days" in answers else {"day": day.isoformat()}
    rule = from_document({"version": VERSION, **own, **template, **answers})
    if "day" not in template:
        return rule
    # A day of the year like 2 November: from the first one on that is not before.
    first = next(occurrences(rule, day, day + _TWO_YEARS), None)
    if first is None:
        raise RuleUnreadable
    return from_document({**to_document(rule), "day": first.day.isoformat()})


def patterns(folder: Path | None = None) -> tuple[Pattern, ...]:
    """Return all patterns, in the order to show them, from the data the app ships with."""
    file = (folder or assets() / "planner") / "patterns.json"
    return tuple(
        Pattern(
            each["id"],
            Text(**each["label"]),
            Text(**each["kept_by"]),
            Text(**each["detail"]) if each["detail"] else None,
            tuple(each["rules"]),
            tuple(each["asks"]),
        )
        for each in json.loads(file.read_text("utf-8"))["patterns"]
    )
