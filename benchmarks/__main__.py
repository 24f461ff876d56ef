"""`python -m benchmarks [--quick | --long] [--only PART] ...`: measure, print, keep."""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Final

import psutil

from benchmarks import (
    agent,
    core,
    dates,
    everyday,
    finding,
    growth,
    guard,
    look,
    peers,
    player,
    vaults,
    window,
    writing,
)
from benchmarks.report import Row, table

COUNTS: Final = [1_000, 10_000, 50_000]
QUICK: Final = [1_000, 10_000]
LONG: Final = [*COUNTS, 200_000]
PARTS: Final[dict[str, Callable[[list[int]], Iterator[Row]]]] = {
    "core": core.measure,
    "peers": peers.measure,
    "window": window.measure,
    "look": look.measure,
    "write": writing.measure,
    "everyday": everyday.measure,
    "dates": dates.measure,
    "guard": guard.measure,
    "agent": agent.measure,
}
KEPT: Final = vaults.ROOT / "build" / "proof"
PICTURE: Final = "growth.png"
FIND: Final = "find"
PLAYER: Final = "player"


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="no journal of 50,000 entries")
    parser.add_argument("--long", action="store_true", help="a journal of 200,000 entries too")
    parser.add_argument("--only", choices=[*PARTS, FIND, PLAYER], help="one part alone")
    parser.add_argument(
        "--services", type=int, default=finding.COUNT, help="services among which help is found"
    )
    parser.add_argument(
        "--minutes", type=int, default=player.MINUTES, help="how long an exercise is played"
    )
    asked = parser.parse_args()
    counts = QUICK if asked.quick else LONG if asked.long else COUNTS
    measured: dict[str, list[Row]] = {}

    def find(_counts: list[int]) -> Iterator[Row]:
        return finding.measure(asked.services)

    def play(_counts: list[int]) -> Iterator[Row]:
        return player.measure(asked.minutes)

    parts: dict[str, Callable[[list[int]], Iterator[Row]]] = {**PARTS, FIND: find, PLAYER: play}
    for name in [asked.only] if asked.only else list(parts):
        measured[name] = []
        for row in parts[name](counts):
            measured[name].append(row)
            print(f"{name}: {row.what} ({row.entries or ''})", file=sys.stderr, flush=True)
        if counts is LONG:
            _keep(name, measured[name])
    rows = [row for each in measured.values() for row in each]
    print(table(rows))
    print("\nMedians [least..most]. Only ratios within one run count.")
    vaults.CACHE.mkdir(parents=True, exist_ok=True)
    if grown := growth.lines(rows):
        print("\nGrowth with the number of entries (exponents):", *grown, sep="\n")
        growth.picture(rows, vaults.CACHE / PICTURE)
        if counts is LONG and not asked.only:
            shutil.copyfile(vaults.CACHE / PICTURE, KEPT / PICTURE)
    results = {"machine": _machine(), "rows": [row.as_json() for row in rows]}
    file = vaults.CACHE / "results.json"
    file.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def _keep(part: str, rows: list[Row]) -> None:
    """Keep the figures of a part of a long run for docs/proof.md."""
    KEPT.mkdir(parents=True, exist_ok=True)
    about = _machine()
    kept = {
        "part": part,
        "day": about["date"],
        "machine": "{system}, {processors} processors, {memory_gib} GiB".format(**about),
        "rows": [row.as_json() for row in rows],
    }
    file = KEPT / f"bench-{part}.json"
    file.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _machine() -> dict[str, object]:
    """Return what kind of machine this is, and nothing that tells which one."""
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "processors": psutil.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30),
        "load": psutil.getloadavg(),
    }


if __name__ == "__main__":
    main()
