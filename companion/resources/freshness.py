"""How fresh a record is, from the day a person checked it and from nothing else.

The day a file was edited says nothing about a number. The date of a page is
shown beside (`model.source_date`), and makes nothing fresh.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from companion.resources.model import Resource

RECENT: Final = timedelta(days=90)
YEAR: Final = timedelta(days=365)
"""Directories of services are checked once a year (Inform USA)."""


class Freshness(StrEnum):
    """How long ago a person checked."""

    CHECKED_RECENTLY = "checked_recently"
    """At most 90 days ago."""
    CHECKED = "checked"
    """At most 365 days ago."""
    OLD = "old"
    """Longer ago: have a second option ready."""
    NOT_CHECKED = "not_checked"
    """Never, by a person; or on a day that is yet to come, which cannot be."""


def freshness(resource: Resource, today: date) -> Freshness:
    """Return how long ago a person checked a record."""
    if resource.check is None or resource.check.on > today:
        return Freshness.NOT_CHECKED
    age = today - resource.check.on
    if age <= RECENT:
        return Freshness.CHECKED_RECENTLY
    return Freshness.CHECKED if age <= YEAR else Freshness.OLD
