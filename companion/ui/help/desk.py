"""The help desk: what all pages of help share, and the way from one to another.

It needs no vault. It has a worker of its own, so that looking something up never
waits behind the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from companion import i18n
from companion.paths import Paths
from companion.ui.help.lists import catalogue
from companion.ui.tasks import Tasks

if TYPE_CHECKING:
    from companion.resources.model import Resource
    from companion.resources.service import Directory
    from companion.ui.printing.document import Printed


_ON_CARD_AT_FIRST = 3


class Tried(Protocol):
    """Where what did not work is kept; help itself knows of no vault."""

    def all(self) -> dict[str, date]:
        """Return each line that did not work, with the last local day of it."""

    def note(self, days: Mapping[str, date]) -> None:
        """Note lines that did not work, each on a local day."""

    def take_back(self, resource_id: str) -> None:
        """Forget that a line did not work."""


@dataclass(slots=True)
class CardDraft:
    """What was put on a card to carry in this visit; it is written nowhere."""

    lines: list[str] | None = None
    """The ids of the lines that are ticked; None until something was ticked or unticked."""
    people: dict[int, str] = field(default_factory=dict)
    """What was typed into the fields for names and numbers, by their place."""
    steps: dict[int, str] = field(default_factory=dict)


class HelpDesk(QObject):
    """Holds the directory, the country, and what did not work; opens the pages."""

    page_opened = Signal(QWidget)
    """A page of help is to be shown above what is there; it has a signal `closed`."""
    country_chosen = Signal(str)
    """Another country was chosen; carries its code."""
    steady_chosen = Signal()
    """Something steady was asked for; it is no part of help, so others show it."""
    directory_changed = Signal()
    """The directory was read anew: a local list came or went."""
    plan_chosen = Signal()
    """The person's own support plan is to be shown; only while a journal is open."""
    opened = Signal()
    """A journal was opened."""
    tried_changed = Signal()
    """What did not work is noted, taken back, or read from the vault."""

    def __init__(
        self, paths: Paths, country: str, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        """Open the desk; `country` is an ISO 3166-1 code, or '' where none was chosen."""
        super().__init__(parent)
        self.paths = paths
        self.tasks = tasks
        self._country = country
        self._vault_tasks: Tasks | None = None
        self._tried: Tried | None = None
        self.tried: dict[str, date] = {}
        """Lines that did not work, each with the last local day of it."""
        self.card = CardDraft()
        self.region = ""
        """The state or region that was chosen in this visit; it is never located or kept."""

    @cached_property
    def directory(self) -> Directory:
        """The directory, read when it is first needed; never empty."""
        from companion.resources.service import Directory

        return Directory.load(catalogue=catalogue(self.paths))

    def read_again(self) -> None:
        """Read the directory anew: a local list came or went."""
        self.__dict__.pop("directory", None)
        self.directory_changed.emit()

    @property
    def is_open(self) -> bool:
        """Whether a journal is open."""
        return self._tried is not None

    # The country

    @property
    def country(self) -> str:
        """The country whose lines come first: as chosen, else by the system's locale."""
        return self._country or self.directory.guess_country(i18n.system_locale())

    def choose_country(self, code: str) -> None:
        """Choose another country, and have it remembered."""
        if code != self.country:
            self.region = ""  # the same letters can be a place there, too
        self._country = code
        self.country_chosen.emit(code)

    # The card to carry

    @property
    def card_lines(self) -> list[str]:
        """The ids of the lines on the card; the country's first ones until another was chosen."""
        if self.card.lines is not None:
            return list(self.card.lines)
        lines = self.directory.help_lines(self.country).lines
        return [line.id for line in lines if line.phones][:_ON_CARD_AT_FIRST]

    # What did not work

    def attach(self, tried: Tried, vault_tasks: Tasks) -> None:
        """Keep what did not work in a vault that was opened, and read what it holds."""
        self._tried, self._vault_tasks = tried, vault_tasks
        self.opened.emit()
        vault_tasks.run(partial(_joined, tried, dict(self.tried)), self._read, self._nothing)

    def detach(self) -> None:
        """Keep nothing in a vault any more: it is gone."""
        self._tried = self._vault_tasks = None

    def note_tried(self, resource: Resource, day: date) -> None:
        """Note that a line did not work on a local day; for this visit while locked."""
        self.tried[resource.id] = day
        self._keep(lambda tried: tried.note({resource.id: day}))
        self.tried_changed.emit()

    def take_back(self, resource: Resource) -> None:
        """Forget that a line did not work."""
        self.tried.pop(resource.id, None)
        self._keep(lambda tried: tried.take_back(resource.id))
        self.tried_changed.emit()

    def _keep(self, change: Callable[[Tried], None]) -> None:
        if self._tried is not None and self._vault_tasks is not None:
            self._vault_tasks.run(partial(change, self._tried), self._nothing, self._nothing)

    def _read(self, found: dict[str, date]) -> None:
        self.tried = found
        self.tried_changed.emit()

    def _nothing(self, _anything: object) -> None:
        """Say nothing: a note that cannot be kept is no reason to disturb somebody in need."""

    # The pages

    def open_record(self, resource: Resource) -> None:
        """Show everything about a line."""
        from companion.ui.help.record_page import RecordPage

        self.page_opened.emit(RecordPage(self, resource))

    def open_calling(self) -> None:
        """Show what happens when one calls, and what else one can do."""
        from companion.ui.help.calling_page import CallingPage

        self.page_opened.emit(CallingPage(self))

    def open_near(self) -> None:
        """Show the help of a state or region, and the ways to find more there."""
        from companion.ui.help.near_page import NearPage

        self.page_opened.emit(NearPage(self))

    def open_card(self) -> None:
        """Make a card of lines to carry."""
        from companion.ui.help.card_page import CardPage

        self.page_opened.emit(CardPage(self))

    def open_lists(self, file: Path | None = None) -> None:
        """Show the local lists that others handed out; with a file, what is in it."""
        from companion.ui.help.lists_page import ListsPage

        page = ListsPage(self)
        self.page_opened.emit(page)
        if file is not None:
            page.look_into(file)

    def open_publishers(self) -> None:
        """Show whose lists are taken."""
        from companion.ui.help.publishers_page import PublishersPage

        self.page_opened.emit(PublishersPage(self))

    def open_preview(self, printed: Printed) -> None:
        """Show what would be printed."""
        from companion.ui.printing.preview import PrintPreview

        self.page_opened.emit(PrintPreview(printed, self.tasks))


def _joined(tried: Tried, of_this_visit: dict[str, date]) -> dict[str, date]:
    """Keep what was noted while the vault was locked, and return all there is; on the worker."""
    tried.note(of_this_visit)
    return tried.all()
