"""The encrypted journal against bare sqlcipher3 on the same file, turn by turn."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from benchmarks import vaults
from benchmarks.probe import SIDES, Figures
from benchmarks.report import Row, Spread

TURNS: Final = {"opening": 9, "typing": 3, "saving": 3, "bringing": 3, "leaving": 3, "deriving": 5}
GOALS: Final = {
    "open to the first list": "<= 100 ms",
    "search as you type, p50": "<= 4 ms",
    "search as you type, p99": "<= 16 ms",
    "save of a page, p99": "<= 20 ms",
    "bring in a journal": ">= 3,000/s",
    "size on disk over clear text": "<= 3.2",
}
GOALS_AT: Final = 50_000
_LARGEST_TIMEOUT: Final = 1_800


def measure(counts: list[int]) -> Iterator[Row]:
    """Measure journals of some lengths, and the derivation of a key."""
    derivations: dict[str, list[float]] = defaultdict(list)
    for _ in range(TURNS["deriving"]):
        _collect(derivations, probe("deriving", "app", 0))
    for name, values in derivations.items():
        yield Row(None, name, "ms", Spread.of(values))
    for count in counts:
        probe("preparing", "app", count)
        yield _size(count)
        for group in ("opening", "typing", "saving", "bringing", "leaving"):
            yield from _both(group, count)


def probe(group: str, side: str, count: int) -> Figures:
    """Run one group in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.probe", group, side, str(count)],
        capture_output=True,
        check=True,
        cwd=vaults.ROOT,
        text=True,
        timeout=_LARGEST_TIMEOUT,
    )
    figures: Figures = json.loads(done.stdout)
    return figures


def _both(group: str, count: int) -> Iterator[Row]:
    """Measure a group on both sides, one after the other in each turn."""
    sides: dict[str, dict[str, list[float]]] = {side: defaultdict(list) for side in SIDES}
    for _ in range(TURNS[group]):
        for side, found in sides.items():
            _collect(found, probe(group, side, count))
    for name, values in sides["app"].items():
        yield Row(
            count,
            name,
            _unit(name),
            Spread.of(values),
            Spread.of(sides["limit"][name]),
            "limit",
            GOALS.get(name, "") if count == GOALS_AT else "",
        )


def _collect(found: dict[str, list[float]], figures: Figures) -> None:
    for name, value in figures.items():
        found[name].append(value)


def _size(count: int) -> Row:
    name = "size on disk over clear text"
    disk = vaults.database(vaults.filled(count)).stat().st_size / 2**20
    text = sum(len(entry.body.encode()) for entry in vaults.entries(count)) / 2**20
    goal = GOALS[name] if count == GOALS_AT else ""
    return Row(count, name, "MiB", Spread.of([disk]), Spread.of([text]), "clear text", goal)


def _unit(name: str) -> str:
    if name.startswith(("bring in", "export")):
        return "entries/s"
    return "MiB" if name.startswith("peak memory") else "ms"
