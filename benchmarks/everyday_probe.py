"""Runs in a process of its own: F1 and other keys until they are painted, then rest.

`python -m benchmarks.everyday_probe app|bare COUNT` prints a JSON object of lists.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from benchmarks import vaults
from benchmarks.probe import percentiles
from benchmarks.sides import copy
from companion import i18n
from companion.journal.model import Page
from companion.paths import Paths
from companion.settings import Settings
from companion.ui import application
from companion.ui.collector import Collector
from companion.ui.main_window import MainWindow
from companion.ui.tasks import Tasks
from companion.ui.unlock import session

_HELPS: Final = 20
_KEYS: Final = 200
_PARAGRAPH: Final = "Herons stood on the old pier and looked at the water. " * 8
_TEXT: Final = "\n\n".join([_PARAGRAPH.strip()] * (100_000 // len(_PARAGRAPH)))
_SETTLE_MILLISECONDS: Final = 4_000
_IDLE_MILLISECONDS: Final = 20_000
_MILLISECONDS: Final = 1000

Figures = dict[str, list[float]]


def app(count: int) -> Figures:
    """Measure the app: help while locked and open, keys in a long page, and its rest."""
    base = copy(vaults.filled(count), vaults.CACHE / "everyday")
    settings = Settings(language="en", theme="dawn", country="US")
    i18n.use(settings.language)
    application_ = application.make(settings)
    tasks = Tasks(application_)
    collector = Collector(application_)
    collector.watch(tasks)
    paths = Paths.below(base)
    window = MainWindow(paths, settings, tasks)
    window.show()
    _wait(_SETTLE_MILLISECONDS)
    figures = _help(window, "locked")
    window.show_session(session.unlock(paths, vaults.PASSPHRASE))
    workspace = window.workspace
    if workspace is None:
        raise RuntimeError
    workspace.show_write()
    _wait(_SETTLE_MILLISECONDS)
    figures |= _resting("journal open")
    figures |= _help(window, "journal open")
    workspace.write.editor.show_page(Page(_TEXT))
    figures |= _keys(workspace.write.editor.text)
    tasks.close()
    shutil.rmtree(base)
    return figures


def bare(_count: int) -> Figures:
    """Measure Qt alone: a window that is nothing but a text."""
    QApplication([])
    text = QPlainTextEdit()
    text.resize(960, 640)
    text.show()
    _wait(_SETTLE_MILLISECONDS)
    figures = _resting("journal open")
    text.setPlainText(_TEXT)
    return figures | _keys(text)


SIDES: Final[dict[str, Callable[[int], Figures]]] = {"app": app, "bare": bare}


def _help(window: MainWindow, state: str) -> Figures:
    """Press F1 until help is painted, again and again; the first time it is made."""
    spent = []
    for _turn in range(_HELPS):
        spent.append(_pressed(window, Qt.Key.Key_F1))
        if not window.stage.shows_help:
            raise RuntimeError
        window.close_help()
        QApplication.processEvents()
    return {
        f"help panel, {state}, the first time": spent[:1],
        f"help panel, {state}": spent[1:],
    }


def _keys(text: QTextEdit | QPlainTextEdit) -> Figures:
    """Press a key in the middle of a text, each until it is painted."""
    cursor = text.textCursor()
    cursor.setPosition(len(_TEXT) // 2)
    text.setTextCursor(cursor)
    text.setFocus()
    QApplication.processEvents()
    spent = [_pressed(text, Qt.Key.Key_A) for _key in range(_KEYS)]
    found = percentiles("key in a page of 100 KB", spent, worst=True)
    return {name: [value] for name, value in found.items()}


def _pressed(widget: QWidget, key: Qt.Key) -> float:
    """Return the milliseconds from a key to the picture that answers it."""
    start = time.perf_counter()
    QTest.keyClick(widget, key)
    QApplication.processEvents()
    return _MILLISECONDS * (time.perf_counter() - start)


def _resting(state: str) -> Figures:
    """Return what is held and how often a thread wakes while nobody does anything."""
    before, start = _wakes(), time.perf_counter()
    _wait(_IDLE_MILLISECONDS)
    minutes = (time.perf_counter() - start) / 60
    held = int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20
    return {
        f"memory, {state}, idle": [held],
        f"wake-ups, {state}, idle": [(_wakes() - before) / minutes],
    }


def _wakes() -> int:
    """Return how often the threads of this process have given up the processor to wait (Linux)."""
    said = [file.read_text() for file in Path("/proc/self/task").glob("*/status")]
    return sum(int(each.split("\nvoluntary_ctxt_switches:")[1].split()[0]) for each in said)


def _wait(milliseconds: int) -> None:
    """Let the event loop run with nothing of ours in it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


if __name__ == "__main__":
    print(json.dumps(SIDES[sys.argv[1]](int(sys.argv[2]))))
