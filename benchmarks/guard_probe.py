"""Runs in a process of its own: hides, copies or changes the key, and prints figures as JSON."""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot
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
from companion.vault import backups, copying, stretching
from companion.vault.header import PAGE_BYTES
from companion.vault.opener import by_passphrase
from companion.vault.restoring import restore
from companion.vault.vault import Vault

_HIDES: Final = 100
_COPIES: Final = 3
_REST: Final = 10.0
"""Seconds of typing while nothing is done: how long gaps are on this machine as it is now."""
_KEYS: Final = 5
_TYPING_MILLISECONDS: Final = 10
_WORDS: Final = "the sea is calm and the lamp is on.\n"
_FIRST: Final = "a made-up first key for made-up pages"
Figures = dict[str, tuple[str, list[float]]]


class Typing(QObject):
    """Types a letter every few milliseconds while copies are made, and notes how late each was."""

    def __init__(self, window: MainWindow, tasks: Tasks, vault: Vault, paths: Paths) -> None:
        super().__init__(window)
        if window.workspace is None:
            raise RuntimeError
        self._text = window.workspace.write.editor.text
        self._tasks = tasks
        copy = partial(_make_all, vault, paths)
        self._works: list[Callable[[], None]] = [partial(time.sleep, _REST), *[copy] * _COPIES]
        self._last = self._started = 0.0
        self._gaps: list[float] = []
        self._typed = 0
        self.longest: list[float] = []
        """Milliseconds: first while nothing is done, then for each copy."""
        self.seconds: list[float] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_TYPING_MILLISECONDS)
        self._timer.timeout.connect(self._type)

    @Slot()
    def begin(self) -> None:
        """Make a copy and type meanwhile."""
        self._gaps = []
        self._started = self._last = time.perf_counter()
        self._timer.start()
        self._tasks.run(self._works.pop(0), self._made, self._made)

    @Slot()
    def _type(self) -> None:
        now = time.perf_counter()
        self._gaps.append(1000 * (now - self._last))
        self._last = now
        self._typed += 1
        self._text.insertPlainText(_WORDS[self._typed % len(_WORDS)])

    def _made(self, outcome: object) -> None:
        self._timer.stop()
        if isinstance(outcome, Exception):
            raise outcome
        self.longest.append(max(self._gaps))
        self.seconds.append(time.perf_counter() - self._started)
        if self._works:
            QTimer.singleShot(1_000, self, self.begin)
        else:
            QApplication.exit(0)


def _make_all(vault: Vault, paths: Paths) -> None:
    for outcome in copying.make_all(vault, paths, now=vaults.NOW):
        if outcome.error is not None:
            raise outcome.error


def copies(base: Path, settings: Settings, tasks: Tasks) -> Figures:
    """Copy while typing goes on; then restore the copy and hold every entry against the journal."""
    paths = Paths.below(base)
    window = MainWindow(paths, settings, tasks)
    opened = session.unlock(paths, vaults.PASSPHRASE)
    window.show_session(opened)
    window.show()
    if window.guard is not None:
        window.guard.idle.watch(0)  # letters that no keyboard sent do not keep it open
    typing = Typing(window, tasks, opened.vault, paths)
    QTimer.singleShot(2_000, typing, typing.begin)
    QApplication.exec()
    tasks.drain()
    elsewhere = Paths.below(base / "restored")
    newest = max(backups.listed(paths.backups), key=lambda each: each.commit_seq)
    restore(elsewhere, newest.folder, by_passphrase(vaults.PASSPHRASE), now=vaults.NOW)
    other = Vault.unlock(elsewhere, vaults.PASSPHRASE)
    differ = _differing(opened.vault, other)
    other.close()
    opened.vault.close()
    return {
        "longest gap while nothing is done": ("ms", typing.longest[:1]),
        "longest gap while a copy is made": ("ms", typing.longest[1:]),
        "a verified copy": ("s", typing.seconds[1:]),
        "entries that differ in a restored copy": ("", [float(differ)]),
    }


