"""The agent itself: look, tell, sleep; until reminders are off or the session ends."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Final

from companion import clock, i18n, settings
from companion.agent import control, documents, engine, names
from companion.agent.waiting import Waiting
from companion.errors import CompanionError, NoNotifications, VaultInUse
from companion.i18n import _
from companion.logs import logger
from companion.paths import Paths
from companion.platform import autostart, notifications
from companion.platform.notifications import Action, Answer, Notifications

if TYPE_CHECKING:
    from companion.agent.model import State
    from companion.files import ProcessLock

_TRIES: Final = 10
_PAUSE_SECONDS: Final = 0.05


def run(paths: Paths) -> None:
    """Stay until reminders are off, or the session ends; one agent at a time.

    Raises NoNotifications where there is no session, DiskFull, FolderNotWritable.
    """
    if not documents.load_schedule(paths.reminders).on:
        autostart.remove(paths)
        return
    lock = control.agent_lock(paths.reminders)
    try:
        _take(lock)
    except VaultInUse:
        return
    try:
        screen = notifications.here()
        waiting = Waiting(paths.reminders)
        if screen.descriptor is not None:
            waiting.add(screen.descriptor)
        logger.info("agent waits")
        agent = Agent(paths, screen)
        while documents.load_schedule(paths.reminders).on:
            next_at = agent.look()
            # What came while a note was being shown is read already, so nothing would wake it.
            if not agent.hear():
                break
            waiting.wait(next_at, at_most=screen.look_every)
            if not agent.hear():
                break
        else:
            autostart.remove(paths)
        logger.info("agent ended")
    finally:
        lock.release()


def _take(lock: ProcessLock) -> None:
    """Take the lock; raise VaultInUse when another agent has it, and keeps it.

    Whoever asks whether the agent is there has it too, for a moment (control.is_running).
    """
    for _try in range(_TRIES):
        try:
            lock.acquire()
        except VaultInUse:
            sleep(_PAUSE_SECONDS)
        else:
            return
    lock.acquire()


class Agent:
    """One look at the clock at a time."""

    def __init__(
        self, paths: Paths, screen: Notifications, now: Callable[[], datetime] = clock.now
    ) -> None:
        self._paths = paths
        self._folder: Path = paths.reminders
        self._screen = screen
        self._now = now

    def look(self) -> datetime | None:
        """Announce what is due, in one note at most; return when to look again (UTC).

        What is announced is remembered before it is shown: killed in between, the
        agent never shows it twice, and the app still has it among what waits.
        """
        now = self._now()
        before = documents.load_state(self._folder)
        decision = engine.due(
            documents.load_schedule(self._folder),
            before,
            documents.load_pauses(self._folder),
            now,
            now.tzinfo or UTC,
        )
        if decision.state != before:
            documents.save_state(self._folder, decision.state)
        if decision.announce:
            try:
                self._show(decision)
                logger.info("reminders announced %d", len(decision.announce))
            except NoNotifications:
                # Nobody saw it: it is due again as soon as there is a service.
                documents.save_state(self._folder, before)
                logger.info("no notification service")
        return decision.next_at

    def hear(self) -> bool:
        """Do what was answered; False when the session ended."""
        try:
            answers = self._screen.answers()
        except NoNotifications:
            return False
        for answer in answers:
            self._do(answer)
        return True

    def _show(self, decision: engine.Decision) -> None:
        chosen = settings.load(self._paths.settings)
        i18n.use(chosen.language)
        one = len(decision.announce) == 1
        line = _("You have a note.") if one else _("You have some notes.")
        told = names.named(self._folder, decision.announce)
        line = ", ".join(told) or settings.one_short_line(chosen.reminder_line) or line
        self._screen.show(decision.announce, line=line, sound=decision.sound)

    def _do(self, answer: Answer) -> None:
        state: State = documents.load_state(self._folder)
        if answer.action is Action.LATER:
            new = [secrets.token_hex(8) for _each in answer.ids]
            alarms = documents.load_schedule(self._folder).alarms
            loud = {alarm.id for alarm in alarms if alarm.sound}
            state = engine.later(state, answer.ids, new, self._now(), loud)
        else:
            state = engine.answered(state, answer.ids)
        documents.save_state(self._folder, state)
        logger.info("reminder answered %s", answer.action)
        if answer.action is Action.OPEN:
            try:
                control.open_window(self._paths, answer.ids)
            except (CompanionError, OSError):
                logger.info("the window did not open")
