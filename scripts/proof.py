"""Write docs/proof.md from what the long runs kept in build/proof.

`python -m scripts.proof`, after `make faults` or `make fuzz`. A run of one
part leaves the figures of the others as they were.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
KEPT: Final = ROOT / "build" / "proof"
FIGURES: Final = ROOT / "docs" / "proof.json"
PAGE: Final = ROOT / "docs" / "proof.md"
_TWO_MINUTES: Final = 120
_UNKNOWN: Final = "not yet measured"
_SUITES: Final = {
    "faults": "kills, lost power, disks that fill up, refuse or tear, damage, a day of use",
    "fuzz": "every reader of what others wrote, a million changed files each",
    "audit": "sockets, files, memory, logs, licences, secrets, known holes, bill of materials",
    "journeys": "eight stories in two languages and two sizes; [films](films/README.md)",
    "bench": "speed, memory and size; [figures](../benchmarks/README.md#figures)",
}
_WHOLE: Final = {
    "faults": f"{_UNKNOWN} as a whole; the parts that ran are below, with their times",
    "journeys": f"{_UNKNOWN} as a whole; the half at 100 %, with the films, took 3 min",
}
"""How long a whole run of a suite takes on two processors, as far as that was measured."""
_HEAD: Final = """# Proof

What the app promises, tried at its whole figure. Each line of the tables was written by
the suite itself (`scripts/proof.py`); what it says is what that run counted. The longer
suites, and how long a whole run of each takes on two processors:

{suites}

`make test` runs a short slice of the first two, the tests of the audit (not its lists of
parts, secrets and known holes) and one look of each story. No benchmark asserts a time.

The promises (T1 to T50) are named in [security.md](security.md). A fault found by a long
run gets a test of its own first, and stays in the short slice.

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
    known = {line["test"]: line for line in json.loads(FIGURES.read_text("utf-8"))} if (
        FIGURES.exists()
    ) else {}  # fmt: skip
    for file in KEPT.glob("*.json"):
        line = json.loads(file.read_text("utf-8"))
        known[line["test"]] = line
    lines = [known[test] for test in sorted(known)]
    FIGURES.write_text(json.dumps(lines, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(page(Line(**line) for line in lines), encoding="utf-8")


def page(lines: Iterable[Line]) -> str:
    """Return the page that tells of all runs, a table for each suite."""
    parts: list[str] = []
    suite = None
    for line in lines:
        folder = line.test.split("/", 1)[0]
        if folder != suite:
            suite = folder
            parts += [f"## {suite}", "", "| what | figures | day, time |", "|---|---|---|"]
        figures = ", ".join(
            f"{name.replace('_', ' ')} **{value:,}**" for name, value in line.figures.items()
        )
        parts.append(f"| {_said(line)} | {figures} | {line.day}, {_time(line.seconds)} |")
    suites = ["| suite | what it tries | a whole run |", "|---|---|---|"]
    suites += [
        f"| `make {name}` | {what} | {_WHOLE.get(name, _UNKNOWN)} |"
        for name, what in _SUITES.items()
    ]
    return _HEAD.format(suites="\n".join(suites)) + "\n".join(parts) + "\n"


def _said(line: Line) -> str:
    which = line.test.partition("[")[2].removesuffix("]")
    return f"{line.promise} ({which})" if which else line.promise


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < _TWO_MINUTES else f"{seconds / 60:.0f} min"


if __name__ == "__main__":
    main()
