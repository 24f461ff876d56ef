"""Finds every screen, dialog and menu of the window by pressing everything there is.

From four beginnings (no journal yet, a locked one, all about a page, an open
journal with pages in it) it presses each button, opens each list's first row and runs each command,
once with empty fields and once with filled ones, and goes on from whatever that
shows. Two looks at the window are the same state when the same pages, buttons
and messages are to be seen. Nobody tells it what screens there are, so a new one
cannot escape.
"""

from __future__ import annotations

import gc
import io
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from companion.agent import pausing
from companion.care.keeping import DISTRESS
from companion.care.log import Log
from companion.care.model import StepKind
from companion.care.service import CHECK_INS, LOG, Care
from companion.care.what_helps import ENOUGH, MOST_DISTRESS
from companion.clock import standing_at
from companion.journal.attachments import Attachments
from companion.journal.choices import WritingChoices, to_preferences
from companion.journal.model import Draft, Page
from companion.journal.open_notebooks import OpenNotebooks
from companion.journal.service import Journal
from companion.paths import Paths
from companion.people.model import Person, Phone
from companion.people.plan import Item, Plan
from companion.people.service import People
from companion.planner.day_ideas import DayIdea, DayIdeas
from companion.planner.model import HardDate
from companion.planner.model import Reminders as Chosen
from companion.planner.plans import Plans
from companion.planner.recurrence.rules import Once
from companion.planner.service import Planner
from companion.reminders.service import Reminders
from companion.settings import Settings
from companion.ui.care.player_page import PlayerPage
from companion.ui.care.ratings import Rating
from companion.ui.commands import COMMANDS
from companion.ui.main_window import MainWindow
from companion.ui.planner.month_grid import DayButton
from companion.ui.planner.views import Views
from companion.ui.unlock.session import Session
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.message_bar import MessageBar
from companion.vault.preferences import Preferences
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, new_vault
from tests.support.immediate import ImmediateTasks
from tests.ui.journal.test_picture import png

Kind = TypeVar("Kind", bound=QWidget)
_LOOKS = frozenset({"dim", "larger", "smaller", "normal", "full", "lock", "quit"})
"""Commands that show no other screen, or end this one."""
_MOST = 400
_COLLECT_EVERY = 10
_DAYS_PRESSED = frozenset({1, 13})
"""Of the month: a day with nothing on it, and the one with the date of `_keep_a_date`."""


class Beginning(Enum):
    """What there is when the window opens."""

    NOTHING = "nothing"
    LOCKED = "locked"
    PAGE = "page"
    """The journal is open, and all about a page with pictures and earlier words."""
    OPEN = "open"


_OPENED = frozenset({Beginning.PAGE, Beginning.OPEN})


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: press, open or rate the nth control of a kind, or run a command."""

    kind: str
    number: int = 0
    name: str = ""
    filled: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """A way to something that can be seen."""

    beginning: Beginning
    path: tuple[Step, ...] = ()
    page: str = field(default="", compare=False)
    """The kind of page it shows."""

    def __str__(self) -> str:
        steps = " > ".join(f"{step.kind} {step.name}".strip() for step in self.path)
        return f"{self.beginning.value}: {steps}" if steps else self.beginning.value


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """Something to do on a page, by what it is called without its numbers."""

    page: str
    kind: str
    name: str
    filled: bool

    @classmethod
    def of(cls, page: str, step: Step) -> Known:
        """Return what a step on a page is known by."""
        name = "".join(sign for sign in step.name if not sign.isdigit())
        return cls(page, step.kind, name, step.filled)


class Places:
    """Fresh copies of a locked journal, made once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self._ready = Paths.below(folder / "ready")
        vault = new_vault(self._ready)
        journal = Journal(vault)
        for text, title in (("Two herons.", "By the river"), ("Bread and stamps.", "")):
            journal.write(Page(text, title, tags=("outside",)), now=NOW)
        entry = journal.write(Page("Not this one."), now=NOW.replace(year=2024))
        journal.write(Page("An older one."), now=NOW.replace(year=2024))
        journal.move_to_bin(entry.id, now=NOW)
        river = next(one.id for one in journal.newest() if one.title)
        again = Page("Two herons, again.", "By the river", tags=("outside",))
        journal.write(again, now=NOW, entry_id=river)
        picture = io.BytesIO(png(30, 20))
        Attachments(vault).attach(river, "river.png", picture, now=NOW)
        chosen = WritingChoices(looking_back=True, gentle_writing=True)
        Preferences(vault).put_all(to_preferences(chosen))
        journal.keep_draft(Draft("d", Page("half a thought"), NOW))
        people = People(vault, self._ready)
        ana = Person("Ana", phones=(Phone("303 555 0100"),), show_on_lock=True)
        saved = people.save(ana, now=NOW)
        people.save_plan(Plan(people=(Item("Ana", person_id=saved.id),)))
        _keep_a_date(vault)
        _care(vault)
        _keep_a_note(vault, self._ready)
        vault.close()
        pausing.pause(self._ready.reminders, now=NOW)  # so that Settings has them on their card
        self.notes = folder / "notes"
        self.notes.mkdir()
        (self.notes / "2024-01-31.md").write_text("Two herons.")

    def fresh(self, beginning: Beginning) -> Paths:
        """Return a place of its own for one window."""
        self._number += 1
        base = self._folder / str(self._number)
        if beginning is not Beginning.NOTHING:
            shutil.copytree(self._folder / "ready", base)
        return Paths.below(base)


