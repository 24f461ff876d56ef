"""Notes through desktop-notifier, where a system speaks no D-Bus.

The library (MIT) calls back when a note is answered, but only while its loop runs: so it is
given a moment now and then, for as long as a note can be answered. It runs on asyncio, which
this project uses nowhere else (docs/decisions/025-platform-seams.md).

Never run on the systems it is for: what is decided here is tested with a library of paper.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Any, Final

from companion.errors import NoNotifications
from companion.platform.notifications import LIBRARY, Action, Answer, words

_NAME: Final = "Companion"
_LOOK_SECONDS: Final = 2.0


class LibraryNotes:
    """The notes of one process."""

    descriptor: int | None = None
    """Nothing can be read from: the library calls."""

    def __init__(self, library: Any = None, wake: Callable[[], None] | None = None) -> None:
        """`wake` lets the system deliver its calls; raises NoNotifications.

        `library` is the module desktop_notifier, or what stands for it.
        """
        # A note's words must not come into a log, nor a traceback onto the screen.
        log = logging.getLogger(LIBRARY)
        log.propagate = False
        log.addHandler(logging.NullHandler())
        self._wake = wake
        self._shown: set[str] = set()
        self._answers: list[Answer] = []
        try:
            self._library = library or import_module(LIBRARY)
            self._notifier = self._library.DesktopNotifierSync(app_name=_NAME, app_icon=None)
            # Without capabilities it is the one that takes everything and shows nothing.
            able = self._notifier.get_capabilities() and self._notifier.request_authorisation()
        except Exception as error:  # whatever it raises, there is no way to show a note
            raise NoNotifications from error
        if not able:
            raise NoNotifications

    @property
    def look_every(self) -> float | None:
        """Seconds after which to ask again, while a note can be answered."""
        return _LOOK_SECONDS if self._shown else None

    def show(self, ids: Sequence[str], *, line: str, sound: bool) -> None:
        """Show one note for some reminders; raise NoNotifications."""
        sent: list[str] = []
        answered = {
            action: partial(self._answered, Answer(action, tuple(ids))) for action in Action
        }
        try:
            name = self._notifier.send(
                title=_NAME,
                message=line,
                buttons=[
                    self._library.Button(title=title, on_pressed=answered[action])
                    for action, title in words().items()
                ],
                on_dispatched=partial(sent.append, line),
                on_clicked=answered[Action.OPEN],
                sound=self._library.DEFAULT_SOUND if sound else None,
            )
        except Exception as error:  # as above
            raise NoNotifications from error
        if not sent:  # it tells of a refusal in no other way
            raise NoNotifications
        self._shown.add(str(name))

    def answers(self) -> list[Answer]:
        """Return what was answered since; raise NoNotifications."""
        if self._wake is not None:
            self._wake()
        try:
            # A question of any kind lets the library's loop run what was called meanwhile.
            there = self._notifier.get_current_notifications()
        except Exception as error:  # as above
            raise NoNotifications from error
        self._shown &= {str(name) for name in there}
        found, self._answers = self._answers, []
        return found

    def close(self) -> None:
        """Hear no answers any more; notes that are shown stay."""
        self._shown.clear()

    def _answered(self, answer: Answer) -> None:
        self._answers.append(answer)
