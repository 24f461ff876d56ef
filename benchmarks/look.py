"""How long a change of theme, language or text size takes, and what an idle window costs.

The window runs in a process of its own with a real event loop and no screen
(Qt's offscreen platform paints into memory), on a journal of the largest length.
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

GOALS: Final = {"change of": "<= 100 ms", "idle": "0 % of a processor"}
_TIMEOUT: Final = 600


def measure(counts: list[int]) -> Iterator[Row]:
    """Measure on the longest journal."""
    count = max(counts)
    vaults.filled(count)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.look_probe", str(count)],
        capture_output=True,
        check=True,
        cwd=vaults.ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
        timeout=_TIMEOUT,
    )
    for name, values in json.loads(done.stdout).items():
        unit = "%" if name.startswith("idle") else "ms"
        goal = next(goal for words, goal in GOALS.items() if name.startswith(words))
        yield Row(count, name, unit, Spread.of(values), note=goal)
