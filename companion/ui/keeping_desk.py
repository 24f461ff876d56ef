"""What the desks share whose pages have no Save: all that keeps what is typed on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from companion.ui.keeping import Keeping
from companion.ui.recent.recent_changes import Change
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.changes import Changes
    from companion.ui.keeping import Paper, Typed
    from companion.ui.recent.recent_changes import RecentChanges
    from companion.ui.side_pages import SidePages
    from companion.ui.tasks import Tasks


class KeepingDesk(QObject):
    """Keeps what is typed on its pages, and still does when a page is gone."""

    cautioned = Signal(str)
    """What was typed on a page that is gone is not kept yet; carries the words for it."""

    def __init__(
        self, tasks: Tasks, pages: SidePages, changes: Changes, recent: RecentChanges
    ) -> None:
        super().__init__(pages)
        self.tasks = tasks
        self.changes = changes
        self.recent = recent
        self._pages = pages

    def new_keeping(
        self, page: Typed, paper: Paper, sentence: str, place: str, entry_id: str = ""
    ) -> Keeping:
        """Return what keeps a page; `sentence` is what a change is called."""
        for each in self.findChildren(Keeping):
            if each.is_idle:
                each.deleteLater()
        change = Change(sentence, _nothing, _nothing, entry_id=entry_id, place=place)
        made = Keeping(page, paper, change, self.tasks, self.recent, self.changes, self)
        made.refused.connect(self._refuse)
        return made

    def keep(self) -> None:
        """Have kept what is typed but not in the vault yet: work for the worker."""
        for keeping in self.findChildren(Keeping):
            keeping.keep()

    def unkept(self) -> Exception | None:
        """Return why something typed is not in the vault; on the worker, after `keep`."""
        found = (each.unkept for each in self.findChildren(Keeping))
        return next((error for error in found if error is not None), None)

    @Slot(object)
    def _refuse(self, error: Exception) -> None:
        self.cautioned.emit(str(explain(error)))


def _nothing() -> None:
    """Stand for work that is put in place later."""
