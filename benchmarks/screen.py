"""A screen without a monitor whose pixels are a file: Xvfb, read from outside.

Nothing in the window that is measured takes part: no hook, no log line, no
window manager. Xvfb maps its picture into a file, and every eighth line of it
is compared with the one before, every two milliseconds.
"""

from __future__ import annotations

import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

RESOLUTION: Final = 0.002
"""Seconds between two looks; how exact a time can be."""
_WIDTH: Final = 1280
_HEIGHT: Final = 900
_PIXEL_BYTES: Final = 4
_EVERY: Final = 8
_XWD_HEADER: Final = struct.Struct(">25I")
_XWD_COLOURS: Final = 19
_XWD_COLOUR_BYTES: Final = 12
_LINE_BYTES: Final = 12
_PATIENCE: Final = 30.0


class Screen:
    """A running Xvfb and its picture."""

    def __init__(self, display: str, pixels: mmap.mmap) -> None:
        self.display = display
        self._pixels = pixels
        header = _XWD_HEADER.unpack_from(pixels)
        self._start = header[0] + header[_XWD_COLOURS] * _XWD_COLOUR_BYTES
        self._line = header[_LINE_BYTES]

    def look(self) -> bytes:
        """Return every eighth line of what is shown."""
        starts = range(self._start, self._start + _HEIGHT * self._line, _EVERY * self._line)
        return b"".join(self._pixels[start : start + self._line] for start in starts)

    def changed(self, since: bytes, patience: float = _PATIENCE) -> float:
        """Wait for another picture and return when it came (perf_counter); raise TimeoutError."""
        end = time.perf_counter() + patience
        while (now := time.perf_counter()) < end:
            if self.look() != since:
                return now
            time.sleep(RESOLUTION)
        raise TimeoutError

    def settled(self, quiet: float = 0.4) -> float:
        """Wait until nothing has changed for a while; return when the last change came."""
        last, seen = time.perf_counter(), self.look()
        while True:
            try:
                last = self.changed(seen, quiet)
            except TimeoutError:
                return last
            seen = self.look()


def is_installed() -> bool:
    """Say whether there is an Xvfb here."""
    return shutil.which("Xvfb") is not None


@contextmanager
def shown() -> Iterator[Screen]:
    """Start a screen of its own, and end it."""
    with tempfile.TemporaryDirectory() as folder:
        reading, writing = os.pipe()
        server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(writing), "-fbdir", folder, "-nolisten", "tcp"),
                *("-noreset", "-screen", "0", f"{_WIDTH}x{_HEIGHT}x{8 * _PIXEL_BYTES - 8}"),
            ],
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                display = f":{told.readline().strip()}"
            with (Path(folder) / "Xvfb_screen0").open("rb") as picture:
                pixels = mmap.mmap(picture.fileno(), 0, access=mmap.ACCESS_READ)
            yield Screen(display, pixels)
        finally:
            server.terminate()
            server.wait()