def _keep_a_date(vault: Vault) -> None:
    """Keep a date in a few days with a plan for it, shown on Today as well."""
    day = NOW.date() + timedelta(3)
    value = HardDate("By the river", rule=Once(day), on_today=True)
    saved = Planner(vault).save(value, now=NOW)
    Plans(vault).answer(saved.id, day, "bare_minimum.where", "Two herons.", now=NOW)


def _care(vault: Vault) -> None:
    """Turn on what is off at first, and note enough for the pictures of Care."""
    care, log = Care(vault), Log(vault)
    for name in (LOG, CHECK_INS):
        care.turn(name, on=True)
    for item in ("slow-walk", "tea-slow"):
        care.keep(item)
    for days in range(ENOUGH):
        at = NOW - timedelta(days)
        log.note("slow-walk", now=at, before=8, after=5)
        log.check_in(DISTRESS, now=at, answers={1: days})
    DayIdeas(vault).put(DayIdea("slow-walk", NOW.date()), now=NOW)


def _keep_a_note(vault: Vault, paths: Paths) -> None:
    """Keep a past date whose reminder nobody saw: Today offers it."""
    day = NOW.date() - timedelta(5)
    value = HardDate("By the river", rule=Once(day), reminders=Chosen(on=True, offsets=(0,)))
    Planner(vault).save(value, now=NOW)
    Reminders(vault, paths).refresh(now=NOW - timedelta(10))


