"""A process that writes and acknowledges into a file, for watching what it asks the disk to do.

`python -m tests.support.acknowledging BASE ACKS COUNT [SYNCHRONOUS]`
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from companion.errors import CompanionError
from companion.vault import engine
from tests.support.workers import write_for_ever

SEED = 2


class Acknowledged:
    """Writes each acknowledgement as a line of its own; ends the process after some."""

    def __init__(self, file: Path, count: int) -> None:
        self._descriptor = os.open(file, os.O_CREAT | os.O_WRONLY, 0o600)
        self._left = count

    def send(self, ack: tuple[str, ...]) -> None:
        """Say that something was saved."""
        os.write(self._descriptor, json.dumps(ack).encode() + b"\n")
        self._left -= 1
        if self._left == 0:
            os._exit(0)  # as a kill would: nothing is closed


def main(base: Path, acks: Path, count: int, synchronous: str | None = None) -> None:
    """Write until enough is acknowledged; `synchronous` weakens SQLite's, for the control."""
    if synchronous is not None:
        weaker = tuple(
            f"synchronous={synchronous}" if each.startswith("synchronous=") else each
            for each in engine._PRAGMAS  # there is no way to ask the app for less
        )
        engine._PRAGMAS = weaker  # type: ignore[misc,assignment]
    said = Acknowledged(acks, count)
    for attempt in range(count):
        try:
            write_for_ever(said, base, SEED + attempt)
        except CompanionError as error:  # a disk that refuses: told, and tried again
            said.send(("refused", type(error).__name__))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
