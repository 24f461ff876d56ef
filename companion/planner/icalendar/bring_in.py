"""Bringing in a calendar file, and telling what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Final

from companion.i18n import _, long_date, ngettext
from companion.planner.arrivals import Brought
from companion.planner.icalendar.reading import Skipped, read
from companion.planner.model import HardDate, Occasion
from companion.planner.occasions import days_of
from companion.planner.service import Planner
from companion.planner.watch import NOBODY, Watch

_READ: Final = 0.7
"""How much of bringing in is reading the file; a look reads and does no more."""


@dataclass(frozen=True, slots=True)
class Report:
    """What came in, or would come in."""

    brought: Brought
    skipped: tuple[Skipped, ...]
    kept_raw: int
    written_out: int
    shortened: int
    alarms_off: int
    first_date: date | None
    last_date: date | None
    """Of the first days of all dates in the file."""


def bring_in(
    planner: Planner, path: Path, *, now: datetime, dry_run: bool = False, watch: Watch = NOBODY
) -> Report:
    """Bring in the dates of a calendar file, all or none.

    Raises Cancelled, with nothing added; CalendarUnreadable, CalendarUnsafe, and
    what Vault.transaction raises.
    """
    until = 1 if dry_run else _READ
    reading = read(path, now=now, watch=watch, until=until)
    arrivals = watch.over(reading.arrivals, until, 1)
    brought = planner.bring_in(arrivals, now=now, dry_run=dry_run)
    firsts = [one.day for arrival in reading.arrivals for one in _first_day(arrival.value)]
    return Report(
        brought,
        tuple(reading.skipped),
        reading.kept_raw,
        reading.written_out,
        reading.shortened,
        reading.alarms_off,
        min(firsts, default=None),
        max(firsts, default=None),
    )


def describe(report: Report, *, dry_run: bool) -> Iterator[str]:
    """Return what to say of a report, sentence by sentence."""
    brought = report.brought
    if dry_run:
        yield ngettext(
            "{count} date would come in.", "{count} dates would come in.", brought.added
        ).format(count=brought.added)
    else:
        yield ngettext(
            "{count} date was added.", "{count} dates were added.", brought.added
        ).format(count=brought.added)
    if report.first_date is not None and report.last_date is not None:
        yield _("The dates begin between {first} and {last}.").format(
            first=long_date(report.first_date), last=long_date(report.last_date)
        )
    if brought.already_here:
        yield ngettext(
            "{count} date is here already and stays as it is.",
            "{count} dates are here already and stay as they are.",
            brought.already_here,
        ).format(count=brought.already_here)
    if brought.different:
        yield _("For some of them the file says something else now. Yours were left.")
    if report.kept_raw:
        yield _(
            "Some dates come again by a calendar the app cannot read from a file. "
            "Each is here once. Open it to choose how it comes again."
        )
    if report.written_out:
        yield _("Some dates come again in a way of their own. Their days are kept one by one.")
    if report.shortened:
        yield _("What was too long for a field was cut.")
    if report.alarms_off:
        yield _("Reminders in the file are kept, and turned off.")
    for one in report.skipped:
        yield _("Left out: {title}. {reason}").format(title=one.where, reason=one.reason)


def _first_day(value: HardDate) -> Iterator[Occasion]:
    found = days_of("", value, date.min, date.max)
    return islice(found, 1)
