"""The composition root: reads like a table of contents, from settings to the end."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from companion import i18n, logs, process, settings
from companion.errors import NoDisplay
from companion.paths import Paths


def _require_display() -> None:
    """Raise NoDisplay where Qt would end the process with a core of its own words."""
    variables = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in variables):
        raise NoDisplay


def run(paths: Paths, notice: str = "", handed: Path | None = None) -> int:
    """Open the window and stay until it is closed; return the exit status.

    `handed` is a file to show in it, which the person opened the app with.
    After a lock the process is replaced by a new one, so this may not return.
    """
    _require_display()
    logs.start(paths.log)
    chosen = settings.load(paths.settings)
    i18n.use(chosen.language)

    from companion.ui import application
    from companion.ui.collector import Collector
    from companion.ui.main_window import MainWindow
    from companion.ui.reminders.caller import Caller
    from companion.ui.tasks import Tasks
    from companion.ui.termination import Termination
    from companion.ui.tray import Tray

    app = application.make(chosen)
    collector = Collector(app)
    tasks = Tasks(app)
    help_tasks = Tasks(app)
    for each in (tasks, help_tasks):
        collector.watch(each)
    window = MainWindow(paths, chosen, tasks, notice, help_tasks)
    caller = Caller(paths, window)
    caller.called.connect(window.open_asked)
    tray = Tray(paths, window, chosen)
    tray.help_chosen.connect(window.open_help)
    tray.hide_chosen.connect(window.hide_now)
    caller.changed.connect(tray.refresh)
    window.appearance.rebuild_wanted.connect(tray.refresh)
    window.appearance.kept.connect(tray.follow)
    Termination(app).asked.connect(window.close)
    logs.watch_unexpected(window.tell_unexpected)
    if notice == "hidden":
        window.showMinimized()
    else:
        window.show()
    if handed is not None:
        from companion.ui.handing import Handing

        Handing(window, handed).begin()
    logs.logger.info("window opened")

    status = app.exec()

    tray.close()
    caller.close()
    for each in (tasks, help_tasks):
        each.close()
    logs.logger.info("window closed")
    if window.ending.restart:
        base = [] if paths.base is None else ["--base-dir", str(paths.base)]
        process.start_afresh(process.command("--notice", window.ending.notice, *base))
    return status
