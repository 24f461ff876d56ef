"""People: its pages, and the way from one to another."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from companion.paths import Paths
from companion.ui.guide.desk import GuideDesk
from companion.ui.people.bench import PEOPLE, Bench, Where
from companion.ui.people.papers import PersonPaper

if TYPE_CHECKING:
    from companion.people.model import SavedPerson
    from companion.ui.changes import Changes
    from companion.ui.help.desk import HelpDesk
    from companion.ui.people.plan_sheet import PlanSheet
    from companion.ui.recent.recent_changes import RecentChanges
    from companion.ui.side_pages import SidePages
    from companion.ui.tasks import Tasks
    from companion.ui.unlock.session import Session


class PeopleDesk(QObject):
    """Opens the pages of People; those of the guide are opened by `guide`."""

    directory_chosen = Signal()
    """On to the directory, which is in help."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        paths: Paths,
        pages: SidePages,
        changes: Changes,
        recent: RecentChanges,
        help_desk: HelpDesk,
    ) -> None:
        super().__init__(pages)
        self.bench = Bench(tasks, pages, changes, recent)
        self.people = session.people(paths)
        self.help_desk = help_desk
        self.guide = GuideDesk(self.bench, session, help_desk)
        self.guide.left.connect(self.open)
        self.guide.returned.connect(self.resume)
        changes.place_changed.connect(self._place_changed)

    # Leaving, and coming back in screens made anew

    def leave(self) -> Where:
        """Keep what is typed, and return where one is."""
        self.bench.keep()
        return self.bench.where

    @Slot(object)
    def resume(self, where: Where) -> None:
        """Go on where one was, in other screens too."""
        attrgetter(where.method)(self)(*where.given)

    @Slot(str)
    def _place_changed(self, place: str) -> None:
        """Show anew what was undone or done again."""
        page = self.bench.page
        if place != PEOPLE or page is None:
            return
        self.guide.read_marks()
        keeping, refresh = getattr(page, "keeping", None), getattr(page, "refresh", None)
        if keeping is not None:
            keeping.read()
        if refresh is not None:
            refresh()
        if self.bench.where.method == "open_person":
            self.resume(self.bench.where)

    # My people

    @Slot()
    def open(self) -> None:
        """Go to the first page."""
        from companion.ui.people.people_page import PeoplePage

        self.bench.show(PeoplePage(self), "open")

    @Slot(str)
    def open_person(self, person_id: str) -> None:
        """Go to a person."""
        work = partial(self.people.person, person_id)
        self.bench.tasks.run(work, self._show_person, self.bench.fail, topic="open a person")

    def _show_person(self, saved: SavedPerson) -> None:
        from companion.ui.people.person_page import PersonPage

        page = PersonPage(self, saved)
        page.closed.connect(self.open)
        self.bench.show(page, "open_person", saved.id)

    @Slot()
    def new_person(self) -> None:
        """Go to the fields of somebody new."""
        self.edit(PersonPaper(self.people))

    def edit_person(self, person_id: str) -> None:
        """Go to the fields of a person."""
        self.edit(PersonPaper(self.people, person_id))

    def edit(self, paper: PersonPaper) -> None:
        """Go to the fields of whoever is on a paper."""
        from companion.ui.people.edit_page import EditPage

        page = EditPage(self, paper)
        page.closed.connect(self._edited)
        self.bench.show(page, "edit", paper)

    @Slot()
    def _edited(self) -> None:
        """Go back to the person; where nobody was added, to the first page."""
        self.bench.keep()
        work = partial(_id_of, self.bench.where.given[0])
        self.bench.tasks.run(work, self._go_to_person, self.bench.fail, topic="open a person")

    def _go_to_person(self, person_id: str) -> None:
        if person_id:
            self.open_person(person_id)
        else:
            self.open()

    @Slot()
    def open_contacts(self) -> None:
        """Go to bringing in and saving contacts."""
        from companion.ui.people.contacts_page import ContactsPage

        page = ContactsPage(self)
        page.closed.connect(self.open)
        self.bench.show(page, "open_contacts")

    # My support plan

    @Slot()
    def open_plan(self) -> None:
        """Go to the plan, to write it."""
        from companion.ui.people.plan_page import PlanPage

        page = PlanPage(self)
        page.closed.connect(self.open)
        self.bench.show(page, "open_plan")

    def print_plan(self) -> None:
        """Show the plan as it would be printed, once all of it is kept."""
        from companion.ui.people.plan_sheet import read_sheet

        self.bench.tasks.run(partial(read_sheet, self.people), self._preview, self.bench.fail)

    def _preview(self, sheet: PlanSheet) -> None:
        from companion.ui.people.plan_sheet import printed
        from companion.ui.printing.preview import PrintPreview

        page = PrintPreview(printed(sheet), self.bench.tasks)
        page.closed.connect(self.open_plan)
        self.bench.show(page, "open_plan")

    @Slot()
    def open_plan_in_help(self) -> None:
        """Show the plan above help, to be read."""
        from companion.ui.people.plan_sheet import read_sheet

        self.bench.keep()
        self.bench.tasks.run(partial(read_sheet, self.people), self._show_in_help, self.bench.fail)

    def _show_in_help(self, sheet: PlanSheet) -> None:
        from companion.ui.people.plan_reading import PlanReading

        self.help_desk.page_opened.emit(PlanReading(self.help_desk, sheet))


def _id_of(paper: PersonPaper) -> str:
    """Return the id of a person once all that was typed of them is kept; on the worker."""
    if paper.id and paper.read() is None:
        return ""  # adding them was undone meanwhile
    return paper.id
