"""From the start of the process to a lock screen that answers, against a bare window.

Both are started in turn on the same empty screen, and only their pixels are
looked at (see benchmarks.screen), so the app needs no hook for it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import psutil

from benchmarks import vaults
from benchmarks.probe import Figures
from benchmarks.report import NOT_INSTALLED, Row, Spread
from benchmarks.screen import Screen, is_installed, shown
from benchmarks.sides import copy

TURNS: Final = 11
GOALS: Final = {"start to painted": "<= 2.5 x bare window"}
_PAGES: Final = 1_000
_KEY_PATIENCE: Final = 3.0
"""Seconds."""
_BARE: Final = [sys.executable, "-m", "benchmarks.bare_window"]


def measure(_counts: list[int]) -> Iterator[Row]:
    """Start the app and a bare window again and again, in turn."""
    if not is_installed():
        yield Row(None, "start to painted", "ms", None, name="bare window", note=NOT_INSTALLED)
        return
    base = copy(vaults.filled(_PAGES), vaults.CACHE / "window")
    app = [sys.executable, "-m", "companion", "--base-dir", str(base)]
    with shown() as screen:
        yield from compare(screen, app, _BARE)
    shutil.rmtree(base)


def compare(screen: Screen, app: list[str], bare: list[str], turns: int = TURNS) -> Iterator[Row]:
    """Start two programs in turn; the first start of each only warms the caches."""
    found: tuple[dict[str, list[float]], ...] = (defaultdict(list), defaultdict(list))
    for turn in range(turns + 1):
        for command, figures in zip((app, bare), found, strict=True):
            for name, value in started(screen, command).items():
                if turn:
                    figures[name].append(value)
    for name, values in found[0].items():
        unit = "MiB" if name.startswith("memory") else "ms"
        against = Spread.of(found[1][name]) if name in found[1] else None
        yield Row(None, name, unit, Spread.of(values), against, "bare window", GOALS.get(name, ""))


def started(screen: Screen, command: list[str]) -> Figures:
    """Start a program, watch it paint, press a key in it, and end it."""
    empty = screen.look()
    environment = {**os.environ, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
    environment.pop("WAYLAND_DISPLAY", None)
    start = time.perf_counter()
    program = subprocess.Popen(command, cwd=vaults.ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        painted = screen.changed(empty)
        settled = max(painted, screen.settled())
        memory = psutil.Process(program.pid).memory_info().rss / 2**20
        figures = {
            "start to painted": 1000 * (painted - start),
            "start to the last change of the picture": 1000 * (settled - start),
            "memory with the first screen": memory,
            **_answer(screen),
        }
    finally:
        program.terminate()
        program.wait()
    screen.settled()
    return figures


def _answer(screen: Screen) -> Figures:
    """Press a key and return how long until the picture shows it; nothing when it never does."""
    if shutil.which("xdotool") is None:
        return {}
    environment = {**os.environ, "DISPLAY": screen.display}
    before, pressed = screen.look(), time.perf_counter()
    # With no window manager the key goes to the window under the pointer, in mid-screen.
    subprocess.run(["xdotool", "key", "x"], check=True, env=environment)
    try:
        shown_at = screen.changed(before, _KEY_PATIENCE)
    except TimeoutError:  # a window that has no place to type yet
        return {}
    return {"key pressed to shown, xdotool's start included": 1000 * (shown_at - pressed)}
