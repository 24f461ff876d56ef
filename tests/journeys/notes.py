"""A notification service on the stage: Debian's dunst, and what it shows."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_MANNERS: Final = """\
[global]
 stack_duplicates = false
 font = DejaVu Sans 14
 origin = bottom-right
 show_indicators = no
 offset = 64x48
 width = 360
"""


@contextmanager
def service() -> Iterator[None]:
    """Run the service until the story is told."""
    manners = Path(os.environ["HOME"]) / "dunstrc"
    manners.write_text(_MANNERS)
    running = subprocess.Popen(
        ["dunst", "-conf", manners], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        running.terminate()
        running.wait()


def shown() -> int:
    """Return how many notes are on the screen; none while the service starts."""
    return int(_told("count", "displayed").strip() or 0)


def open_first() -> None:
    """Answer the first note as a click on it does: Open."""
    _told("action", "0")


def history() -> str:
    """Return all that the service knows of the notes that are closed."""
    return _told("history")


def said() -> list[str]:
    """Return the first lines of the notes that are closed."""
    return [note["summary"]["data"] for note in json.loads(history())["data"][0]]


def titles() -> str:
    """Return the titles of all windows on the screen."""
    asked = ["search", "--onlyvisible", "--name", "", "getwindowname", "%@"]
    found = subprocess.run(["xdotool", *asked], capture_output=True, text=True, check=False)
    return found.stdout


def _told(*words: str) -> str:
    return subprocess.run(["dunstctl", *words], capture_output=True, text=True, check=False).stdout
