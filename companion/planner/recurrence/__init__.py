"""When a date comes round again: a stand-in with the two plainest rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One day on which a date falls."""

    date: date
    about: bool = False
    begins_evening_before: bool = False


@dataclass(frozen=True, slots=True)
class OneOff:
    """A day that comes once."""

    day: date


@dataclass(frozen=True, slots=True)
class Yearly:
    """The same day of each year; `feb29` is feb28, mar1, both or leap."""

    day: date
    feb29: str = "feb28"


Rule = OneOff | Yearly


def to_document(rule: Rule) -> dict[str, Any]:
    """Return a rule as it is stored."""
    if isinstance(rule, OneOff):
        return {"kind": "one-off", "date": rule.day.isoformat()}
    return {"kind": "yearly", "date": rule.day.isoformat(), "feb29": rule.feb29}


def from_document(document: Mapping[str, Any]) -> Rule:
    """Return the rule in a document; raise ValueError when there is none."""
    day = date.fromisoformat(str(document.get("date")))
    if document.get("kind") == "one-off":
        return OneOff(day)
    if document.get("kind") == "yearly" and document.get("feb29") in _POLICIES:
        return Yearly(day, str(document["feb29"]))
    raise ValueError


_POLICIES = {"feb28", "mar1", "both", "leap"}


def occurrences(rule: Rule, first: date, last: date) -> Iterator[Occurrence]:
    """Return the days from `first` to `last`, both included, in order."""
    if isinstance(rule, OneOff):
        found = [rule.day]
    else:
        years = range(max(rule.day.year, first.year), last.year + 1)
        found = [day for year in years for day in _in_year(rule, year)]
    for day in found:
        if first <= day <= last:
            yield Occurrence(day)


def _in_year(rule: Yearly, year: int) -> list[date]:
    try:
        return [rule.day.replace(year=year)]
    except ValueError:
        march = date(year, 3, 1)
        february = march - timedelta(days=1)
        return {"feb28": [february], "mar1": [march], "both": [february, march], "leap": []}[
            rule.feb29
        ]
