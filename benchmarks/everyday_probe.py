"""Runs in a process of its own: F1 and other keys until they are painted, then rest.

`python -m benchmarks.everyday_probe COUNT` prints a JSON object of lists.
"""

from __future__ import annotations

import companion.ui  # noqa: F401  # isort: skip  # before PySide6, as in the app

import json
import shutil
import sys
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from benchmarks import vaults
from benchmarks.keys_and_rest import (
    SETTLE_MILLISECONDS,
    TEXT,
    Figures,
    keys,
    pressed,
    resting,
    wait,
)
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


def main(count: int) -> Figures:
    """Measure the app: help while locked and open, keys in a long page, and its rest."""
    base = copy(vaults.filled(count), vaults.CACHE / "everyday")
    settings = Settings(language="en", theme="dawn", country="US")
    i18n.use(settings.language)
    app = application.make(settings)
    tasks = Tasks(app)
    collector = Collector(app)
    collector.watch(tasks)
    paths = Paths.below(base)
    window = MainWindow(paths, settings, tasks)
    window.show()
    wait(SETTLE_MILLISECONDS)
    figures = _help(window, "locked")
    window.show_session(session.unlock(paths, vaults.PASSPHRASE))
    workspace = window.workspace
    if workspace is None:
        raise RuntimeError
    workspace.show_write()
    wait(SETTLE_MILLISECONDS)
    figures |= resting()
    figures |= _help(window, "journal open")
    workspace.write.editor.show_page(Page(TEXT))
    figures |= keys(workspace.write.editor.text)
    tasks.close()
    shutil.rmtree(base)
    return figures


def _help(window: MainWindow, state: str) -> Figures:
    """Press F1 until help is painted, again and again; the first time it is made."""
    spent = []
    for _turn in range(_HELPS):
        spent.append(pressed(window, Qt.Key.Key_F1))
        if not window.stage.shows_help:
            raise RuntimeError
        window.close_help()
        QApplication.processEvents()
    return {
        f"help panel, {state}, the first time": spent[:1],
        f"help panel, {state}": spent[1:],
    }


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
