"""How far long work is, and whether it is to stop: what whoever waits for it hands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from companion.errors import Cancelled

WHOLE: Final = 1000
"""Progress is told in parts of a thousand, whatever is counted."""


def _nobody_looks(_done: int, _total: int) -> None:
    """Tell nobody."""


def _goes_on() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """Tells of one stretch of the work; the default tells nobody and never stops."""

    progress: Callable[[int, int], None] = _nobody_looks
    is_cancelled: Callable[[], bool] = _goes_on
    start: int = 0
    end: int = WHOLE

    def part(self, start: int, end: int) -> Watch:
        """Return a watch for a stretch of this one, in parts of a thousand of it."""
        size = self.end - self.start
        return Watch(
            self.progress,
            self.is_cancelled,
            self.start + size * start // WHOLE,
            self.start + size * end // WHOLE,
        )

    def at(self, done: int, total: int) -> None:
        """Tell how far it is; raise Cancelled when it is to stop."""
        if self.is_cancelled():
            raise Cancelled
        share = min(done, total) / total if total else 1
        self.progress(self.start + int((self.end - self.start) * share), WHOLE)


UNWATCHED: Final = Watch()
"""Nobody waits for it."""
