"""An open journal with its icon in a real panel, from the first look to Hide now."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from companion import i18n, logs
from companion.agent import pausing
from companion.clock import now
from companion.journal.model import Page
from companion.journal.open_notebooks import OpenNotebooks
from companion.paths import Paths
from companion.people.model import Person
from companion.people.service import People
from companion.planner.model import HardDate, Reminders, ReminderText
from companion.planner.recurrence.rules import Once
from companion.planner.service import Planner
from companion.reminders.service import Reminders as Service
from companion.settings import Settings
from companion.ui import application
from companion.ui.main_window import MainWindow
from companion.ui.tasks import Tasks
from companion.ui.tray import Tray
from companion.ui.unlock.session import Session
from companion.vault.preferences import Preferences
from tests.support.builders import new_vault, vault_is_whole

CANARY = "Zwielicht"


def private_session(paths: Paths) -> Session:
    """Return an open journal whose every word is the canary; its notes may say the name."""
    vault = new_vault(paths)
    OpenNotebooks(vault, paths).write(Page(text=CANARY, title=CANARY), now=now())
    People(vault, paths).save(Person(CANARY), now=now())
    chosen = Reminders(on=True, offsets=(0,), text=ReminderText.FULL)
    day = now().date() + timedelta(days=1)
    Planner(vault).save(HardDate(CANARY, rule=Once(day), reminders=chosen), now=now())
    Service(vault, paths).refresh(now=now())
    return Session(vault, OpenNotebooks(vault, paths), Preferences(vault))


def main(paths: Paths) -> None:
    """Print what the panel was shown, and how the window ended."""
    logs.start(paths.log)
    session = private_session(paths)
    host = subprocess.Popen([sys.executable, "-m", "tests.ui.tray_host"], stdout=subprocess.PIPE,
                            text=True)  # fmt: skip
    assert host.stdout is not None
    assert host.stdout.readline() == "ready\n"
    settings = Settings(language="en", theme="dawn", country="US")
    i18n.use("en")
    app = application.make(settings)
    tasks = Tasks(app)
    window = MainWindow(paths, settings, tasks)
    window.show()
    window.show_session(session)
    tray = Tray(paths, window, settings)
    tray.help_chosen.connect(window.open_help)
    tray.hide_chosen.connect(window.hide_now)
    seen: list[bool] = []
    window.stage.currentChanged.connect(lambda: seen.append(window.stage.shows_help))
    app.exec()
    tasks.close()
    told = json.loads(host.stdout.readline())
    told["help was shown"] = True in seen
    told["notice"] = window.ending.notice
    told["locked"] = vault_is_whole(paths)  # another could not open it before
    told["paused at the end"] = pausing.current(paths.reminders, now=now()) is not None
    told["title"] = window.windowTitle()
    told["arguments"] = Path("/proc/self/cmdline").read_text()
    base = paths.base or Path()
    files = [file for file in base.rglob("*") if file.is_file()]
    told["files"] = len(files)
    told["files that tell"] = [file.name for file in files if CANARY.encode() in file.read_bytes()]
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Paths.below(Path(sys.argv[1])))
