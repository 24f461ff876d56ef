"""The guide and helping: their pages, and the way from one to another."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from companion import i18n
from companion.guide.marks import marks_among, preference_of
from companion.guide.pages import Guide
from companion.i18n import _
from companion.ui.people.bench import Bench, Where
from companion.ui.recent.recent_changes import Change

if TYPE_CHECKING:
    from companion.guide.marks import Mark
    from companion.guide.pages import Page
    from companion.ui.help.desk import HelpDesk
    from companion.ui.helping.papers import DebriefPaper
    from companion.ui.unlock.session import Session


class GuideDesk(QObject):
    """Opens the pages of the guide and those about helping."""

    left = Signal()
    """Back to the first page of the place."""
    returned = Signal(object)
    """Back to where one came from; carries a Where."""

    def __init__(self, bench: Bench, session: Session, help_desk: HelpDesk) -> None:
        super().__init__(bench)
        self.bench = bench
        self.helping = session.helping
        self.help_desk = help_desk
        self.marks: dict[str, Mark] = {}
        """What was done with the pages of the guide, by their ids."""
        self._preferences = session.preferences
        self._trail: list[Where] = []
        self.read_marks()

    @cached_property
    def guide(self) -> Guide:
        """The peer-support guide in the language in use, read when it is first needed."""
        return Guide.load(i18n.language())

    def read_marks(self) -> None:
        """Read anew what was done with the pages."""
        self.bench.tasks.run(self._preferences.all, self._marks_read, self.bench.fail)

    # The guide

    @Slot()
    def open(self) -> None:
        """Go to the pages of the guide."""
        from companion.ui.guide.guide_page import GuidePage

        self._trail = []
        page = GuidePage(self)
        page.closed.connect(self.left)
        self.bench.show(page, "guide.open")

    @Slot(str)
    def open_reader(self, page_id: str) -> None:
        """Go to a page of the guide; Back leads to where one is now."""
        self._trail.append(self.bench.where)
        self.turn_to(page_id)

    def turn_to(self, page_id: str) -> None:
        """Go to a page of the guide; Back leads where it would have led from here."""
        from companion.ui.guide.reader_page import ReaderPage

        page: ReaderPage = ReaderPage(self, self.guide.page(page_id))
        page.closed.connect(self._back)
        self.bench.show(page, "guide.turn_to", page_id)

    @Slot()
    def _back(self) -> None:
        self.returned.emit(self._trail.pop() if self._trail else Where("guide.open"))

    @Slot(str)
    def follow(self, link: str) -> None:
        """Go where a link of the guide leads: 'page:ID' or 'record:ID'."""
        kind, _colon, name = link.partition(":")
        if kind == "page":
            self.open_reader(name)
            return
        record = self.help_desk.directory.get(name)
        if record is not None:
            self.help_desk.open_record(record)

    def page_after(self, page: Page) -> Page | None:
        """Return the page that follows in the guide, if one does."""
        pages = self.guide.pages()
        place = pages.index(page) + 1
        return pages[place] if place < len(pages) else None

    def mark(self, page: Page, mark: Mark) -> None:
        """Keep what was done with a page."""
        former = self.marks.get(page.id)
        if former is mark:
            return
        self.marks[page.id] = mark
        name = preference_of(page.id)
        put = partial(self._preferences.put, name, mark.value)
        self.bench.tasks.run(put, self._marked, self.bench.fail)
        undo = partial(self._preferences.put, name, former or "")
        self.bench.note(Change(_("A page of the guide was marked."), undo, put))

    def _marked(self, _nothing: None) -> None:
        """Nothing to show: the page shows it already."""

    def _marks_read(self, preferences: dict[str, str]) -> None:
        self.marks = marks_among(preferences)
        if self.bench.where.method == "guide.open":
            refresh = getattr(self.bench.page, "refresh", None)
            if refresh is not None:
                refresh()

    # Helping

    @Slot()
    def open_readiness(self) -> None:
        """Go to the questions about being ready to help."""
        from companion.ui.helping.readiness_page import ReadinessPage

        page = ReadinessPage(self)
        page.closed.connect(self.left)
        self.bench.show(page, "guide.open_readiness")

    @Slot()
    def open_readiness_page(self) -> None:
        """Go to the page of the guide that belongs to the questions."""
        self.open_reader("am-i-ready")

    @Slot()
    def open_ways(self) -> None:
        """Go to the ways to help."""
        from companion.ui.guide.ways_page import WaysPage

        page = WaysPage()
        page.closed.connect(self.left)
        page.pages_chosen.connect(self._open_groups)
        self.bench.show(page, "guide.open_ways")

    @Slot()
    def _open_groups(self) -> None:
        self.open_reader("groups-and-training")

    @Slot()
    def open_helper_care(self) -> None:
        """Go to one's limits, and the notes after helping."""
        from companion.ui.helping.care_page import HelperCarePage

        page = HelperCarePage(self)
        page.closed.connect(self.left)
        self.bench.show(page, "guide.open_helper_care")

    @Slot()
    def open_care_page(self) -> None:
        """Go to the page of the guide about looking after oneself."""
        self.open_reader("helper-care")

    @Slot()
    def new_debrief(self) -> None:
        """Go to a new note after helping."""
        from companion.ui.helping.papers import DebriefPaper

        self.open_debrief_on(DebriefPaper(self.helping))

    @Slot(str)
    def open_debrief(self, debrief_id: str) -> None:
        """Go to a note after helping."""
        from companion.ui.helping.papers import DebriefPaper

        self.open_debrief_on(DebriefPaper(self.helping, debrief_id))

    def open_debrief_on(self, paper: DebriefPaper) -> None:
        """Go to whichever note is on a paper."""
        from companion.ui.helping.debrief_page import DebriefPage

        page = DebriefPage(self, paper)
        page.closed.connect(self.open_helper_care)
        self.bench.show(page, "guide.open_debrief_on", paper)
