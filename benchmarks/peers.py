"""Other journals and search tools, whole processes from start to end, in turn with the app.

Their journals lie in the clear, which is in their favour: the app derives its
key at the default cost, opens the encrypted file and searches it. Those that are a
window are started on an empty screen, with an empty home and so an empty journal.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from benchmarks import core, formats, vaults, window
from benchmarks.corpus import RARE
from benchmarks.report import NOT_INSTALLED, Row, Spread
from benchmarks.screen import is_installed, shown
from benchmarks.sides import copy

TURNS: Final = 3
_LIST: Final = "open to the first list"
_SAVE: Final = "save of a page, p50"
_PAGES: Final = 1_000
_START: Final = "start to painted"
_WINDOWS: Final[dict[str, dict[str, str]]] = {
    "rednotebook": {_START: "< 1/2 of RedNotebook"},
    "lifeograph": {},
}
"""Journals that are a window, and what the app is to reach beside them."""
_WHOLE: Final = "start, find a rare word, end"
_OPEN: Final = "find a rare word in the open app"
_GOALS: Final = {
    (_LIST, "jrnl"): "<= 1/30 of jrnl",
    (_SAVE, "jrnl"): "<= 1/250 of jrnl",
    (_OPEN, "jrnl"): "<= 1/100 of jrnl",
    (_OPEN, "ripgrep"): "<= 1/20 of ripgrep",
}
_JRNL_CONFIG: Final = """\
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals: {{default: {{journal: {journal}}}}}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%Y-%m-%d %H:%M'
version: {version}
"""


def measure(counts: list[int]) -> Iterator[Row]:
    """Find the same word in the app and each peer that is installed; start those with a window."""
    yield from _searches(counts)
    yield from _beside_jrnl(counts)
    yield from _windows()


def _searches(counts: list[int]) -> Iterator[Row]:
    for count in counts:
        core.probe("preparing", "app", count)
        commands = {"app": _app(count), **_peers(count)}
        found: dict[str, list[float]] = {name: [] for name in commands}
        searches: list[float] = []
        for _ in range(TURNS):
            searches += core.probe("finding", "app", count).values()
            for name, command in commands.items():
                if shutil.which(command[0]):
                    found[name].append(_seconds(command) * 1000)
        whole = Spread.of(found.pop("app"))
        for what, app in ((_WHOLE, whole), (_OPEN, Spread.of(searches))):
            for name, values in found.items():
                against = Spread.of(values) if values else None
                note = _GOALS.get((what, name), "") if values else NOT_INSTALLED
                yield Row(count, what, "ms", app, against, name, note)


def _beside_jrnl(counts: list[int]) -> Iterator[Row]:
    """List the newest and add one: the app is open, jrnl a process from its start to its end."""
    is_there = shutil.which("jrnl") is not None
    for count in counts:
        core.probe("preparing", "app", count)
        commands = {_LIST: ["-n", "10", "--short"], _SAVE: ["Herons.", "They came back today."]}
        app: dict[str, list[float]] = {what: [] for what in commands}
        peer: dict[str, list[float]] = {what: [] for what in commands}
        for _ in range(TURNS):
            for group, what in (("opening", _LIST), ("saving", _SAVE)):
                app[what].append(core.probe(group, "app", count)[what])
                if is_there:
                    jrnl = ["jrnl", "--config-file", str(_jrnl(count, written=what == _SAVE))]
                    peer[what].append(_seconds([*jrnl, *commands[what]]) * 1000)
        for what, values in peer.items():
            against = Spread.of(values) if values else None
            note = _GOALS[what, "jrnl"] if values else NOT_INSTALLED
            yield Row(count, what, "ms", Spread.of(app[what]), against, "jrnl", note)


def _windows() -> Iterator[Row]:
    """Start the app and each peer with a window in turn, from the process to its picture."""
    base = copy(vaults.filled(_PAGES), vaults.CACHE / "peers")
    for name, goals in _WINDOWS.items():
        try:
            for row in _compared(name, base):
                yield replace(row, name=name, note=goals.get(row.what, ""))
        except LookupError:
            yield Row(None, _START, "ms", None, name=name, note=NOT_INSTALLED)
        except TimeoutError:
            yield Row(None, _START, "ms", None, name=name, note="did not show its window")
    shutil.rmtree(base)


def _compared(name: str, base: Path) -> list[Row]:
    """Raise LookupError when the peer or a screen is not installed, TimeoutError without a window.

    `env` becomes the peer, so that the process which is watched and ended is the peer's.
    """
    if not (is_installed() and shutil.which(name)):
        raise LookupError(name)
    app = [sys.executable, "-m", "companion", "--base-dir", str(base)]
    with tempfile.TemporaryDirectory() as home, shown() as screen:
        peer = ["env", f"HOME={home}", f"XDG_CONFIG_HOME={home}", "GDK_BACKEND=x11", name]
        return list(window.compare(screen, app, peer, TURNS))


def _app(count: int) -> list[str]:
    return [sys.executable, "-m", "benchmarks.probe", "whole", "app", str(count)]


def _peers(count: int) -> dict[str, list[str]]:
    markdown = vaults.CACHE / f"markdown-{count}"
    if not markdown.exists():
        formats.write_markdown(vaults.entries(count), markdown)
    return {
        "jrnl": ["jrnl", "--config-file", str(_jrnl(count)), "-contains", RARE, "--short"],
        "ripgrep": ["rg", "--ignore-case", "--files-with-matches", RARE, str(markdown)],
        "grep": ["grep", "-r", "-i", "-l", RARE, str(markdown)],
    }


def _jrnl(count: int, *, written: bool = False) -> Path:
    """Return the configuration of a journal; of a copy of its own where it is written to."""
    journal = vaults.CACHE / f"jrnl-{count}.txt"
    if not journal.exists():
        formats.write_jrnl(vaults.entries(count), journal)
    if written:
        journal = Path(shutil.copyfile(journal, journal.with_stem(f"{journal.stem}-written")))
    config = journal.with_suffix(".yaml")
    config.write_text(_JRNL_CONFIG.format(journal=journal, version="v4.2"), encoding="utf-8")
    return config


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=vaults.ROOT)
    return time.perf_counter() - started
