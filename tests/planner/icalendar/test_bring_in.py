from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from companion.errors import CalendarUnreadable, Cancelled
from companion.planner.icalendar.bring_in import bring_in, describe
from companion.planner.icalendar.writing import calendar
from companion.planner.recurrence.rules import Yahrzeit
from companion.planner.service import Planner
from companion.planner.watch import TOTAL, Watch
from tests.planner.icalendar.conftest import FILES
from tests.support.planner import DAY, hard_date


def test_a_dry_run_tells_what_would_come_and_changes_nothing(
    planner: Planner, now: datetime
) -> None:
    dry = bring_in(planner, FILES / "google.ics", now=now, dry_run=True)
    assert planner.dates() == []
    real = bring_in(planner, FILES / "google.ics", now=now)
    assert replace(real, brought=dry.brought) == dry
    assert real.brought.added == dry.brought.added == 3
    assert (real.first_date, real.last_date) == (date(2020, 8, 29), date(2026, 4, 10))
    again = bring_in(planner, FILES / "google.ics", now=now)
    assert (again.brought.added, again.brought.already_here) == (0, 3)


def test_all_or_nothing(planner: Planner, tmp_path: Path, now: datetime) -> None:
    file = tmp_path / "file.ics"
    file.write_bytes((FILES / "google.ics").read_bytes()[:400])
    with pytest.raises(CalendarUnreadable):
        bring_in(planner, file, now=now)
    assert planner.dates() == []


class _Impatient:
    """Cancels at a look of its own; `looks` counts them."""

    def __init__(self, last: int) -> None:
        self._last = last
        self.looks = 0

    def is_cancelled(self) -> bool:
        self.looks += 1
        return self.looks == self._last


def test_whenever_it_is_cancelled_nothing_is_left_behind(planner: Planner, now: datetime) -> None:
    file = FILES / "google.ics"
    patient = _Impatient(0)
    bring_in(planner, file, now=now, dry_run=True, watch=Watch(is_cancelled=patient.is_cancelled))
    assert patient.looks >= 6
    for last in range(1, patient.looks + 1):
        watch = Watch(is_cancelled=_Impatient(last).is_cancelled)
        with pytest.raises(Cancelled):
            bring_in(planner, file, now=now, watch=watch)
        assert planner.dates() == []
        assert planner.coming(now=now, days=3660) == []


@pytest.mark.parametrize("dry_run", [True, False])
def test_it_tells_how_far_it_is_and_never_goes_back(
    planner: Planner,
    now: datetime,
    dry_run: bool,  # noqa: FBT001  # given by pytest, by name
) -> None:
    told: list[int] = []
    watch = Watch(lambda done, _total: told.append(done))
    bring_in(planner, FILES / "google.ics", now=now, dry_run=dry_run, watch=watch)
    assert told[0] == 0
    assert told == sorted(told)
    assert (told[-1] == TOTAL) == dry_run


def test_the_event_that_was_not_understood_is_kept(planner: Planner, now: datetime) -> None:
    report = bring_in(planner, FILES / "apple.ics", now=now)
    kept = [planner.original(one) for one in report.brought.ids]
    assert [text is not None for text in kept] == [False, True]


@pytest.mark.parametrize("neutral", [True, False])
def test_an_own_file_brought_in_where_it_comes_from_changes_nothing(
    planner: Planner,
    tmp_path: Path,
    now: datetime,
    neutral: bool,  # noqa: FBT001
) -> None:
    planner.save(hard_date("one"), now=now)
    planner.save(hard_date("two", rule=Yahrzeit(DAY, after_sunset=True)), now=now)
    before = planner.dates()
    file = tmp_path / "file.ics"
    file.write_bytes(calendar(before, now=now, neutral=neutral))
    report = bring_in(planner, file, now=now)
    assert (report.brought.added, report.brought.already_here) == (0, 2)
    assert planner.dates() == before


def test_what_is_said_of_it(planner: Planner, now: datetime) -> None:
    said = list(describe(bring_in(planner, FILES / "google.ics", now=now), dry_run=False))
    assert said[:2] == [
        "3 dates were added.",
        "The dates begin between 29 August 2020 and 10 April 2026.",
    ]
    assert "Reminders in the file are kept, and turned off." in said
    dry = list(describe(bring_in(planner, FILES / "nextcloud.ics", now=now), dry_run=True))
    assert dry[0] == "1 date would come in."
    assert dry[-1] == "Left out: No day at all. Its date could not be read."
    again = list(describe(bring_in(planner, FILES / "google.ics", now=now), dry_run=False))
    assert "3 dates are here already and stay as they are." in again