class Crawler:
    """Walks through windows with some settings and shows each state it finds."""

    def __init__(self, places: Places, settings: Settings, size: tuple[int, int]) -> None:
        self._places = places
        self._settings = settings
        self._size = size
        self.found: list[State] = []
        self.classes: set[type[QWidget]] = set()
        self._in_help: set[object] = set()
        self._put_away_count = 0
        self.known: set[Known] = set()
        """What there was to press on each page; what was pressed once is not pressed again."""

    def visit(self, states: Iterable[State], look: Callable[[State, MainWindow], None]) -> None:
        """Go to states that were found before, in this look."""
        for state in states:
            with self.at(state) as window:
                if window.isVisible():
                    self.found.append(state)
                    look(state, window)

    def walk(self, look: Callable[[State, MainWindow], None]) -> None:
        """Go everywhere; call `look` at each state, with the window that shows it."""
        for beginning in Beginning:
            self._walk(beginning, look)

    def _walk(self, beginning: Beginning, look: Callable[[State, MainWindow], None]) -> None:
        here: set[object] = set()
        messages: set[str] = set()
        waiting = deque([State(beginning)])
        while waiting and len(self.found) < _MOST:
            state = waiting.popleft()
            with self.at(state) as window:
                if not window.isVisible():
                    continue
                shape, said = _shape(window), _said(window)
                # Help is the same from wherever one comes: its pages are walked through once.
                shapes = self._in_help if window.stage.shows_help else here
                if shape in shapes and said <= messages:
                    continue
                self.found.append(replace(state, page=place(window)))
                self.classes |= {type(widget) for widget in _seen(window)}
                if shape not in shapes:
                    steps = self.new_steps(state, window)
                    waiting.extend(State(beginning, (*state.path, step)) for step in steps)
                shapes.add(shape)
                messages |= said
                look(state, window)

    @contextmanager
    def at(self, state: State) -> Iterator[MainWindow]:
        """Open a fresh window, go to a state, and put everything away afterwards."""
        paths = self._places.fresh(state.beginning)
        tasks = ImmediateTasks()
        # Today, a month and the three ideas of Care depend on the day and the hour.
        with pytest.MonkeyPatch.context() as patch, standing_at(NOW):
            patch.setattr(QApplication, "quit", lambda: None)
            # Without a session's bus no agent is started for a place that is soon gone.
            patch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
            window = MainWindow(paths, self._settings, tasks)
            window.resize(*self._size)
            window.show()
            window.activateWindow()
            if state.beginning in _OPENED:
                vault = Vault.unlock(paths, PASSPHRASE)
                journal = OpenNotebooks(vault, paths)
                session = Session(vault, journal, Preferences(vault), is_first=True)
                window.show_session(session)
                if state.beginning is Beginning.PAGE:
                    _open_about(window, session)
            settle()
            for step in state.path:
                self._do(window, step)
                settle()
            try:
                yield window
            finally:
                self._put_away(window, tasks)

    def _put_away(self, window: MainWindow, tasks: ImmediateTasks) -> None:
        close_popups()
        if window.workspace is not None:
            window.workspace.session.vault.close()
        tasks.close()
        window._may_close = True
        window.close()
        window.deleteLater()
        settle()
        self._put_away_count += 1
        if self._put_away_count % _COLLECT_EVERY == 0:
            gc.collect()  # nobody else does, and each theme would be put on the dead as well

    # What can be done

    def new_steps(self, state: State, window: MainWindow) -> Iterator[Step]:
        """Yield what is not known yet on the page of a state.

        Otherwise every switch on a page would double the states of all the others.
        """
        if _is_elsewhere(window, state.beginning):
            return
        is_start = not state.path and state.beginning is not Beginning.PAGE
        pages = place(window)
        for step in self._steps(window, is_start=is_start):
            known = Known.of(pages, step)
            if known not in self.known:
                self.known.add(known)
                yield step

    def _steps(self, window: MainWindow, *, is_start: bool) -> Iterator[Step]:
        """Yield what can be done here; what is the same everywhere only at the start."""
        everywhere = set(window.bar.findChildren(QAbstractButton))
        if window.workspace is not None:
            everywhere |= set(window.workspace.rail.findChildren(QAbstractButton))
        buttons, usable = _all(window, QAbstractButton), _buttons(window)
        for number, button in enumerate(buttons):
            if button in usable and (is_start or button not in everywhere):
                yield from self._pressing(window, button, number)
        for number, view in enumerate(_all(window, QListView)):
            if view in _lists(window):
                yield Step("row", number, view.accessibleName())
        yield from _steps_of_care(window)
        for command in (each for group in COMMANDS for each in group if is_start):
            if command.key not in _LOOKS:
                yield Step("command", name=command.key)
        if window.first_run is not None:
            yield Step("close", filled=True)

    def _pressing(self, window: MainWindow, button: QAbstractButton, number: int) -> Iterator[Step]:
        """Yield the ways to press a button: with the fields as they are, and filled."""
        is_chip = isinstance(button.parent(), Chips) and not isinstance(button.parent(), Views)
        if is_chip or button is window.bar.hide_button:
            return  # another look, and what locking leads to
        if isinstance(button, DayButton) and button.cell.day.day not in _DAYS_PRESSED:
            return  # one of many days, all alike
        if button.property("content") and number % 4:
            return  # one of many numbers and addresses to copy
        if button.property("record") and _of_records(window)[0] is not button:
            return  # one of many lines of help, all shown on pages alike
        words = button.text().replace("&&", "&")  # the spoken ones may also say of what
        yield Step("button", number, words)
        if _fields(window):
            yield Step("button", number, words, filled=True)

    def _do(self, window: MainWindow, step: Step) -> None:
        if step.filled:
            self._fill(window)
        if step.kind == "command":
            window.run(step.name)
        elif step.kind == "close":
            window.close()
        elif step.kind == "row":
            lists = _all(window, QListView)
            if step.number < len(lists) and lists[step.number] in _lists(window):
                view = lists[step.number]
                view.activated.emit(view.model().index(0, 0))
        elif step.kind == "rate":
            rating = _all(window, Rating)[step.number]
            rating.choose(MOST_DISTRESS)
            rating.activated.emit(rating.currentIndex())
        elif step.kind == "breathe":
            _breathe(window)
        else:
            buttons = _all(window, QAbstractButton)
            if step.number < len(buttons) and buttons[step.number] in _buttons(window):
                buttons[step.number].click()

    def _fill(self, window: MainWindow) -> None:
        for line in _fields(window):
            if isinstance(line, QPlainTextEdit):
                line.setPlainText("Two herons, again.")
            elif line.echoMode() == QLineEdit.EchoMode.Password:
                line.setText(PASSPHRASE)
            elif line.placeholderText():
                line.setText("river")
            else:
                line.setText(str(self._places.notes))


