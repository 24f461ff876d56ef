"""How far a promise is tried, and the figures that a run of it gave.

A normal run takes a short slice. With COMPANION_FULL=1 (`make faults`, `make fuzz`)
each promise is tried at its whole figure, and what was found is kept in build/proof,
from which docs/proof.md is made (scripts/proof.py).
"""

from __future__ import annotations

import json
import os
import time
from typing import Final

from scripts import proof

FULL: Final = os.environ.get("COMPANION_FULL") == "1"


class Proof:
    """What one test is to try, and what it says of it."""

    def __init__(self, test: str, promise: str) -> None:
        self._test = test
        self._promise = promise
        self._begun = time.monotonic()

    def figure(self, *, short: int, full: int) -> int:
        """Return how many times to try: all of it in a full run, a slice otherwise."""
        return full if FULL else short

    def told(self, figure: str) -> float:
        """Return what the last full run said of a figure, so that this one goes on from there.

        0 when there was none, and in a normal run: that one tries the same slice every time.
        """
        if not FULL:
            return 0
        told = json.loads(proof.FIGURES.read_text("utf-8"))["tests"].get(self._test, {})
        return float(told.get("figures", {}).get(figure, 0))

    def says(self, **figures: float) -> None:
        """Keep the figures of a full run."""
        if not FULL:
            return
        proof.keep(self._test, self._promise, time.monotonic() - self._begun, figures)
