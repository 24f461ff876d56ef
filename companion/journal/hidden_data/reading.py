"""A picture read from start to end, in pieces of any size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from companion.errors import HiddenDataStays


class Reader:
    """Takes bytes from pieces, and holds no more of them than a piece and what was asked for."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._held = b""
        self._at = 0

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is left."""
        return not self._hold(1)

    def beginning(self, size: int) -> bytes:
        """Return the next bytes and leave them there; fewer where the picture ends."""
        self._hold(size)
        return self._held[self._at : self._at + size]

    def exactly(self, size: int) -> bytes:
        """Return the next bytes; raise HiddenDataStays when the picture ends before."""
        if not self._hold(size):
            raise HiddenDataStays
        return self._taken(size)

    def passed(self, size: int) -> Iterator[bytes]:
        """Give the next bytes in pieces; raise HiddenDataStays when the picture ends before."""
        while size:
            if not self._hold(1):
                raise HiddenDataStays
            piece = self._taken(min(size, len(self._held) - self._at))
            size -= len(piece)
            yield piece

    def skip(self, size: int) -> None:
        """Leave the next bytes out; raise HiddenDataStays when the picture ends before."""
        for _piece in self.passed(size):
            pass

    def until(self, pair: re.Pattern[bytes]) -> Iterator[bytes]:
        """Give all that stands before the next match of a pattern of two bytes, or the end."""
        while self._hold(2):
            found = pair.search(self._held, self._at)
            # The last byte may be the first of a pair.
            end = len(self._held) - 1 if found is None else found.start()
            if end > self._at:
                yield self._taken(end - self._at)
            if found is not None:
                return
        if self._hold(1):
            yield self._taken(1)

    def rest(self) -> Iterator[bytes]:
        """Give all that is left."""
        while self._hold(1):
            yield self._taken(len(self._held) - self._at)

    def drain(self) -> None:
        """Read to the end and keep nothing, so that whoever gives the pieces can check them all."""
        for _piece in self.rest():
            pass

    def _hold(self, size: int) -> bool:
        """Get so many bytes ready; False where the picture ends before."""
        while len(self._held) - self._at < size:
            piece = next(self._pieces, None)
            if piece is None:
                return False
            self._held, self._at = self._held[self._at :] + piece, 0
        return True

    def _taken(self, size: int) -> bytes:
        self._at += size
        return self._held[self._at - size : self._at]
