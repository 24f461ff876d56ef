"""The steady desk: exercises above whatever is there, with no vault and no key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from companion import i18n
from companion.clock import seconds

if TYPE_CHECKING:
    from companion.care.catalog import Catalog
    from companion.care.model import Exercise
    from companion.care.player import Playing
    from companion.ui.care.player_page import PlayerPage
    from companion.ui.help.desk import HelpDesk

_LINES = 2


class SteadyDesk(QObject):
    """Holds the catalog, makes players, and knows whether one of them runs."""

    page_opened = Signal(QWidget)
    """A page is to be shown above what is there; it has a signal `closed`."""
    help_chosen = Signal()
    """An answer asks for help."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        help_desk: HelpDesk | None = None,
        clock: Callable[[], float] = seconds,
    ) -> None:
        """Open the desk; `help_desk` knows the lines, `clock` gives seconds that go forward."""
        super().__init__(parent)
        self._help = help_desk
        self._clock = clock
        self._catalogs: dict[str, Catalog] = {}
        self._players: list[PlayerPage] = []
        self._above: PlayerPage | None = None

    @property
    def catalog(self) -> Catalog:
        """The catalog in the language in use, read when it is first needed."""
        language = i18n.language()
        if language not in self._catalogs:
            from companion.care.catalog import Catalog

            self._catalogs[language] = Catalog.load(language)
        return self._catalogs[language]

    def help_lines(self) -> tuple[str, ...]:
        """Return two help lines of the country, name and number; none without a help desk."""
        if self._help is None:
            return ()
        from companion.resources.model import first_number

        found = []
        for line in self._help.directory.help_lines(self._help.country).lines[:_LINES]:
            number = first_number(line)
            reached = number.display if number is not None else line.website
            found.append(f"{line.name_in(i18n.language())}: {reached}")
        return tuple(found)

    @property
    def is_running(self) -> bool:
        """Whether somebody is in the middle of an exercise: the lock must not fire then."""
        return any(isValid(player) and player.is_running for player in self._players)

    @Slot()
    def open(self) -> None:
        """Show the three exercises."""
        from companion.ui.care.steady_page import SteadyPage

        page = SteadyPage(self.catalog)
        page.chosen.connect(self.play)
        self.page_opened.emit(page)

    @Slot()
    def come_back(self) -> None:
        """Begin *Come back to now*."""
        from companion.care.last_resort import COME_BACK

        self.play(self.catalog.exercise(COME_BACK) or self.catalog.exercises[0])

    @Slot(object)
    def play(self, exercise: Exercise) -> None:
        """Begin an exercise above what is there."""
        self._open_player(self.begun(exercise))

    def player(
        self, playing: Playing, *, keeps: bool = False, note: QWidget | None = None
    ) -> PlayerPage:
        """Return a page that plays an exercise; help is opened where it is asked for."""
        from companion.ui.care.player_page import PlayerPage

        notes = tuple(flag.text for flag in self.catalog.flag_lines(playing.exercise))
        page = PlayerPage(playing, notes=notes, keeps=keeps, note=note, clock=self._clock)
        page.help_chosen.connect(self.help_chosen)
        self._players = [each for each in self._players if isValid(each)]
        self._players.append(page)
        return page

    def begun(self, exercise: Exercise) -> Playing:
        """Return an exercise at its beginning, by this desk's clock."""
        from companion.care.player import started

        return started(exercise, self._clock())

    # When the screens are made anew

    def carry(self) -> Playing | None:
        """Return the exercise above the screens that is not over, to go on with it."""
        above = self._above
        if above is None or not isValid(above) or above.playing.is_over:
            return None
        return above.playing

    def resume(self, playing: Playing) -> None:
        """Go on with an exercise in screens made anew, in the language in use."""
        self._open_player(in_language(playing, self.catalog))

    def _open_player(self, playing: Playing) -> None:
        page = self.player(playing)
        page.steady_chosen.connect(self._instead)
        self._above = page
        self.page_opened.emit(page)

    @Slot()
    def _instead(self) -> None:
        """Close the exercise that is over and begin *Come back to now*."""
        if self._above is not None:
            self._above.closed.emit()
        self.come_back()


def in_language(playing: Playing, catalog: Catalog) -> Playing:
    """Return the same moment of an exercise with the catalog's words, where they match."""
    former, other = playing.exercise, catalog.exercise(playing.exercise.id)
    if other is None:
        return playing
    ways = (other, *(way for each in other.variants if (way := other.as_variant(each.id))))
    shape = [(step.kind, step.seconds, len(step.options)) for step in former.steps]
    found = next(
        (
            way
            for exercise in ways
            for way in (exercise, exercise.without_breath())
            if [(step.kind, step.seconds, len(step.options)) for step in way.steps] == shape
        ),
        None,
    )
    if found is None:
        return playing
    chosen = {
        key: found.steps[key[0]].options[former.steps[key[0]].options.index(option)]
        for key, option in playing.chosen.items()
    }
    return replace(playing, exercise=found, chosen=chosen)
