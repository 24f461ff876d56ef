"""Keeps what is typed on a page soon after the last key, and notes how to undo it.

There is no Save on such a page: one visit of it is one change in *Recent
changes*, from what was there before to what is there now.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from companion.i18n import _
from companion.ui.changes import Changes
from companion.ui.recent.recent_changes import Change, RecentChanges
from companion.ui.tasks import Tasks
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

_MILLISECONDS: Final = 700
"""With the writing itself this stays below a second after the last key."""


class Paper(Protocol):
    """Where a page is kept in the vault; used on the worker only."""

    def read(self) -> Any:
        """Return what is kept, None for nothing."""

    def put(self, value: Any) -> Any:
        """Keep a value, None for nothing, and return it as it is kept."""


class Typed(Protocol):
    """A page with something to keep."""

    message: MessageBar
    status: Label

    def typed(self) -> Any:
        """Return what stands on the page; None when there is nothing to keep."""

    def show_kept(self, value: Any) -> None:
        """Show what is kept."""


class Keeping(QObject):
    """Between one page and its paper; lives on until what was typed last is kept."""

    refused = Signal(object)
    """What was typed is not kept, and its page is gone; carries the error. It is tried again."""

    def __init__(
        self,
        page: Typed,
        paper: Paper,
        change: Change,
        tasks: Tasks,
        recent: RecentChanges,
        changes: Changes,
        parent: QObject,
    ) -> None:
        """Make one; `change` says what the change is called and where it belongs."""
        super().__init__(parent)
        self.paper = paper
        self._page = page
        self._pattern = change
        self._tasks = tasks
        self._recent = recent
        self._changes = changes
        self._change: Change | None = None
        self._before: Any = None
        self._asked: Any = None
        self._begun = False
        self._waiting = 0
        self._unkept: Exception | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self.keep)
        page.status.hide()

    @property
    def is_idle(self) -> bool:
        """Whether its page is gone and everything of it is kept."""
        return not isValid(self._page) and not self._waiting and self._unkept is None

    @property
    def unkept(self) -> Exception | None:
        """Why what was typed last is not in the vault; None when it is. For the worker."""
        return self._unkept

    @Slot()
    def read(self) -> None:
        """Show what is kept, unless something is typed that is not kept yet."""
        if not isValid(self._page):
            return
        if self._begun and self._page.typed() != self._asked:
            self.keep()
            return
        self._tasks.run(self.paper.read, self._show, self._not_read, topic=f"keeping {id(self)}")

    def _show(self, value: Any) -> None:
        if isValid(self._page):
            self._page.show_kept(value)
            self._before, self._change = value, None
            self._asked = self._page.typed()
            self._begun = True

    def _tell(self, text: str) -> None:
        self._page.status.setText(text)
        self._page.status.setVisible(bool(text))

    @Slot()
    def touch(self) -> None:
        """Note that something was typed or chosen."""
        if self._begun and isValid(self._page) and self._page.typed() != self._asked:
            self._tell(_("Not saved yet"))
            if not self._timer.isActive():
                self._timer.start()

    @Slot()
    def keep(self) -> None:
        """Keep what stands on the page, on the worker; nothing where nothing changed."""
        self._timer.stop()
        if not isValid(self._page):
            if self._unkept is not None:  # the page went, its words did not
                self._send(self._asked)
            return
        value = self._page.typed() if self._begun else None
        if value is not None and (value != self._asked or self._unkept is not None):
            self._send(value)

    def _send(self, value: Any) -> None:
        self._asked = value
        self._waiting += 1
        self._tasks.run(partial(self._put, value), self._kept, self._failed)

    def _put(self, value: Any) -> Any:
        """Run on the worker; what was not kept is known there before anything else is done."""
        try:
            kept = self.paper.put(value)
        except Exception as error:
            self._unkept = error.with_traceback(None)
            raise
        self._unkept = None
        return kept

    def _kept(self, value: Any) -> None:
        self._waiting -= 1
        if self._change is None or self._change.is_undone:
            pattern = self._pattern
            self._change = Change(
                pattern.sentence,
                partial(self.paper.put, self._before),
                partial(self.paper.put, value),
                pattern.entry_id,
                place=pattern.place,
            )
            self._recent.add(self._change)
        else:
            self._change.redo = partial(self.paper.put, value)
        self._changes.stored.emit()
        if isValid(self._page):
            self._tell(_("Saved on this computer"))

    def _not_read(self, error: Exception) -> None:
        if isValid(self._page):
            self._page.message.say(str(explain(error)), caution=True)

    def _failed(self, error: Exception) -> None:
        self._waiting -= 1
        if not isValid(self._page):
            self.refused.emit(error)
        else:
            self._tell(_("Not saved yet. Your words are still on this page."))
            self._page.message.say(str(explain(error)), caution=True)
