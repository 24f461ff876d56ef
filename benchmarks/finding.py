"""Finding help: in the directory the app ships with, and among many made-up services.

`python -m benchmarks.finding build|bundled|packs COUNT` prints a JSON object of
figures: times in milliseconds (`build` in seconds), sizes in MiB.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks import vaults
from benchmarks.probe import Figures, peak_memory, percentiles, times
from benchmarks.report import Row, Spread
from benchmarks.services import services
from companion.resources.catalogue import Catalogue
from companion.resources.query import Query
from companion.resources.service import Directory
from companion.resources.ways import Way

COUNT: Final = 20_000
"""Services in the catalogue, unless another number is asked for."""
GOALS: Final = {
    "find in the bundled directory, p99": "<= 16 ms",
    "find with packs, p99": "<= 50 ms at 1,000,000",
    "peak memory, building the catalogue": "<= 1,024 MiB at 1,000,000",
}
_QUESTIONS: Final = vaults.ROOT / "tests" / "resources" / "questions.json"
_TURNS: Final = 3
_LARGEST_TIMEOUT: Final = 1_200
_TYPED: Final = ("food pantry crusher", "survivors network", "no puedo dormir", "legal aid")
_LOOKED_FOR: Final = (
    *("food pantry", "housing help", "veterans outreach", "crisis line", "grief support group"),
    *("fod pantri", "counselling", "suport groop", "555 0123", "county", "help with rent"),
    *("anyone in the county", "transportation to the doctor", "zzyzx"),
)


def measure(count: int) -> Iterator[Row]:
    """Build a catalogue of some services, then find in it and in the bundled directory."""
    for group in ("bundled", "build", "packs"):
        turns = 1 if group == "build" else _TURNS
        found = [probe(group, count) for _ in range(turns)]
        for name in found[0]:
            spread = Spread.of([figures[name] for figures in found])
            entries = None if group == "bundled" else count
            yield Row(entries, name, _unit(name), spread, note=GOALS.get(name, ""))
    _file(count).unlink()


def probe(group: str, count: int) -> Figures:
    """Run one group in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.finding", group, str(count)],
        capture_output=True,
        check=True,
        cwd=vaults.ROOT,
        text=True,
        timeout=_LARGEST_TIMEOUT,
    )
    figures: Figures = json.loads(done.stdout)
    return figures


def bundled(_count: int) -> Figures:
    """Find in the directory the app ships with."""
    directory = Directory.load()
    directory.search(Query("warm"))
    spent = times([partial(directory.search, query) for query in questions()])
    return {
        **percentiles("find in the bundled directory", spent, worst=True),
        "peak memory, bundled directory": peak_memory(),
    }


def build(count: int) -> Figures:
    """Build the catalogue; making up the services is part of the time."""
    started = time.perf_counter()
    Catalogue.build(_file(count), services(count), total=count)
    return {
        "build the catalogue": time.perf_counter() - started,
        "size of the catalogue": _file(count).stat().st_size / 2**20,
        "peak memory, building the catalogue": peak_memory(),
    }


def packs(count: int) -> Figures:
    """Find in the bundled directory and the catalogue together, as the app does."""
    directory = Directory.load(catalogue=_file(count))
    started = time.perf_counter()
    directory.search(Query("food"))
    first = 1000 * (time.perf_counter() - started)
    spent = times([partial(directory.search, query) for query in questions()])
    return {
        "first find with packs": first,
        **percentiles("find with packs", spent, worst=True),
        "peak memory, found with packs": peak_memory(),
    }


def questions() -> list[Query]:
    """Return what is asked: everyday questions, words at each key press, filters, slips."""
    everyday = json.loads(_QUESTIONS.read_text(encoding="utf-8"))
    asked = [
        Query(each["question"], home=each["country"], home_region=each["region"])
        for each in everyday
    ]
    for text in _TYPED:
        asked += [
            Query(text[:length], home="US", home_region="TX") for length in range(1, len(text) + 1)
        ]
    for text in _LOOKED_FOR:
        asked += [
            Query(text),
            Query(text, home="US", home_region="CO"),
            Query(text, language="es", free=True, home="US"),
            Query(text, open_at=vaults.NOW, home="US"),
        ]
    asked += [Query(country="US"), Query(region="CO"), Query(kind="bereavement", region="GU")]
    return [*asked, Query(way=Way.TEXT), Query(region="nowhere")]


def _file(count: int) -> Path:
    return vaults.CACHE / f"catalogue-{count}.sqlite"


def _unit(name: str) -> str:
    if name.startswith("build"):
        return "s"
    return "MiB" if name.startswith(("peak memory", "size")) else "ms"


_GROUPS: Final[dict[str, Callable[[int], Figures]]] = {
    "bundled": bundled,
    "build": build,
    "packs": packs,
}

if __name__ == "__main__":
    print(json.dumps(_GROUPS[sys.argv[1]](int(sys.argv[2]))))
