"""How each figure grows with the length of the journal: an exponent, and a picture of all.

An exponent of 0 means that the length does not matter, 1 that twice the entries take
twice as long. It is the slope of a straight line through the medians, both axes
logarithmic (least squares).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from benchmarks.report import Row

LEAST: Final = 3
"""With fewer lengths a line says nothing."""
GOALS: Final = {"search as you type, p50": 0.3, "search as you type, p99": 0.3}
"""performance.md: from 50,000 to 200,000 entries."""

Points = dict[int, float]


def points(rows: Iterable[Row]) -> dict[str, Points]:
    """Return the medians of each figure by the number of entries."""
    found: dict[str, Points] = defaultdict(dict)
    for row in rows:
        if row.entries and row.app is not None and row.app.median > 0:
            found[f"{row.what}, {row.unit}"][row.entries] = row.app.median
    return {what: each for what, each in found.items() if len(each) >= LEAST}


def exponent(measured: Points) -> float:
    """Return the slope of the line through the points, both axes logarithmic."""
    xs = [math.log(count) for count in measured]
    ys = [math.log(value) for value in measured.values()]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    across = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    return across / sum((x - middle_x) ** 2 for x in xs)


def lines(rows: Iterable[Row]) -> list[str]:
    """Return a line of text for each figure."""
    found = points(rows)
    return [
        f"{exponent(measured):+.2f}  {what}{_goal(what)}"
        for what, measured in sorted(found.items())
    ]


def _goal(what: str) -> str:
    goal = next((most for name, most in GOALS.items() if what.startswith(name)), None)
    return f"  (goal: at most {goal})" if goal is not None else ""


def picture(rows: Iterable[Row], file: Path) -> None:
    """Draw the figures over the number of entries."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 6), layout="constrained")
    axes = figure.subplots()
    for what, measured in sorted(points(rows).items()):
        label = f"{what}  n^{exponent(measured):.2f}"
        axes.plot(list(measured), list(measured.values()), marker="o", label=label)
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel("entries")
    axes.grid(visible=True, which="both", alpha=0.2)
    figure.legend(loc="outside right upper", fontsize=8)
    figure.savefig(file, dpi=110)