def _steps_of_care(window: MainWindow) -> Iterator[Step]:
    """Yield what can be done in Care alone: rate how hard it is, and breathe with the shape."""
    for number, rating in enumerate(_all(window, Rating)):
        if rating.isVisible():
            yield Step("rate", number, rating.accessibleName())
    if any(each.shape_button.isVisible() for each in _all(window, PlayerPage)):
        yield Step("breathe")


def _breathe(window: MainWindow) -> None:
    """Choose the breathing shape and go on to a breath: it is nowhere else to be seen."""
    for page in _all(window, PlayerPage):
        if page.shape_button.isVisible():
            page.shape_button.click()
            while not page.playing.is_over and page.playing.step.kind is not StepKind.BREATH:
                page.next_button.click()


def _is_elsewhere(window: MainWindow, beginning: Beginning) -> bool:
    """Say whether to go no further: a menu or dialog is open, or another beginning is reached."""
    if QApplication.activePopupWidget() is not None or dialogs(window):
        return True
    if beginning is Beginning.PAGE:
        return window.workspace is not None and window.workspace.side is None
    return beginning is not Beginning.OPEN and window.workspace is not None


def _open_about(window: MainWindow, session: Session) -> None:
    """Go to all about the page that has pictures and earlier words."""
    entry = next(one for one in session.journal.newest() if one.title)
    if window.workspace is not None:
        window.workspace.journal.open_about(session.journal.read(entry.id))


def settle() -> None:
    """Let everything that was asked for happen: layouts, timers of no length, deletions."""
    for _round in range(6):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def close_popups() -> None:
    """Close menus and open lists."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def visible(window: MainWindow) -> list[QWidget]:
    """Return everything that can be seen in the window, its dialogs and menus."""
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible()]


def dialogs(window: MainWindow) -> list[QDialog]:
    """Return the dialogs that are open."""
    return [each for each in window.findChildren(QDialog) if each.isVisible()]


def _seen(window: MainWindow) -> list[QWidget]:
    ours = [each for each in visible(window) if type(each).__module__.startswith("companion.ui")]
    return [window, *ours, *dialogs(window)]


def _own(window: MainWindow) -> list[QWidget]:
    """Return what can be seen outside stock dialogs."""
    return [each for each in visible(window) if not isinstance(each.window(), QDialog)]


def _all(window: MainWindow, kind: type[Kind]) -> list[Kind]:
    """Return all of a kind, seen or not: their numbers are the same in every look."""
    return [each for each in window.findChildren(kind) if not isinstance(each.window(), QDialog)]


def _buttons(window: MainWindow) -> list[QAbstractButton]:
    found = [each for each in _own(window) if isinstance(each, QAbstractButton)]
    return [each for each in found if each.isEnabled() and isValid(each)]


def _of_records(window: MainWindow) -> list[QAbstractButton]:
    """Return the buttons that lead to something which is named by the data."""
    return [each for each in _buttons(window) if each.property("record")]


def _lists(window: MainWindow) -> list[QListView]:
    found = [each for each in _own(window) if isinstance(each, QListView)]
    return [each for each in found if each.model().rowCount()]


def _fields(window: MainWindow) -> list[QLineEdit | QPlainTextEdit]:
    found = [each for each in _own(window) if isinstance(each, QLineEdit | QPlainTextEdit)]
    return [each for each in found if not each.isReadOnly() and each.isEnabled()]


def place(window: MainWindow) -> str:
    """Return the page one is on, by its kind: what is on top of each stack of pages in sight."""
    stacks = [each for each in window.findChildren(QStackedWidget) if each.isVisible()]
    return " > ".join(type(stack.currentWidget()).__name__ for stack in stacks)


def _kinds(window: MainWindow) -> tuple[str, ...]:
    """Return the kinds of pages and parts in sight, by name."""
    return tuple(sorted({type(widget).__name__ for widget in _seen(window)}))


def _shape(window: MainWindow) -> tuple[object, ...]:
    """Return what makes this different from other states: pages, buttons, lists, menus."""
    pages = _kinds(window)
    # What stands on a button because of the data is left out: a number, a year.
    bar = set(window.bar.findChildren(QAbstractButton)) if window.stage.shows_help else set()
    pressed = [each for each in _buttons(window) if each not in bar]
    words = {button.text() for button in pressed if not button.property("record")}
    buttons = sorted(text for text in words if not any(sign.isdigit() for sign in text))
    lists = [bool(view.model().rowCount()) for view in _lists(window)]
    menu = isinstance(QApplication.activePopupWidget(), QMenu)
    return (*pages, *buttons, *lists, menu, len(dialogs(window)))


def _said(window: MainWindow) -> set[str]:
    """Return the messages in sight."""
    return {bar.text for bar in window.findChildren(MessageBar) if bar.isVisible()}
