"""How soon the agent of the reminders is there after it was started, and what it holds.

It runs on a session's bus of its own, made by dbus-run-session, with one alarm a year
away. It is there when its log says that it waits. Beside it stands a bare Python that
ends at once: no program in Python can start sooner.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import psutil

from benchmarks import vaults
from benchmarks.report import Row, Spread
from companion.agent import documents
from companion.agent.model import Alarm, Schedule
from companion.clock import now
from companion.paths import Paths

GOALS: Final = {"agent, started to waiting": "<= 300 ms", "agent, memory": "<= 40 MiB resident"}
_TURNS: Final = 11
_PATIENCE_SECONDS: Final = 20
_BARE: Final = "bare"
_WAITS: Final = "agent waits"


def measure(_counts: list[int]) -> Iterator[Row]:
    """Measure on a bus of its own."""
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", "benchmarks.agent"],
        capture_output=True,
        check=True,
        cwd=vaults.ROOT,
        text=True,
    )
    found: dict[str, list[float]] = json.loads(done.stdout)
    bare = Spread.of(found.pop(_BARE))
    for name, values in found.items():
        is_start = name == next(iter(GOALS))
        unit = "MiB" if "memory" in name else "ms"
        yield Row(
            None,
            name,
            unit,
            Spread.of(values),
            bare if is_start else None,
            "bare Python" if is_start else "",
            GOALS.get(name, ""),
        )


def main() -> None:
    """Start it some times on the bus of this process; print the figures as JSON."""
    figures: dict[str, list[float]] = defaultdict(list)
    with TemporaryDirectory(prefix="companion-") as folder:
        for turn in range(_TURNS + 1):
            spent, used, memory = _started(Path(folder) / str(turn))
            if turn == 0:
                continue  # the first writes compiled modules, and reads them from the disk
            figures["agent, started to waiting"].append(spent)
            figures["agent, processor time of that"].append(used)
            figures["agent, memory"].append(memory)
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", ""], check=True)
            figures[_BARE].append(1000 * (time.perf_counter() - begun))
    print(json.dumps(figures))


def _started(base: Path) -> tuple[float, float, float]:
    """Start the agent once; return milliseconds, those of the processor, and MiB."""
    paths = Paths.below(base)
    alarm = Alarm("a" * 32, now().replace(tzinfo=None) + timedelta(days=365))
    documents.save_schedule(paths.reminders, Schedule(on=True, alarms=(alarm,)))
    command = [sys.executable, "-m", "companion", "--base-dir", str(base), "agent"]
    begun = time.perf_counter()
    with subprocess.Popen(command, cwd=vaults.ROOT) as agent:
        while not (paths.log.exists() and _WAITS in paths.log.read_text(encoding="utf-8")):
            if time.perf_counter() > begun + _PATIENCE_SECONDS:
                raise TimeoutError
            time.sleep(0.002)
        spent = time.perf_counter() - begun
        process = psutil.Process(agent.pid)
        used = sum(process.cpu_times()[:2])
        memory = process.memory_info().rss
        agent.terminate()
    return 1000 * spent, 1000 * used, memory / 2**20


if __name__ == "__main__":
    main()
