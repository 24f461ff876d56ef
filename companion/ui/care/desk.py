"""Care: its pages, the way from one to another, and what is done to the vault from them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from companion.care.model import Idea
from companion.care.player import Playing
from companion.care.suggest import Wish
from companion.clock import now
from companion.ui.care import pages
from companion.ui.care.doing import CARE, STEADY, UNDO, Doing
from companion.ui.care.moment import CareMoment, filled, shows_state
from companion.ui.care.player_page import PlayerPage
from companion.ui.care.state import CareState, read
from companion.ui.care.steady_desk import SteadyDesk, in_language

if TYPE_CHECKING:
    from datetime import datetime

    from companion.paths import Paths
    from companion.ui.changes import Changes
    from companion.ui.recent.recent_changes import RecentChanges
    from companion.ui.side_pages import SidePages
    from companion.ui.tasks import Tasks
    from companion.ui.unlock.session import Session


class CareDesk(Doing):
    """Opens the pages of Care, and keeps the way back."""

    undo_chosen = Signal()
    """Undo was pressed under a message."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        paths: Paths,
        steady: SteadyDesk,
        side: SidePages,
        changes: Changes,
        recent: RecentChanges,
    ) -> None:
        super().__init__(tasks, side, changes, recent)
        self._session = session
        self.paths = paths
        self.steady = steady
        self.now: Callable[[], datetime] = now
        """What the time is where the person is."""
        self._trail: list[tuple[str, Any]] = []
        self._wanted = ""
        self.state = CareState()
        self.wish = Wish()
        """What somebody said they have, for the three ideas of this visit."""
        self.turn = 0
        self.before: dict[str, int | None] = {}
        """How hard it was before an idea, by its id; of this visit, written only with a note."""
        self.unkept = ""
        """Words of a check-in that were neither kept nor thrown away; of this visit."""
        changes.place_changed.connect(self._place_changed)

    # Words of others

    @property
    def session(self) -> Session:
        """The open journal; its services are for the worker."""
        return self._session

    @property
    def is_running(self) -> bool:
        """Whether somebody is in the middle of an exercise: the lock must not fire then."""
        return self.steady.is_running

    def idea(self, item_id: str) -> Idea | None:
        """Return an idea of the catalog or of the person's own."""
        own = (each for each in self.state.own if each.id == item_id)
        return self.steady.catalog.get(item_id) or next(own, None)

    def title(self, item_id: str) -> str:
        """Return what an idea is called; its id when it is gone."""
        found = self.idea(item_id)
        return item_id if found is None else found.title

    def ideas(self) -> tuple[Idea, ...]:
        """Return everything there is, hidden or not."""
        return self.steady.catalog.ideas(self.state.own)

    # The way

    @Slot()
    def open(self) -> None:
        """Go to Care: to the three ideas, or back into an exercise that is not over."""
        player = self._side.found(PlayerPage)
        if player is not None and player.is_busy:
            self._side.show_page(player, CARE)
            return
        self._trail = []
        self.go("ideas")

    def go(self, name: str, subject: object = None) -> None:
        """Go to a page of `pages.MADE`, about something."""
        self._trail.append((name, subject))
        self._show(pages.made(self, name, subject))

    @Slot(str)
    def open_idea(self, item_id: str) -> None:
        """Go to an idea from another place, once it is known what there is of one's own."""
        self._wanted = item_id
        self.tasks.run(self._read, self._open_wanted, self.failed, topic="care state")

    def _open_wanted(self, state: CareState) -> None:
        self.state = state
        self._trail = [("ideas", None)]
        self.go("idea", self._wanted)

    @Slot()
    def back(self) -> None:
        """Go back to the page before."""
        self._trail = self._trail[:-1] or [("ideas", None)]
        self._show(pages.made(self, *self._trail[-1]))

    def _show(self, page: QWidget) -> None:
        page.closed.connect(self.back)  # type: ignore[attr-defined]  # all pages of Care have it
        page.message.action_chosen.connect(self._act)  # type: ignore[attr-defined]
        if (shown := shows_state(page)) is not None:
            shown.show_state(self.state)
        self._side.show_page(page, CARE)
        self.load()

    def play(self, playing: Playing, item_id: str) -> None:
        """Play an exercise."""
        from companion.ui.care.ratings import NoteCard

        note = NoteCard(self.before.get(item_id)) if self.state.logs else None
        page = self.steady.player(playing, keeps=True, note=note)
        page.steady_chosen.connect(self._come_back)
        page.keep_chosen.connect(self._keep_answers)
        if note is not None:
            note.noted.connect(self._note_exercise)
        self._trail.append(("ideas", None))
        self._show(page)

    @Slot()
    def _come_back(self) -> None:
        exercise = self.steady.catalog.steady()[0]
        self.back()
        self.play(self.steady.begun(exercise), exercise.id)

    # What is read and written

    def load(self) -> None:
        """Read what was chosen."""
        self.tasks.run(self._read, self._loaded, self.failed, topic="care state")

    def _read(self) -> CareState:
        """Run on the worker."""
        return read(self._session, self.now().date())

    def _loaded(self, state: CareState) -> None:
        self.state = state
        page = shows_state(self._side.side)
        if page is not None and self._side.place == CARE:
            page.show_state(state)

    @Slot(str)
    def _act(self, key: str) -> None:
        if key == UNDO:
            self.undo_chosen.emit()
        elif key == STEADY:
            self.steady.come_back()

    @Slot(str)
    def _place_changed(self, place: str) -> None:
        if place == CARE:
            self.load()

    # Notes

    @Slot(object, object)
    def _note_exercise(self, before: int | None, after: int | None) -> None:
        page = self._side.side
        if isinstance(page, PlayerPage):
            self.note(page.playing.exercise.id, before, after)

    def note(self, item_id: str, before: int | None, after: int | None) -> None:
        """Note that something was done, and offer something steady where it is very hard."""
        from companion.ui.care import noting

        noting.note(self, item_id, before, after)

    @Slot()
    def _keep_answers(self) -> None:
        from companion.ui.care import noting

        page = self._side.side
        if isinstance(page, PlayerPage):
            noting.keep_answers(self, page.playing)

    # Locking, and screens made anew

    def keep(self) -> None:
        """Have what was typed written; on the worker, before whatever is handed in later."""
        self.forget_doing()
        page = filled(self._side.side)
        if page is not None:
            page.keep()

    def carry(self) -> CareMoment:
        """Return where one is, to go on in screens made anew."""
        page = filled(self._side.side)
        player = self._side.found(PlayerPage)
        return CareMoment(
            tuple(self._trail),
            self.wish,
            self.turn,
            None if page is None else page.filled(),
            player.playing if player is not None and player.is_busy else None,
        )

    def resume(self, moment: CareMoment, *, shown: bool) -> None:
        """Go on where other screens stopped."""
        self.wish, self.turn = moment.wish, moment.turn
        self._trail = list(moment.trail)
        if not shown:
            return
        if moment.playing is not None:
            self._trail = self._trail[:-1]
            playing = in_language(moment.playing, self.steady.catalog)
            self.play(playing, playing.exercise.id)
            return
        self._show(pages.made(self, *(self._trail or [("ideas", None)])[-1]))
        page = filled(self._side.side)
        if page is not None and moment.filled is not None:
            page.fill(moment.filled)
