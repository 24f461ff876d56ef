"""A window with an open journal in a process that is going to be stopped for a while.

`python -m tests.support.held_up BASE FASTER`; the time that nobody being there is counted
in runs so many times as fast. It says "ready" and stops itself, so that not a moment of a
busy machine counts before; when it goes on and has locked, it says "locked" and "kept".
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEventLoop

from companion.clock import seconds
from companion.paths import Paths
from companion.settings import Settings
from companion.ui import application
from companion.ui.guard import idle
from companion.ui.main_window import MainWindow
from companion.ui.tasks import Tasks
from companion.ui.unlock import session
from tests.support.builders import PASSPHRASE, new_vault

WORDS = "not saved yet"


def say(word: str) -> None:
    """Tell whoever stops this process."""
    print(word, flush=True)  # noqa: T201


def main(base: Path, faster: int) -> None:
    """Write a few words, stop, and say what became of it."""
    begun: list[float] = []  # the clock stands until the words are there, however long that takes
    idle.clock = lambda: (seconds() - begun[0]) * faster if begun else 0.0  # type: ignore[attr-defined]
    idle._MILLISECONDS = 1000 // faster  # type: ignore[misc]
    settings, paths = Settings(language="en", theme="dawn"), Paths.below(base)
    app = application.make(settings)
    new_vault(paths).close()
    tasks = Tasks(app)
    window = MainWindow(paths, settings, tasks)
    window.show_session(session.unlock(paths, PASSPHRASE))
    window.show()
    assert window.workspace is not None
    assert window.guard is not None
    tasks.drain()
    QCoreApplication.processEvents()
    window.workspace.write.editor.text.insertPlainText(WORDS)
    begun.append(seconds())
    window.guard.idle.act()
    say("ready")
    os.kill(os.getpid(), signal.SIGSTOP)
    while not window.ending.restart:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    say("locked")
    tasks.drain()
    QCoreApplication.processEvents()
    window.workspace.session.vault.close()
    opened = session.unlock(paths, PASSPHRASE)
    kept = [draft.page.text for draft in opened.journal.drafts()]
    opened.vault.close()
    tasks.close()
    say("kept" if kept == [WORDS] else f"kept {kept}")
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
