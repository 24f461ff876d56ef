"""Watching over long work: how far it is is told, and it can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from companion.errors import Cancelled

TOTAL: Final = 1_000
"""What `progress` is told as the whole."""
_EVERY: Final = 64
"""After how many things somebody may look and cancel."""

_Thing = TypeVar("_Thing")


def _tell_nobody(_done: int, _total: int) -> None:
    pass


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told of long work, and who may stop it."""

    progress: Callable[[int, int], None] = _tell_nobody
    """Called with how much is done and what the whole is."""
    is_cancelled: Callable[[], bool] = _never

    def over(self, things: Sequence[_Thing], begin: float, end: float) -> Iterator[_Thing]:
        """Give out things, which are the work from one part of the whole to another.

        The parts are between 0 and 1. Raises Cancelled, after the last thing too.
        """
        for number, thing in enumerate(things):
            if number % _EVERY == 0:
                self._look()
                done = begin + (end - begin) * number / len(things)
                self.progress(round(TOTAL * done), TOTAL)
            yield thing
        self._look()

    def _look(self) -> None:
        if self.is_cancelled():
            raise Cancelled


NOBODY: Final = Watch()
