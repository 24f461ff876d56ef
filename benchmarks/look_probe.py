"""Runs in a process of its own: changes the look of an open journal again and again."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks import vaults
from benchmarks.sides import copy
from companion import i18n
from companion.paths import Paths
from companion.settings import Settings
from companion.ui import application
from companion.ui.collector import Collector
from companion.ui.main_window import MainWindow
from companion.ui.tasks import Tasks
from companion.ui.unlock import session

_CHANGES: Final = {
    "theme": ("theme", ("dusk", "dawn")),
    "language": ("language", ("es", "en")),
    "text size": ("text_size", (150, 100)),
}
_TURNS: Final = 10
_PAUSE_MILLISECONDS: Final = 150
_SETTLE_MILLISECONDS: Final = 4_000
_IDLE_MILLISECONDS: Final = 10_000


class Probe(QObject):
    """Makes one change after the other, each when the one before has long been painted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._steps: list[Callable[[], None]] = []
        self._name = ""
        self._start = self._used = 0.0
        self.figures: dict[str, list[float]] = defaultdict(list)
        workspace = window.workspace
        if workspace is None:
            raise RuntimeError
        for place in ("Write", "Settings"):
            for change in _CHANGES:
                self._steps.append(partial(self._go, place))
                self._steps += [partial(self._change, place, change, n) for n in range(_TURNS)]
        self._steps.append(partial(self._go, "Write"))

    def next(self) -> None:
        """Do the next step, or measure the idle window and end."""
        if self._steps:
            self._steps.pop(0)()
        else:
            QTimer.singleShot(_SETTLE_MILLISECONDS, self, self._idle)

    def _idle(self) -> None:
        self._start, self._used = time.perf_counter(), time.process_time()
        QTimer.singleShot(_IDLE_MILLISECONDS, self, self._end)

    def _go(self, place: str) -> None:
        workspace = self._window.workspace
        if workspace is not None:
            workspace.show_write() if place == "Write" else workspace.settings.open()
        QTimer.singleShot(_PAUSE_MILLISECONDS, self, self.next)

    def _change(self, place: str, change: str, turn: int) -> None:
        field, values = _CHANGES[change]
        self._name = f"change of {change}, in {place}"
        self._start = time.perf_counter()
        settings = self._window.appearance.settings
        chosen: dict[str, object] = {field: values[turn % 2]}
        self._window.change_settings(replace(settings, **chosen))  # type: ignore[arg-type]
        QTimer.singleShot(0, self, self._painted)

    def _painted(self) -> None:
        if self._window.centralWidget() is None:
            QTimer.singleShot(0, self, self._painted)
            return
        self._window.repaint()
        self.figures[self._name].append(1000 * (time.perf_counter() - self._start))
        QTimer.singleShot(_PAUSE_MILLISECONDS, self, self.next)

    def _end(self) -> None:
        passed = time.perf_counter() - self._start
        self.figures["idle window"].append(100 * (time.process_time() - self._used) / passed)
        QApplication.exit(0)


def main(count: int) -> None:
    """Open a journal of a length and print the figures as JSON."""
    base = copy(vaults.filled(count), vaults.CACHE / "look")
    settings = Settings(language="en", theme="dawn", country="US")
    i18n.use(settings.language)
    app = application.make(settings)
    collector = Collector(app)
    tasks = Tasks(app)
    collector.watch(tasks)
    paths = Paths.below(base)
    window = MainWindow(paths, settings, tasks)
    window.show()
    window.show_session(session.unlock(paths, vaults.PASSPHRASE))
    probe = Probe(window)
    QTimer.singleShot(1_000, probe, probe.next)
    app.exec()
    print(json.dumps(probe.figures))
    tasks.close()
    shutil.rmtree(base)


if __name__ == "__main__":
    main(int(sys.argv[1]))
