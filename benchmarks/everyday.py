"""What a person waits for each day, and what an open journal costs while nobody touches it.

The window of the largest journal and a bare Qt window do the same in turn, each in a
process of its own with a real event loop and no screen (`everyday_probe.py`, `bare_text.py`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from benchmarks import vaults
from benchmarks.report import Row, Spread

TURNS: Final = 3
GOALS: Final = {
    "help panel": "<= 300 ms",
    "key in a page of 100 KB, p99": "<= 16 ms",
    "memory": "<= 2.5 x bare window",
    "wake-ups": "0 from the app's own timers",
}
_UNITS: Final = {"memory": "MiB", "wake-ups": "a minute"}
_TIMEOUT: Final = 600


def measure(counts: list[int]) -> Iterator[Row]:
    """Measure on the longest journal, beside a bare window."""
    count = max(counts)
    vaults.filled(count)
    sides: tuple[dict[str, list[float]], ...] = (defaultdict(list), defaultdict(list))
    for _ in range(TURNS):
        for probe, found in zip(
            (["everyday_probe", str(count)], ["bare_text"]), sides, strict=True
        ):
            for name, values in _probed(*probe).items():
                found[name] += values
    for name, values in sides[0].items():
        bare = sides[1].get(name)
        yield Row(
            count,
            name,
            _starting(name, _UNITS) or "ms",
            Spread.of(values),
            Spread.of(bare) if bare else None,
            "bare window" if bare else "",
            _starting(name, GOALS),
        )


def _starting(name: str, among: dict[str, str]) -> str:
    return next((value for words, value in among.items() if name.startswith(words)), "")


def _probed(module: str, *arguments: str) -> dict[str, list[float]]:
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}", *arguments],
        stdout=subprocess.PIPE,
        check=True,
        cwd=vaults.ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
        timeout=_TIMEOUT,
    )
    found: dict[str, list[float]] = json.loads(done.stdout)
    return found
