"""Runs in a process of its own: types, saves and turns pages in an open journal.

A timer that asks to be called at once, again and again, notes the longest time
between two calls: that long the window could not answer. Beside the time that
passed stands the processor time of that thread, which other programs do not
lengthen.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks import vaults
from benchmarks.sides import copy
from companion import i18n
from companion.journal.choices import WritingChoices
from companion.journal.model import Page
from companion.paths import Paths
from companion.settings import Settings
from companion.ui import application
from companion.ui.collector import Collector
from companion.ui.main_window import MainWindow
from companion.ui.tasks import Tasks
from companion.ui.unlock import session
from companion.ui.workspace import Workspace

_TURNS: Final = 40
_KEYS: Final = 60
_LONG: Final = 200_000
_PAUSE_MILLISECONDS: Final = 400
_MILLISECONDS: Final = 1000


class Probe(QObject):
    """Does one thing after the other, each when the one before has long been painted."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._write = workspace.write
        self.figures: dict[str, list[float]] = defaultdict(list)
        self._name = ""
        self._last = self._used = 0.0
        self._longest = self._most = 0.0
        self._ids = [one.id for one in workspace.session.journal.newest(limit=_TURNS + 1)]
        turns = range(_TURNS)
        self._steps: list[tuple[str, Callable[[], object]]] = [
            *(("turning to a page", partial(self._turn, number)) for number in turns),
            *(("typing a line", self._type) for _ in turns),
            *(("saving a page", self._save) for _ in turns),
        ]
        self._beat = QTimer(self)
        self._beat.setInterval(0)
        self._beat.timeout.connect(self._look)

    def next(self) -> None:
        """Note the step that is over and do the next, or measure single keys and end."""
        self._beat.stop()
        if self._name:
            self.figures[f"held up, {self._name}"].append(self._longest)
            self.figures[f"held up, {self._name} (processor)"].append(self._most)
        if not self._steps:
            self._single_keys()
            QApplication.exit(0)
            return
        self._name, work = self._steps.pop(0)
        self._longest = self._most = 0.0
        self._last, self._used = time.perf_counter(), time.thread_time()
        self._beat.start()
        work()
        QTimer.singleShot(_PAUSE_MILLISECONDS, self, self.next)

    def _look(self) -> None:
        now, used = time.perf_counter(), time.thread_time()
        self._longest = max(self._longest, _MILLISECONDS * (now - self._last))
        self._most = max(self._most, _MILLISECONDS * (used - self._used))
        self._last, self._used = now, used

    def _turn(self, number: int) -> None:
        self._write.list.entry_chosen.emit(self._ids[number + 1])

    def _type(self) -> None:
        for letter in (Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_E):
            QTest.keyClick(self._write.editor.text, letter)

    def _save(self) -> None:
        QTest.keyClick(self._write.editor.text, Qt.Key.Key_A)
        self._write.save()

    def _single_keys(self) -> None:
        """Press keys in one long paragraph, with and without spell check, each until painted."""
        for checked in (False, True):
            self._workspace.journal.start.habits.choose(WritingChoices(spell_check=checked))
            words = Page("herons stood " * (_LONG // len("herons stood ")))
            self._write.editor.show_page(words)
            text = self._write.editor.text
            cursor = text.textCursor()
            cursor.setPosition(_LONG // 2)
            text.setTextCursor(cursor)
            QApplication.processEvents()
            name = f"key in a paragraph of 200,000{', spell check on' if checked else ''}"
            for _key in range(_KEYS):
                start, used = time.perf_counter(), time.thread_time()
                QTest.keyClick(text, Qt.Key.Key_A)
                QApplication.processEvents()
                passed = time.perf_counter() - start
                self.figures[name].append(_MILLISECONDS * passed)
                used = time.thread_time() - used
                self.figures[f"{name} (processor)"].append(_MILLISECONDS * used)


def main(count: int) -> None:
    """Open a journal of a length and print the figures as JSON."""
    base = copy(vaults.filled(count), vaults.CACHE / "writing")
    settings = Settings(language="en", theme="dawn", country="US")
    i18n.use(settings.language)
    app = application.make(settings)
    collector = Collector(app)
    tasks = Tasks(app)
    tasks.answered.connect(collector.soon)
    paths = Paths.below(base)
    window = MainWindow(paths, settings, tasks)
    window.show()
    window.show_session(session.unlock(paths, vaults.PASSPHRASE))
    if window.workspace is None:
        raise RuntimeError
    probe = Probe(window.workspace)
    QTimer.singleShot(1_000, probe, probe.next)
    app.exec()
    print(json.dumps(probe.figures))
    window.workspace.journal.start.close()
    tasks.close()
    shutil.rmtree(base)


if __name__ == "__main__":
    main(int(sys.argv[1]))
