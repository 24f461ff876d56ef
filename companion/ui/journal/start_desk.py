"""What lies beside the page without belonging to one: things to begin with, earlier years."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot

from companion.i18n import _, long_date
from companion.journal.choices import WritingChoices
from companion.journal.templates import Template, Templates
from companion.ui.journal import paper
from companion.ui.journal.gentle_sitting import GentleSitting
from companion.ui.journal.habits import SETTINGS, Habits
from companion.ui.journal.spell_check import SpellCheck
from companion.ui.journal.template_page import TemplatePage, TemplatePaper
from companion.ui.journal.templates_card import PLACE, keep_now
from companion.ui.keeping_desk import KeepingDesk
from companion.ui.recent.recent_changes import Change
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.model import Entry
    from companion.ui.changes import Changes
    from companion.ui.journal.write_page import WritePage
    from companion.ui.keeping import Keeping
    from companion.ui.recent.recent_changes import RecentChanges
    from companion.ui.side_pages import SidePages
    from companion.ui.tasks import Tasks
    from companion.ui.unlock.session import Session

WRITE: Final = "write"


class StartDesk(KeepingDesk):
    """Opens these pages; keeps the choices, the spell check and the writing time."""

    undo_chosen = Signal()
    """Undo was pressed on one of them."""
    steady_wanted = Signal()
    """A gentle writing time was stopped: something steady comes now."""
    choices_left = Signal()
    """Back was pressed on How you write."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        pages: SidePages,
        changes: Changes,
        recent: RecentChanges,
        write: WritePage,
    ) -> None:
        super().__init__(tasks, pages, changes, recent)
        self.session = session
        self._write = write
        self._templates = Templates(session.vault)
        self.habits = Habits(session.preferences, tasks, changes, recent, self)
        self.spelling = SpellCheck(
            write.editor.text,
            session.journal,
            lambda: write.writing.sheet,
            tasks,
            changes,
            recent,
        )
        self.gentle = GentleSitting(write.writing, write.gentle, write.gentle_question)
        self.gentle.stopped.connect(self.steady_wanted)
        self.habits.chosen.connect(self._use)
        write.turned_to.connect(self.spelling.read_learned)
        self.spelling.said.connect(write.message.say)
        write.start_chosen.connect(self.open)
        write.list.earlier_years_chosen.connect(self.open_looking_back)
        self.habits.read()

    @Slot(object)
    def _use(self, choices: WritingChoices) -> None:
        self._write.use(choices)
        self.spelling.turn(on=choices.spell_check)

    # The pages

    @Slot()
    def open(self) -> None:
        """Go to what a page can begin with."""
        from companion.ui.journal.start_page import StartPage

        page = StartPage(self)
        page.closed.connect(self._back)
        page.undo_chosen.connect(self.undo_chosen)
        page.prompts.taken.connect(self._begin_with_line)
        page.templates.taken.connect(self._begin_with)
        page.templates.edit_chosen.connect(self.open_template)
        page.gentle.begun.connect(self._begin_gently)
        self._pages.show_page(page, WRITE)

    @Slot(object)
    def open_template(self, template: Template) -> None:
        """Go to changing a template."""
        page = TemplatePage(self, template)
        page.closed.connect(self._back_from_template)
        self._pages.show_page(page, WRITE)

    @Slot()
    def open_looking_back(self) -> None:
        """Go to pages of this time in other years."""
        from companion.ui.journal.looking_back_page import LookingBackPage

        page = LookingBackPage(self)
        page.closed.connect(self._back)
        page.undo_chosen.connect(self.undo_chosen)
        page.entry_chosen.connect(self._read)
        self._pages.show_page(page, WRITE)

    @Slot()
    def open_choices(self) -> None:
        """Go to how one writes, a page of Settings."""
        from companion.ui.journal.choices_page import ChoicesPage

        page = ChoicesPage(self.habits, self.spelling)
        page.closed.connect(self.choices_left)
        self._pages.show_page(page, SETTINGS)

    @Slot()
    def _back(self) -> None:
        self._pages.show_page(self._write, WRITE)

    @Slot()
    def _back_from_template(self) -> None:
        self.keep()
        self.open()

    # Back to the page, with something

    @Slot(str)
    def _begin_with_line(self, line: str) -> None:
        self._back()
        self._write.editor.quote(line)

    @Slot(object)
    def _begin_with(self, template: Template) -> None:
        self._back()
        self._write.writing.leave(
            partial(paper.from_template, template=template), self._write.writing.begin
        )

    @Slot(int, object)
    def _begin_gently(self, minutes: int, before: int | None) -> None:
        self._back()
        self.gentle.begin(minutes, before)
        self._write.editor.text.setFocus()

    @Slot(str)
    def _read(self, entry_id: str) -> None:
        self._back()
        self._write.opening.open(entry_id)

    # Templates

    def keep_as_template(self, entry: Entry) -> None:
        """Make a template of a saved page, and go to it to name it."""
        page = entry.page
        name = page.title or _("Page of {date}").format(date=long_date(page.local_date))
        template = Template(name, page.text, page.title, page.kind)
        work = partial(keep_now, self._templates, template)
        self.tasks.run(work, self._template_made, self._failed)

    def _template_made(self, template: Template) -> None:
        words = _("The template “{name}” was made.").format(name=template.name)
        undo = partial(self._templates.remove, template.id)
        redo = partial(keep_now, self._templates, template)
        self.recent.add(Change(words, undo, redo, place=PLACE))
        self.changes.stored.emit()
        self.open_template(template)

    def keeping_template(self, page: TemplatePage, template: Template) -> Keeping:
        """Return what keeps a template as it is typed."""
        words = _("The template “{name}” was changed.").format(name=template.name)
        held = TemplatePaper(self._templates, replace(template))
        return self.new_keeping(page, held, words, PLACE)

    def close(self) -> None:
        """End what runs beside the worker."""
        self.spelling.close()

    def _failed(self, error: Exception) -> None:
        self._write.message.say(str(explain(error)), caution=True)
