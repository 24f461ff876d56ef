"""The way between pages of Dates and Today: reading, showing, changing, coming back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from companion.ui.planner.page import DATES, TODAY, PlannerPage
from companion.ui.recent.recent_changes import Change
from companion.wording import explain

if TYPE_CHECKING:
    from companion.paths import Paths
    from companion.ui.changes import Changes
    from companion.ui.recent.recent_changes import RecentChanges
    from companion.ui.side_pages import SidePages
    from companion.ui.tasks import Tasks
    from companion.ui.unlock.session import Session


@dataclass(frozen=True, slots=True)
class Where:
    """A page of Dates, to come back to when the screens are made anew."""

    opening: str = ""
    parts: tuple[Any, ...] = field(default=())


NOWHERE: Final = Where()


class Way(QObject):
    """Shows what was read on the worker, and notes what was changed there."""

    said = Signal(str)
    """Something to say above the page one is on."""
    cautioned = Signal(str)
    """Something went wrong; carries the words for it."""
    write_chosen = Signal()
    """To write a page."""
    steady_chosen = Signal()
    """To do something steady."""
    idea_chosen = Signal(str)
    """To see an idea of Care that is in a day; carries the idea's id."""
    help_chosen = Signal()
    """To see the help lines."""
    record_chosen = Signal(object)
    """To see all about one Resource of the directory."""
    person_chosen = Signal(str)
    """To a person; carries their id."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        paths: Paths,
        country: str,
        pages: SidePages,
        changes: Changes,
        recent: RecentChanges,
    ) -> None:
        super().__init__(pages)
        self.session = session
        self.planner = session.planner
        self.plans = session.plans
        self.justice = session.justice
        self.tasks = tasks
        self.paths = paths
        self.country = country
        self.changes = changes
        self.recent = recent
        self._pages = pages
        self._coming: PlannerPage | None = None
        self._where = NOWHERE
        self._saying = ""
        changes.place_changed.connect(self._place_changed)

    # Going

    def go(self, page: PlannerPage, opening: str = "", *parts: Any) -> None:
        """Read what a page shows, and show it; `opening` and `parts` bring it up again."""
        self.keep()  # before it is read: what was typed is part of it
        self._let_go()
        self._coming = page
        self._where = Where(opening, parts)
        self.tasks.run(page.work, self._arrived, self._not_arrived, topic="dates")

    def go_back_to(self, page: PlannerPage, opening: str) -> None:
        """Show a page again that stayed because it is at work."""
        self.keep()
        self._let_go()
        self._where = Where(opening)
        self._pages.show_page(page, page.place)

    def _let_go(self) -> None:
        """Wait no more for a page that was to be shown."""
        if self._coming is not None:
            self._coming.deleteLater()
            self._coming = None

    def _arrived(self, data: Any) -> None:
        page, self._coming = self._coming, None
        if page is not None:
            page.fill(data)
            self._pages.show_page(page, page.place)
            if self._saying:
                page.message.say(self._saying)
                self._saying = ""

    def _not_arrived(self, error: Exception) -> None:
        self._let_go()
        self.failed(error)

    @property
    def page(self) -> PlannerPage | None:
        """The page of Dates or Today one is on."""
        side = self._pages.side
        return side if isinstance(side, PlannerPage) else None

    @property
    def where(self) -> Where:
        """Where one is, to come back to it."""
        return self._where if self._pages.place in {DATES, TODAY} else NOWHERE

    def come_back(self, where: Where) -> None:
        """Go to where one was."""
        if where.opening:
            getattr(self, where.opening)(*where.parts)

    def keep(self) -> None:
        """Have saved what was typed; on the worker, before what comes after it."""
        if self.page is not None:
            self.page.keep()

    # Changing

    def change(
        self,
        sentence: str,
        do: Callable[[], Any],
        undo: Callable[[], Any],
        then: Callable[[Any], None],
        place: str = DATES,
    ) -> None:
        """Change something on the worker, note how it is undone, and go on with `then`."""
        work = partial(_changed, do, Change(sentence, undo, do, place=place))
        self._then = then
        self.tasks.run(work, self._done, self.failed)

    def _done(self, done: tuple[Any, Change]) -> None:
        value, change = done
        self.note(change)
        self._then(value)

    def note(self, change: Change) -> None:
        """Note a change that was made."""
        self.recent.add(change)
        self.changes.stored.emit()

    def kept(self, _anything: object) -> None:
        """Note that something typed is in the vault."""
        self.changes.stored.emit()

    def failed(self, error: Exception) -> None:
        """Say what went wrong, on whatever page one is."""
        self.cautioned.emit(str(explain(error)))

    @Slot(str)
    def _place_changed(self, key: str) -> None:
        if key in {DATES, TODAY} and self.page is not None:
            self.page.refresh()


def _changed(do: Callable[[], Any], change: Change) -> tuple[Any, Change]:
    """Run on the worker."""
    return do(), change
