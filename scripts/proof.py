"""Write docs/proof.md from what the long runs kept in build/proof.

`python -m scripts.proof` takes in what is kept there. A run of one part leaves the
figures of the others as they were. `--suite NAME --seconds N` (the Makefile says it)
notes that a suite has run to its end, and how long it took.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from benchmarks import growth
from benchmarks.report import Row, Spread, table

ROOT: Final = Path(__file__).resolve().parent.parent
KEPT: Final = ROOT / "build" / "proof"
FIGURES: Final = ROOT / "docs" / "proof.json"
PAGE: Final = ROOT / "docs" / "proof.md"
PICTURE: Final = ROOT / "docs" / "growth.png"
_FIRST: Final = "core"
_TWO_MINUTES: Final = 120
_UNKNOWN: Final = "not yet measured"
SUITES: Final = {
    "faults": "kills, lost power, disks that fill up, refuse or tear, damage, a day of use",
    "fuzz": "every reader of what others wrote, a million changed files each",
    "audit": "sockets, files, memory, logs, licences, secrets, known holes, bill of materials",
    "journeys": "eight stories in two languages and two sizes; [films](films/README.md)",
    "bench": "speed, memory and size; [what each figure means](../benchmarks/README.md)",
}
_HEAD: Final = """# Proof

What the app promises, tried at its whole figure. Each line of the tables was written by
the suite itself (`scripts/proof.py`); what it says is what that run counted. The longer
suites, and how long a whole run of each last took on two processors:

{suites}

`make test` runs a short slice of the first two, the tests of the audit (not its lists of
parts, secrets and known holes) and one look of each story. No benchmark asserts a time.

The promises (T1 to T50) are named in [security.md](security.md). A fault found by a long
run gets a test of its own first, and stays in the short slice.

"""
_BENCH: Final = """## bench

Medians [least..most] of several turns, from runs of `make bench BENCH=--long`:
{machines}. Only the ratio of two things measured in the same run counts. What each figure
means, and where the app loses, is told in [benchmarks](../benchmarks/README.md).
"""
_GROWTH: Final = """### growth

![Each figure over the number of entries](growth.png)

How each grows with the number of entries: 0 when it does not, 1 when twice the entries take
twice as much.

"""


@dataclass(frozen=True, slots=True)
class Line:
    """What one test said in a full run."""

    test: str
    promise: str
    seconds: float
    day: str
    figures: dict[str, Any]


def main() -> None:
    """Take in what was kept, and write the page."""
    parser = argparse.ArgumentParser(prog="python -m scripts.proof", description=__doc__)
    parser.add_argument("--suite", choices=SUITES, help="the suite that has run to its end")
    parser.add_argument("--seconds", type=float, default=0.0, help="how long it took")
    parser.add_argument("--asked", default="", help="with what it was called")
    asked = parser.parse_args()
    known = json.loads(FIGURES.read_text("utf-8"))
    if asked.suite:
        known["suites"][asked.suite] = {
            "seconds": round(asked.seconds),
            "day": f"{datetime.now(UTC):%Y-%m-%d}",
            "asked": asked.asked.strip(),
        }
    for file in KEPT.glob("*.json"):
        kept = json.loads(file.read_text("utf-8"))
        known["benches" if "part" in kept else "tests"][kept.get("part") or kept["test"]] = kept
    known = {name: dict(sorted(each.items())) for name, each in known.items()}
    FIGURES.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(page(known), encoding="utf-8")
    if (KEPT / PICTURE.name).exists():
        shutil.copyfile(KEPT / PICTURE.name, PICTURE)


def keep(test: str, promise: str, seconds: float, figures: Mapping[str, float | str]) -> None:
    """Keep what one part of a full run found, until the page is written."""
    KEPT.mkdir(parents=True, exist_ok=True)
    told = {
        "test": test,
        "promise": promise,
        "seconds": round(seconds, 1),
        "day": f"{datetime.now(UTC):%Y-%m-%d}",
        "figures": dict(figures),
    }
    file = KEPT / f"{re.sub(r'[^A-Za-z0-9_.-]', '-', test)}.json"
    file.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def page(known: dict[str, Any]) -> str:
    """Return the page that tells of all runs: the suites, their tests, the benchmarks."""
    tests = [Line(**known["tests"][test]) for test in sorted(known["tests"])]
    head = _HEAD.format(suites="\n".join(_suites(known["suites"])))
    return head + "\n".join(_tests(tests)) + "\n" + _benches(known["benches"])


def _suites(known: dict[str, Any]) -> Iterable[str]:
    yield "| suite | what it tries | a whole run |"
    yield "|---|---|---|"
    for name, what in SUITES.items():
        told = _UNKNOWN
        if name in known:
            run = known[name]
            asked = f", as `{run['asked']}`" if run["asked"] else ""
            told = f"{_time(run['seconds'])}{asked} ({run['day']})"
        yield f"| `make {name}` | {what} | {told} |"


def _tests(lines: Iterable[Line]) -> Iterable[str]:
    """Yield a table for each folder of tests; what was tried of one promise stands below it."""
    for folder, found in groupby(lines, lambda line: line.test.split("/", 1)[0]):
        yield from (f"## {folder}", "", "| what | figures | day, time |", "|---|---|---|")
        for _test, same in groupby(found, lambda line: line.test.partition("[")[0]):
            group = list(same)
            if len(group) == 1:
                yield _table_row(group[0].promise, group[0])
                continue
            yield f"| {group[0].promise} | | |"
            for line in group:
                yield _table_row(f"– `{line.test.partition('[')[2].removesuffix(']')}`", line)
        yield ""


def _table_row(what: str, line: Line) -> str:
    figures = ", ".join(
        f"{name.replace('_', ' ')} **{_figure(value)}**" for name, value in line.figures.items()
    )
    what = what.replace("|", "\\|")
    return f"| {what} | {figures} | {line.day}, {_time(line.seconds)} |"


def _benches(known: dict[str, Any]) -> str:
    """Return a table for each part that was measured, the core first, and how it all grows."""
    if not known:
        return ""
    machines = sorted({f"{each['day']}, {each['machine']}" for each in known.values()})
    told, rows = [_BENCH.format(machines="; ".join(machines))], []
    for part in sorted(known, key=lambda part: (part != _FIRST, part)):
        found = [_row(row) for row in known[part]["rows"]]
        rows += found
        told.append(f"### {part}\n\n{table(found)}\n")
    grown = [f"- {line}" for line in growth.lines(rows)]
    if grown:
        told.append(_GROWTH + "\n".join(grown) + "\n")
    return "\n".join(told)


def _row(kept: dict[str, Any]) -> Row:
    app, against = (Spread(**kept[side]) if kept[side] else None for side in ("app", "against"))
    left = {name: kept[name] for name in ("entries", "what", "unit", "name", "note")}
    return Row(**left, app=app, against=against)


def _figure(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:,}"


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < _TWO_MINUTES else f"{seconds / 60:.0f} min"


if __name__ == "__main__":
    main()