def _differing(vault: Vault, other: Vault) -> int:
    """Count entries that are not the same, text and all, in two vaults."""
    query = (
        "SELECT uid, title, body, local_date, local_time, zone FROM entry "
        "JOIN entry_text ON entry_text.entry_id = entry.id"
    )
    found = []
    for each in (vault, other):
        with each.reading() as connection:
            found.append({tuple(row) for row in connection.exec_driver_sql(query).all()})
    return len(found[0] ^ found[1])


def keys(base: Path, _settings: Settings, _tasks: Tasks) -> Figures:
    """Change the key to and fro; count the pages of the file that are others afterwards."""
    vault = vaults.unlocked(base)
    current, following = vaults.PASSPHRASE, _FIRST
    cost = stretching.calibrated()
    vault.change_passphrase(current, following, cost=cost)  # from the cheap key to a real one
    current, following = following, current
    whole, derived, written = [], [], []
    for _turn in range(_KEYS):
        vault.checkpoint()
        before = _pages(vaults.database(base))
        start = time.perf_counter()
        vault.change_passphrase(current, following, cost=cost)
        whole.append(1000 * (time.perf_counter() - start))
        vault.checkpoint()
        after = _pages(vaults.database(base))
        written.append(float(sum(one != other for one, other in zip(before, after, strict=True))))
        start = time.perf_counter()
        stretching.stretch(b"a key", b"sixteen bytes..!", cost)
        derived.append(1000 * (time.perf_counter() - start))
        current, following = following, current
    vault.close()
    return {
        "change of key": ("ms", whole),
        "derive a key once": ("ms", derived),
        "pages written by a change of key": ("", written),
    }


def _pages(file: Path) -> list[bytes]:
    content = file.read_bytes()
    return [content[start : start + PAGE_BYTES] for start in range(0, len(content), PAGE_BYTES)]


def hides(base: Path, settings: Settings, tasks: Tasks) -> Figures:
    """Open the journal and hide it, many times; from the call until the blank is painted."""
    paths = Paths.below(base)
    blank, used, ended = [], [], []
    for number in range(_HIDES):
        window = MainWindow(paths, settings, tasks)
        window.show_session(session.unlock(paths, vaults.PASSPHRASE))
        window.show()
        if window.workspace is None:
            raise RuntimeError
        window.workspace.write.editor.text.insertPlainText(f"words {number}")
        tasks.drain()
        QCoreApplication.processEvents()
        painted: list[tuple[float, float]] = []
        window.repaint = partial(_noting, window.repaint, painted)  # type: ignore[method-assign]
        start, busy = time.perf_counter(), time.thread_time()
        window.hide_now()
        blank.append(1000 * (painted[0][0] - start))
        used.append(1000 * (painted[0][1] - busy))
        while not window.ending.restart:
            QCoreApplication.processEvents()
        ended.append(1000 * (time.perf_counter() - start))
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return {
        "hide now to a blank window": ("ms", blank),
        "hide now to a blank window, p99": (
            "ms",
            [statistics.quantiles(blank, n=100, method="inclusive")[98]],
        ),
        "hide now to a blank window, processor time": ("ms", used),
        "hide now to the end of the process": ("ms", ended),
    }


def _noting(paint: Callable[[], None], painted: list[tuple[float, float]]) -> None:
    """Paint the window, and note when that is done."""
    paint()
    painted.append((time.perf_counter(), time.thread_time()))


def main(work: str, count: int) -> None:
    """Do one kind of work on a copy of a journal of a length."""
    base = copy(vaults.filled(count), vaults.CACHE / "guard")
    settings = Settings(language="en", theme="dawn", country="US")
    i18n.use(settings.language)
    app = application.make(settings)
    tasks = Tasks(app)
    Collector(app).watch(tasks)  # as the app does: no collection in the midst of something
    done = {"copy": copies, "key": keys, "hide": hides}[work](base, settings, tasks)
    print(json.dumps(done))
    tasks.close()
    shutil.rmtree(base)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
