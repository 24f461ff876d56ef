"""The page of reminders in Settings: what is chosen there is kept, and can be undone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from companion.i18n import _
from companion.ui.recent.recent_changes import Change
from companion.ui.settings.reminder_page import ReminderPage
from companion.wording import explain

if TYPE_CHECKING:
    from companion.paths import Paths
    from companion.reminders.service import Reminders
    from companion.ui.appearance import Appearance
    from companion.ui.changes import Changes
    from companion.ui.recent.recent_changes import RecentChanges
    from companion.ui.side_pages import SidePages
    from companion.ui.tasks import Tasks
    from companion.ui.unlock.session import Session

_PLACE: Final = "settings"


class ReminderDesk(QObject):
    """Opens the page, and keeps what is chosen on it."""

    left = Signal()
    """Back to Settings."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        appearance: Appearance,
        paths: Paths,
        pages: SidePages,
        changes: Changes,
        recent: RecentChanges,
    ) -> None:
        super().__init__(pages)
        self._session = session
        self._tasks = tasks
        self._appearance = appearance
        self._paths = paths
        self._pages = pages
        self._changes = changes
        self._recent = recent
        changes.place_changed.connect(self._place_changed)

    @Slot()
    def open(self) -> None:
        """Go to the page."""
        page = ReminderPage(self._paths, self._appearance.settings.reminder_line)
        page.closed.connect(self.left)
        page.line_chosen.connect(self._choose_line)
        page.hello_chosen.connect(self._choose_hello)
        self._pages.show_page(page, _PLACE)
        self._read()

    # The words of a note: kept beside the vault, where the agent finds them

    @Slot(str)
    def _choose_line(self, line: str) -> None:
        former = self._appearance.settings.reminder_line
        self._use_line(line)
        self._recent.add(
            Change(
                _("What a note says was changed."),
                partial(self._use_line, former),
                partial(self._use_line, line),
                place=_PLACE,
                is_look=True,
            )
        )

    def _use_line(self, line: str) -> None:
        self._appearance.remember(replace(self._appearance.settings, reminder_line=line))
        page = self._pages.found(ReminderPage)
        if page is not None:
            page.show_line(line)

    # A hello: kept in the vault

    @Slot(bool)
    def _choose_hello(self, on: bool) -> None:  # the signature of the signal
        redo = partial(self._service().say_hello, on=on)
        undo = partial(self._service().say_hello, on=not on)
        self._recent.add(Change(_("Notes for a hello were changed."), undo, redo, place=_PLACE))
        self._tasks.run(redo, self._kept, self._failed)

    def _kept(self, _nothing: None) -> None:
        self._changes.stored.emit()

    @Slot(str)
    def _place_changed(self, place: str) -> None:
        if place == _PLACE and self._pages.found(ReminderPage) is not None:
            self._read()

    def _read(self) -> None:
        self._tasks.run(self._service().says_hello, self._show, self._failed)

    def _show(self, on: bool) -> None:  # what the worker brings
        page = self._pages.found(ReminderPage)
        if page is not None:
            page.show_hello(on=on)

    def _failed(self, error: Exception) -> None:
        page = self._pages.found(ReminderPage)
        if page is not None:
            page.message.say(str(explain(error)), caution=True)

    def _service(self) -> Reminders:
        return self._session.reminders(self._paths)
