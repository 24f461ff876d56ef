"""Many simulated hours of use in one process, and what they take of the machine.

`python -m tests.support.long_day BASE MINUTES` opens the window of an open journal and
does one thing for each minute of a day: writes, looks for words, goes from place to
place, opens and closes help, makes copies, lets the reminders be counted. It prints one
line of JSON for every part of it.
"""

from __future__ import annotations

import json
import os
import random
import sys
from datetime import timedelta
from pathlib import Path

import psutil

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from companion import clock
from companion.journal.open_notebooks import OpenNotebooks
from companion.paths import Paths
from companion.settings import Settings
from companion.ui import application
from companion.ui.collector import Collector
from companion.ui.main_window import MainWindow
from companion.ui.tasks import Tasks
from companion.ui.unlock.session import Session
from companion.vault import backups
from companion.vault.preferences import Preferences
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE

PARTS = 12
_WORDS = ("sea", "lamp", "window", "harbour", "bread", "letter", "river", "quiet")


class LongDay:
    """A person at the open journal."""

    def __init__(self, base: Path) -> None:
        self._random = random.Random(48)
        paths = Paths.below(base)
        settings = Settings(language="en", theme="dawn", country="US")
        self._app = application.make(settings)
        self._collector = Collector(self._app)
        self._tasks = Tasks(self._app)
        self._vault = Vault.unlock(paths, PASSPHRASE)
        self._journal = OpenNotebooks(self._vault, paths)
        self._window = MainWindow(paths, settings, self._tasks)
        self._window.show()
        self._window.show_session(
            Session(self._vault, self._journal, Preferences(self._vault), is_first=True)
        )
        self.written: dict[str, str] = {}

    def minute(self, number: int) -> None:
        """Do one thing, and let it be done to its end."""
        workspace = self._window.workspace
        assert workspace is not None
        moment = NOW + timedelta(minutes=number)
        with clock.standing_at(moment):
            chance = self._random.random()
            if chance < 0.35:
                self._write(number)
            elif chance < 0.5:
                self._window.run("find")
                workspace.write.list.search.setText(self._random.choice(_WORDS))
                workspace.write.list.search.returnPressed.emit()
            elif chance < 0.55:
                workspace.write.list.search.clear()
                self._window.open_help()
                self.settle()
                self._window.close_help()
            elif chance < 0.56:
                self._tasks.run(lambda: backups.make(self._vault, now=moment), _nothing, _fail)
            else:
                workspace.rail.group.button(self._random.randrange(6)).click()
            self.settle()

    def _write(self, number: int) -> None:
        workspace = self._window.workspace
        assert workspace is not None
        workspace.show_write()
        self._window.run("new")
        self.settle()
        text = f"{number} " + " ".join(self._random.choices(_WORDS, k=120))
        workspace.write.editor.text.setPlainText(text)
        self._window.run("save")
        self.settle()
        self.written[text] = text

    def settle(self) -> None:
        """Let the worker finish and everything be shown."""
        for _round in range(3):
            self._tasks.drain()
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def taken(self) -> dict[str, int]:
        """Return what this process holds: bytes of memory and open files."""
        self._collector.collect()
        me = psutil.Process()
        return {
            "rss": me.memory_info().rss,
            "files": me.num_fds(),
            "pages": self._journal.count(),
            "widgets": len(QApplication.allWidgets()),
        }

    def lost(self) -> int:
        """Return how many of the pages that were saved are not there, word by word."""
        kept = {
            self._journal.read(each.id).page.text
            for each in self._journal.newest(limit=len(self.written) + 10)
        }
        return len(self.written.keys() - kept)

    def end(self) -> None:
        """Close everything."""
        self._tasks.close()
        self._vault.close()


def _nothing(_made: object) -> None:
    pass


def _fail(error: Exception) -> None:
    raise error


def _say(line: dict[str, int]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def main(base: Path, minutes: int) -> None:
    """Live a day, and say what it took."""
    day = LongDay(base)
    for number in range(minutes):
        day.minute(number)
        if (number + 1) % max(1, minutes // PARTS) == 0:
            _say({"minute": number + 1, **day.taken()})
    _say({"written": len(day.written), "lost": day.lost()})
    day.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
