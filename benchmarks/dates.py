"""Today, the list, a month and a year of 10,000 dates with plans, from the click to the picture.

The window runs in a process of its own with a real event loop and no screen
(Qt's offscreen platform paints into memory). Meanwhile a clock beats on the
window's own thread: the longest pause between two beats is how long it did not
answer, and the processor time in it is what the app itself took of that.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from benchmarks import vaults
from benchmarks.report import Row, Spread
from companion.clock import now
from companion.planner import plan, store
from companion.planner.icalendar.reading import Arrival
from companion.planner.model import HardDate
from companion.planner.recurrence.rules import (
    ChineseYearly,
    HijriYearly,
    NthWeekday,
    Once,
    Rule,
    Yahrzeit,
    Yearly,
)
from companion.planner.service import Planner

COUNT: Final = 10_000
GOALS: Final = {
    "Today, painted": "<= 100 ms",
    "year, painted": "<= 100 ms",
    "longest pause": "<= 50 ms",
}
_FIRST: Final = date(1970, 1, 1)
_SPREAD_DAYS: Final = 15_000
_ON_TODAY: Final = 100
"""Every hundredth date shows the days around it on Today; nobody asks that of all of them."""
_TIMEOUT: Final = 900


def measure(_counts: list[int]) -> Iterator[Row]:
    """Measure on the made-up dates."""
    filled()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.dates_probe"],
        capture_output=True,
        check=True,
        cwd=vaults.ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
        timeout=_TIMEOUT,
    )
    for name, values in json.loads(done.stdout).items():
        goal = next((goal for words, goal in GOALS.items() if words in name), "")
        yield Row(COUNT, name, "ms", Spread.of(values), note=goal)


def filled() -> Path:
    """Return the base folder of a vault of dates with plans; not to be written to."""
    today = now().date()
    folder = vaults.CACHE / f"dates-{COUNT}-{today}"
    if not folder.exists():
        for older in vaults.CACHE.glob(f"dates-{COUNT}-*"):
            shutil.rmtree(older)
        unfinished = vaults.CACHE / "unfinished-dates"
        shutil.rmtree(unfinished, ignore_errors=True)
        vault = vaults.empty(unfinished)
        planner = Planner(vault)
        arrivals = [Arrival(str(number), made_up(number)) for number in range(COUNT)]
        brought = planner.bring_in(arrivals, now=now())
        keys = [planner.next_key(date_id, now=now()) for date_id in brought.ids]
        with vault.transaction() as connection:
            for date_id, key in zip(brought.ids, keys, strict=True):
                answers = {"bare_minimum.where": "At home.", "bare_minimum.who": "Ana."}
                document = plan.to_document(plan.Plan(key, answers))
                store.insert(
                    connection, f"plan-{date_id}", store.PLAN, document, now=now(),
                    date_uid=date_id, occasion=key,
                )  # fmt: skip
        vault.close()
        unfinished.rename(folder)
    return folder


def made_up(number: int) -> HardDate:
    """Return one of the dates: all kinds of calendars, spread over the year."""
    day = _FIRST + timedelta(number * 7 % _SPREAD_DAYS)
    day = day.replace(day=min(day.day, 28))
    rules: tuple[Rule, ...] = (
        Yearly(day),
        Yahrzeit(day, after_sunset=False),
        ChineseYearly(day),
        HijriYearly(day, after_sunset=False),
        NthWeekday(day, 1, day.isoweekday(), day.month),
        Once(now().date() + timedelta(number % 900)),
    )
    return HardDate(
        f"A day by the river {number}",
        rule=rules[number % len(rules)],
        on_today=number % _ON_TODAY == 0,
        note="Two herons.",
    )
