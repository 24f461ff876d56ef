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

_MARKS: Final = "os^DvPX"
"""With ten colours, no two of seventy lines look alike."""
_ROOM: Final = 4
"""What a field has for itself, in lines of its legend."""

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
    """Draw the figures over the number of entries, those of a unit in one field."""
    from matplotlib.figure import Figure

    found = points(rows)
    units = sorted({_unit(what) for what in found}, reverse=True)
    heights = [sum(_unit(what) == unit for what in found) + _ROOM for unit in units]
    figure = Figure(figsize=(10, 0.32 * sum(heights)), layout="constrained")
    fields = figure.subplots(len(units), squeeze=False, height_ratios=heights, sharex=True)[:, 0]
    for unit, axes in zip(units, fields, strict=True):
        lines = [(what, each) for what, each in sorted(found.items()) if _unit(what) == unit]
        for number, (what, measured) in enumerate(lines):
            axes.plot(
                list(measured),
                list(measured.values()),
                color=f"C{number % 10}",
                marker=_MARKS[number % len(_MARKS)],
                label=f"{what.removesuffix(f', {unit}')}  n^{exponent(measured):.2f}",
            )
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_ylabel(unit)
        axes.grid(visible=True, which="both", alpha=0.2)
        axes.legend(loc="center left", bbox_to_anchor=(1.0, 0.5), fontsize=8, frameon=False)
    fields[-1].set_xlabel("entries")
    figure.savefig(file, dpi=110)


def _unit(what: str) -> str:
    return what.rpartition(", ")[2]
