"""What guards the journal, on its largest length: hiding, copying while one types, a new key.

Everything runs in a process of its own with a real event loop and no screen (Qt's
offscreen platform paints into memory). Hiding is measured under load: as many busy
processes beside it as there are processors.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psutil

from benchmarks import vaults
from benchmarks.report import Row, Spread

GOALS: Final = {
    "hide now to a blank window, p99": "<= 100 ms",
    "longest gap while a copy is made": "<= 50 ms",
    "pages written by a change of key": "<= 2: one row of the vault's state",
    "entries that differ in a restored copy": "0",
}
_BUSY: Final = [sys.executable, "-c", "while True: pass"]
_TIMEOUT: Final = 1200


def measure(counts: list[int]) -> Iterator[Row]:
    """Measure on the longest journal."""
    count = max(counts)
    vaults.filled(count)
    for work in ("copy", "key"):
        yield from _rows(count, _probed(work, count))
    with _load():
        yield from _rows(count, _probed("hide", count))


def _rows(count: int, figures: dict[str, tuple[str, list[float]]]) -> Iterator[Row]:
    for name, (unit, values) in figures.items():
        yield Row(count, name, unit, Spread.of(values), note=GOALS.get(name, ""))


def _probed(work: str, count: int) -> dict[str, tuple[str, list[float]]]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.guard_probe", work, str(count)],
        stdout=subprocess.PIPE,
        check=True,
        cwd=vaults.ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
        timeout=_TIMEOUT,
    )
    found: dict[str, tuple[str, list[float]]] = json.loads(done.stdout)
    return found


@contextmanager
def _load() -> Iterator[None]:
    """Keep every processor busy."""
    busy = [subprocess.Popen(_BUSY) for _ in range(psutil.cpu_count() or 1)]
    try:
        yield
    finally:
        for each in busy:
            each.kill()
            each.wait()
