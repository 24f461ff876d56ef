"""Runs in a process of its own: goes to the pages of Dates and watches the window's thread."""

from __future__ import annotations

import json
import shutil
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication

from benchmarks import vaults
from benchmarks.dates import COUNT, filled
from benchmarks.sides import copy
from companion import i18n
from companion.clock import now
from companion.paths import Paths
from companion.settings import Settings
from companion.ui import application
from companion.ui.collector import Collector
from companion.ui.main_window import MainWindow
from companion.ui.planner.calendar_page import CalendarPage
from companion.ui.planner.dates_page import DatesPage
from companion.ui.planner.month_page import MonthPage
from companion.ui.planner.page import PlannerPage
from companion.ui.planner.year_page import YearPage
from companion.ui.tasks import Tasks
from companion.ui.today.today_page import TodayPage
from companion.ui.unlock import session
from companion.ui.workspace import Workspace

_TURNS: Final = 7
_PAUSE_MILLISECONDS: Final = 400
_BEAT_MILLISECONDS: Final = 5
_FIRST: Final = date(2000, 3, 1)
Step = Callable[[], None]


class Beat(QObject):
    """Beats on the window's thread; remembers the longest pause and the work in it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT_MILLISECONDS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self.begin()

    def begin(self) -> None:
        """Forget what was."""
        self.longest = self.busiest = 0.0
        self._last, self._used = time.perf_counter(), time.thread_time()

    def _beat(self) -> None:
        last, used = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, 1000 * (last - self._last))
        self.busiest = max(self.busiest, 1000 * (used - self._used))
        self._last, self._used = last, used


class Probe(QObject):
    """Goes to one page after the other, each when the one before has long been painted."""

    def __init__(self, window: MainWindow, workspace: Workspace, file: Path) -> None:
        super().__init__(window)
        desk = workspace.dates
        workspace.pages.shown.connect(self._shown)
        self._window = window
        self._desk = desk
        self._file = file
        self._beat = Beat(self)
        self._name = ""
        self._kind: type[PlannerPage] = PlannerPage
        self._waits = False
        self._start = self._used = 0.0
        self.figures: dict[str, list[float]] = defaultdict(list)
        year = now().year
        ways: tuple[tuple[str, type[PlannerPage], Callable[[], Step]], ...] = (
            ("Today", TodayPage, partial(self._button, "Today")),
            ("list", DatesPage, partial(self._button, "Dates")),
            ("list of all", DatesPage, lambda: desk.open_all),
            ("month", MonthPage, partial(self._button, "Month")),
            ("year", YearPage, partial(self._button, "Year")),
            ("year after", YearPage, lambda: partial(desk.open_year, year + 1)),
        )
        self._steps: list[Step] = [
            partial(self._go, *way) for _turn in range(_TURNS) for way in ways
        ]
        self._steps += [desk.open_calendar_file, self._look, self._bring]

    def next(self) -> None:
        """Do the next step, or end."""
        if self._steps:
            self._steps.pop(0)()
            if self._name == "":
                self._later()
        else:
            QApplication.exit(0)

    def _later(self) -> None:
        QTimer.singleShot(_PAUSE_MILLISECONDS, self, self.next)

    def _button(self, name: str) -> Step:
        for button in self._window.findChildren(QAbstractButton):
            if button.text().replace("&", "") == name and button.isVisible():
                return button.click
        raise LookupError(name)

    def _go(self, name: str, kind: type[PlannerPage], find: Callable[[], Step]) -> None:
        go = find()  # to look for a button takes time that no person waits for
        self._name, self._kind, self._waits = name, kind, True
        self._beat.begin()
        self._start, self._used = time.perf_counter(), time.process_time()
        go()

    @Slot(str)
    def _shown(self, _place: str) -> None:
        if self._waits:
            self._waits = False
            QTimer.singleShot(0, self, self._painted)

    def _painted(self) -> None:
        if not isinstance(self._desk.page, self._kind):
            raise RuntimeError(self._name)  # noqa: TRY004  # somebody went elsewhere
        self._window.repaint()
        self._note("painted", 1000 * (time.perf_counter() - self._start))
        self._note("processor time", 1000 * (time.process_time() - self._used))
        QTimer.singleShot(_PAUSE_MILLISECONDS, self, self._rested)

    def _note(self, what: str, value: float) -> None:
        self.figures[f"{self._name}, {what}"].append(value)

    def _rested(self) -> None:
        self._note("longest pause", self._beat.longest)
        self._note("work in one go", self._beat.busiest)
        self._name = ""
        self.next()

    # Bringing in a calendar file

    def _look(self) -> None:
        page = self._calendar_page()
        page.path.setText(str(self._file))
        self._work("look into a calendar file", page.look_button)

    def _bring(self) -> None:
        self._work("bring in a calendar file", self._calendar_page().bring_button)

    def _work(self, name: str, button: QAbstractButton) -> None:
        self._name = name
        self._beat.begin()
        self._start = time.perf_counter()
        button.click()
        self._wait()

    def _wait(self) -> None:
        if self._calendar_page().is_busy:
            QTimer.singleShot(50, self, self._wait)
            return
        self._note("whole", 1000 * (time.perf_counter() - self._start))
        self._rested()

    def _calendar_page(self) -> CalendarPage:
        page = self._desk.page
        if not isinstance(page, CalendarPage):
            raise RuntimeError  # noqa: TRY004  # somebody went elsewhere
        return page


def _other_calendar() -> str:
    """Return a calendar file of another program with as many dates again."""
    events = (
        f"BEGIN:VEVENT\r\nUID:{number}@other\r\nDTSTAMP:20260101T000000Z\r\n"
        f"DTSTART;VALUE=DATE:{_FIRST + timedelta(number % 9_000):%Y%m%d}\r\n"
        f"RRULE:FREQ=YEARLY\r\nSUMMARY:A day elsewhere {number}\r\nEND:VEVENT\r\n"
        for number in range(COUNT)
    )
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\n"
    return f"{head}{''.join(events)}END:VCALENDAR\r\n"


def main() -> None:
    """Open the journal with the dates and print the figures as JSON."""
    base = copy(filled(), vaults.CACHE / "dates")
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
    if window.workspace is None:
        raise RuntimeError
    file = base / "other.ics"
    file.write_text(_other_calendar())
    probe = Probe(window, window.workspace, file)
    QTimer.singleShot(1_000, probe, probe.next)
    app.exec()
    print(json.dumps(probe.figures))
    tasks.close()
    shutil.rmtree(base)


if __name__ == "__main__":
    main()
