"""Figures with their spread, and the plain table they are printed in."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

NOT_INSTALLED = "not installed"


@dataclass(frozen=True, slots=True)
class Spread:
    """What one thing measured, over several turns."""

    median: float
    least: float
    most: float
    turns: int

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """Sum up the values of all turns."""
        return cls(statistics.median(values), min(values), max(values), len(values))

    def __str__(self) -> str:
        return f"{_number(self.median)} [{_number(self.least)}..{_number(self.most)}]"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a figure of the app beside what it is held against."""

    entries: int | None
    what: str
    unit: str
    app: Spread | None
    against: Spread | None = None
    name: str = ""
    """What it is held against: 'limit', 'bare window', 'ripgrep'."""
    note: str = ""
    """The goal, or why there is no figure."""

    @property
    def ratio(self) -> float | None:
        """The app over what it is held against, medians of one run."""
        if self.app is None or self.against is None or not self.against.median:
            return None
        return self.app.median / self.against.median

    def as_json(self) -> dict[str, Any]:
        """Return the row for results.json."""
        return {**asdict(self), "ratio": self.ratio}


def table(rows: Iterable[Row]) -> str:
    """Return the rows as aligned text, which is also a table in Markdown."""
    head = ("entries", "what", "unit", "app", "against", "ratio", "goal or note")
    cells = [head, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    lines = [
        "| "
        + " | ".join(text.ljust(width) for text, width in zip(line, widths, strict=True))
        + " |"
        for line in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def _cells(row: Row) -> tuple[str, ...]:
    against = f"{row.name} {row.against}" if row.against else row.name
    return (
        f"{row.entries:,}" if row.entries else "",
        row.what,
        row.unit,
        str(row.app) if row.app else "",
        against,
        _number(row.ratio) if row.ratio is not None else "",
        row.note,
    )


def _number(value: float) -> str:
    """Return a number with as many digits as can be trusted."""
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if value >= 0.1 else f"{value:.2g}"
