"""What the app and a bare text are both asked: keys until they are painted, then rest.

Knows nothing of the app, so that the bare window's process holds Qt alone.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

SETTLE_MILLISECONDS: Final = 4_000
_KEYS: Final = 200
_PARAGRAPH: Final = "Herons stood on the old pier and looked at the water. " * 8
TEXT: Final = "\n\n".join([_PARAGRAPH.strip()] * (100_000 // len(_PARAGRAPH)))
_IDLE_MILLISECONDS: Final = 20_000
_OWN_WAKES: Final = 1
"""The timer that ends the rest is waited for, too."""
_MILLISECONDS: Final = 1000
_PAGE_BYTES: Final = 4096

Figures = dict[str, list[float]]


def keys(text: QTextEdit | QPlainTextEdit) -> Figures:
    """Press a key in the middle of a text, each until it is painted."""
    cursor = text.textCursor()
    cursor.setPosition(len(TEXT) // 2)
    text.setTextCursor(cursor)
    text.setFocus()
    QApplication.processEvents()
    spent = [pressed(text, Qt.Key.Key_A) for _key in range(_KEYS)]
    spent.sort()
    name = "key in a page of 100 KB"
    return {
        f"{name}, p50": [spent[_KEYS // 2]],
        f"{name}, p99": [spent[_KEYS * 99 // 100]],
        f"{name}, worst": [spent[-1]],
    }


def pressed(widget: QWidget, key: Qt.Key) -> float:
    """Return the milliseconds from a key to the picture that answers it."""
    start = time.perf_counter()
    QTest.keyClick(widget, key)
    QApplication.processEvents()
    return _MILLISECONDS * (time.perf_counter() - start)


def resting() -> Figures:
    """Return what is held and how often a thread wakes while nobody does anything."""
    before, start = _wakes(), time.perf_counter()
    wait(_IDLE_MILLISECONDS)
    minutes = (time.perf_counter() - start) / 60
    held = int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE_BYTES / 2**20
    return {
        "memory, idle": [held],
        "wake-ups, idle": [(_wakes() - before - _OWN_WAKES) / minutes],
    }


def _wakes() -> int:
    """Return how often the threads of this process have given up the processor to wait (Linux)."""
    said = [file.read_text() for file in Path("/proc/self/task").glob("*/status")]
    return sum(int(each.split("\nvoluntary_ctxt_switches:")[1].split()[0]) for each in said)


def wait(milliseconds: int) -> None:
    """Let the event loop run with nothing of ours in it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()
