"""Whether an exercise keeps its time: the real page, its real timer, a busy computer.

The window runs in a process of its own with no screen (Qt's offscreen platform),
every processor is kept busy, and a thread beside the window works without pause.
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

MINUTES: Final = 2
"""How long an exercise is played unless another length is asked for; the goal is about 30."""
GOALS: Final = {"drift": "< 100 ms"}
_SPARE_SECONDS: Final = 120


def measure(minutes: int) -> Iterator[Row]:
    """Play one exercise of so many minutes to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.player_probe", str(minutes)],
        capture_output=True,
        check=True,
        cwd=vaults.ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
        timeout=60 * minutes + _SPARE_SECONDS,
    )
    for name, values in json.loads(done.stdout).items():
        unit = "" if name == "load" else "ms"
        goal = next((each for words, each in GOALS.items() if name.startswith(words)), "")
        yield Row(None, f"{name}, {minutes} min", unit, Spread.of(values), note=goal)
