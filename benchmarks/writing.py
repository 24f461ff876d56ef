"""How long the window is held up while somebody writes, saves and turns pages.

The window runs in a process of its own with a real event loop and no screen, on a
journal of the largest length (`writing_probe.py`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Final

from benchmarks import vaults
from benchmarks.report import Row, Spread

GOALS: Final = {"key": "p99 <= 33 ms", "held up": "<= 50 ms"}
_TIMEOUT: Final = 600


def measure(counts: list[int]) -> Iterator[Row]:
    """Measure on the longest journal."""
    count = max(counts)
    vaults.filled(count)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.writing_probe", str(count)],
        capture_output=True,
        check=True,
        cwd=vaults.ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
        timeout=_TIMEOUT,
    )
    for name, values in json.loads(done.stdout).items():
        goal = next(goal for words, goal in GOALS.items() if words in name)
        yield Row(count, name, "ms", Spread.of(values), note=goal)
