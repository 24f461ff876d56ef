"""Every screen of the window, each brought up as a person would see it."""

from __future__ import annotations

import io
from collections.abc import Callable
from enum import Enum
from operator import attrgetter

from companion.clock import now
from companion.errors import DiskFull
from companion.journal.attachments import Attachments
from companion.journal.choices import WritingChoices
from companion.journal.keeping import Keeping
from companion.journal.model import Draft, Kept, Page
from companion.journal.templates import Template, Templates
from companion.people.model import Person, Phone
from companion.people.plan import Item, Plan
from companion.ui.guide.reader_page import ReaderPage
from companion.ui.journal.history_page import HistoryPage
from companion.ui.journal.start_page import StartPage
from companion.ui.journal.take_out_page import TakeOutPage
from companion.ui.main_window import MainWindow
from companion.ui.manual.manual_page import ManualPage
from companion.ui.settings.recovery_sheet import RecoverySheet
from companion.ui.settings.shares_page import SharesPage
from companion.ui.workspace import Workspace
from tests.support.builders import NOW, PASSPHRASE
from tests.ui.planner import screens as planner


class Before(Enum):
    """What there is when the window opens."""

    NOTHING = "nothing"
    LOCKED = "locked"
    OPEN = "open"


Show = Callable[[MainWindow], None]


def _step(name: str) -> Show:
    def show(window: MainWindow) -> None:
        assert window.first_run is not None
        window.first_run.page.editor.show_page(Page("words"), changed=True)
        window.first_run.go(getattr(window.first_run, name))

    return show


def _workspace(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def _page(name: str) -> Show:
    def show(window: MainWindow) -> None:
        attrgetter(name)(_workspace(window))()

    return show


def _question(window: MainWindow) -> None:
    _step("page")(window)
    window.close()


def _as_it_is(window: MainWindow) -> None:
    assert window.lock_screen is not None


def _wrong_key(window: MainWindow) -> None:
    assert window.lock_screen is not None
    window.lock_screen.key.line.setText("not the right words")
    window.lock_screen.unlock()


def _recover(window: MainWindow) -> None:
    assert window.lock_screen is not None
    window.lock_screen.recovery_chosen.emit()


def _two_sheets(window: MainWindow) -> None:
    assert window.lock_screen is not None
    window.lock_screen.shares_chosen.emit()


def _restore(window: MainWindow) -> None:
    assert window.lock_screen is not None
    window.lock_screen.restore_chosen.emit()


def _write(window: MainWindow) -> None:
    workspace = _workspace(window)
    journal = workspace.session.journal
    entry = journal.write(Page("Two herons.", "By the river", tags=("outside",)), now=NOW)
    journal.keep_draft(Draft("d", Page("half a thought"), NOW))
    workspace.write.list.entry_chosen.emit(entry.id)
    workspace.write.message.say("The page was changed.", action="Undo", key="change")


def _narrowed(window: MainWindow) -> None:
    workspace = _workspace(window)
    workspace.session.journal.write(Page("Two herons.", "By the river"), now=NOW)
    workspace.write.show_list()
    workspace.write.list.narrowing.button.click()
    workspace.write.list.narrowing.tag.setText("nothing")


def _about(window: MainWindow) -> None:
    workspace = _workspace(window)
    journal = workspace.session.journal
    entry = journal.write(Page("Two herons.", "By the river"), now=NOW)
    entry = journal.write(
        Page("Two herons, and a swan.", "By the river"), now=NOW, entry_id=entry.id
    )
    workspace.journal.open_about(entry)


def _earlier_words(window: MainWindow) -> None:
    _about(window)
    _workspace(window).journal.open_history()


def _what_changed(window: MainWindow) -> None:
    _earlier_words(window)
    page = _workspace(window).side
    assert isinstance(page, HistoryPage)
    page.way.choose("compare")
    page.way.chosen.emit("compare")


def _files(window: MainWindow) -> None:
    _about(window)
    workspace = _workspace(window)
    journal = workspace.session.journal
    entry = journal.newest()[0].id
    Attachments(journal.vault).attach(entry, "river.png", io.BytesIO(b"not a picture"), now=NOW)
    workspace.journal.open_files()


def _no_files(window: MainWindow) -> None:
    _about(window)
    _workspace(window).journal.open_files()


def _note_first(window: MainWindow) -> None:
    workspace = _workspace(window)
    journal = workspace.session.journal
    entry = journal.write(Page("Two herons.", "By the river"), now=NOW)
    Keeping(journal.vault).keep(entry.id, Kept(content_note="the hospital"))
    workspace.write.list.entry_chosen.emit(entry.id)


def _start(window: MainWindow) -> None:
    workspace = _workspace(window)
    Templates(workspace.session.vault).keep(Template("River", "Two herons."), now=NOW)
    workspace.journal.start.habits.choose(WritingChoices(gentle_writing=True))
    workspace.journal.start.open()
    page = workspace.side
    assert isinstance(page, StartPage)
    page.prompts.groups.choose("steady")
    page.prompts.groups.chosen.emit("steady")


def _template(window: MainWindow) -> None:
    desk = _workspace(window).journal.start
    service = Templates(desk.session.vault)
    desk.open_template(service.keep(Template("River", "Two herons."), now=NOW))


def _other_years(window: MainWindow) -> None:
    workspace = _workspace(window)
    workspace.journal.start.habits.choose(WritingChoices(looking_back=True))
    today = now().date()
    last = today.replace(year=today.year - 1, day=min(today.day, 28))
    workspace.session.journal.write(Page("Two herons.", "By the river", last), now=NOW)
    workspace.journal.start.open_looking_back()


def _gentle(window: MainWindow) -> None:
    _workspace(window).journal.start.gentle.begin(10, 6)


def _gentle_after(window: MainWindow) -> None:
    _write(window)
    _workspace(window).write.gentle_question.ask()


def _reading(window: MainWindow) -> None:
    _write(window)
    _workspace(window).write.editor.read(on=True)


def _bin(window: MainWindow) -> None:
    workspace = _workspace(window)
    journal = workspace.session.journal
    entry = journal.write(Page("Two herons."), now=NOW)
    journal.move_to_bin(entry.id, now=NOW)
    workspace.write.list.bin_button.click()
    workspace.write.list.entry_chosen.emit(entry.id)


def _sheet_made(window: MainWindow) -> None:
    _page("settings.safe.open_sheet")(window)
    sheet = _workspace(window).side
    assert isinstance(sheet, RecoverySheet)
    sheet.key.line.setText(PASSPHRASE)
    sheet.make_button.click()


def _take_out_plain(window: MainWindow) -> None:
    _page("settings.open_take_out")(window)
    page = _workspace(window).side
    assert isinstance(page, TakeOutPage)
    page.form.choose("pdf")
    page.form.chosen.emit("pdf")


def _shares_made(window: MainWindow) -> None:
    _page("settings.safe.open_shares")(window)
    page = _workspace(window).side
    assert isinstance(page, SharesPage)
    page.key.line.setText(PASSPHRASE)
    page.make_button.click()


def _help(window: MainWindow) -> None:
    window.open_help()
    assert window.help is not None
    window.help.finder.narrow_button.click()


def _steady(window: MainWindow) -> None:
    assert window.lock_screen is not None
    window.lock_screen.steady.click()


def _first_step(window: MainWindow) -> None:
    window.steady.come_back()


def _care(name: str, subject: str | None = None) -> Show:
    def show(window: MainWindow) -> None:
        desk = _workspace(window).care
        desk.open()
        desk.go(name, subject)

    return show


def _recent(window: MainWindow) -> None:
    workspace = _workspace(window)
    workspace.write.editor.show_page(Page("Two herons.", "By the river"), changed=True)
    workspace.write.save()
    workspace.open_recent()


def _print(window: MainWindow) -> None:
    workspace = _workspace(window)
    workspace.write.editor.show_page(Page("Two herons.", "By the river"), changed=True)
    workspace.print_page()


def _person(window: MainWindow) -> None:
    desk = _workspace(window).people
    person = Person("Ana", phones=(Phone("303 555 0100", "home"),), good_for="A walk.")
    desk.open_person(desk.people.save(person, now=NOW).id)


def _guide_page(window: MainWindow) -> None:
    guide = _workspace(window).people.guide
    guide.open_reader("kinds-of-support")
    page = _workspace(window).side
    assert isinstance(page, ReaderPage)
    page.read_button.click()


def _guide_note(window: MainWindow) -> None:
    _workspace(window).people.guide.open_reader("kinds-of-support")


def _plan_in_help(window: MainWindow) -> None:
    desk = _workspace(window).people
    desk.people.save_plan(Plan(alone=(Item("Tea."),)))
    desk.open_plan_in_help()


def _keys(window: MainWindow) -> None:
    window.run("keys")


def _manual(window: MainWindow) -> None:
    window.run("how")


def _manual_page(window: MainWindow) -> None:
    window.run("how")
    page = window.stage.findChild(ManualPage)
    assert isinstance(page, ManualPage)
    page.open("what-we-protect")


def _refused(window: MainWindow) -> None:
    window.stage.setCurrentWidget(window.blank)
    window.blank.explain(DiskFull())


SCREENS: dict[str, tuple[Before, Show]] = {
    "welcome": (Before.NOTHING, _step("welcome")),
    "first page": (Before.NOTHING, _step("page")),
    "choose a key": (Before.NOTHING, _step("key")),
    "saved": (Before.NOTHING, _step("end")),
    "not saved question": (Before.NOTHING, _question),
    "help on the first visit": (Before.NOTHING, _help),
    "lock": (Before.LOCKED, _as_it_is),
    "lock, wrong key": (Before.LOCKED, _wrong_key),
    "recover": (Before.LOCKED, _recover),
    "two sheets": (Before.LOCKED, _two_sheets),
    "use a backup copy": (Before.LOCKED, _restore),
    "help while locked": (Before.LOCKED, _help),
    "write, new page": (Before.OPEN, _page("show_write")),
    "write": (Before.OPEN, _write),
    "write, a narrow search": (Before.OPEN, _narrowed),
    "about a page": (Before.OPEN, _about),
    "earlier words": (Before.OPEN, _earlier_words),
    "earlier words, what changed": (Before.OPEN, _what_changed),
    "files of a page": (Before.OPEN, _files),
    "files of a page, none": (Before.OPEN, _no_files),
    "a note before a page": (Before.OPEN, _note_first),
    "something to start from": (Before.OPEN, _start),
    "a template": (Before.OPEN, _template),
    "how you write": (Before.OPEN, _page("journal.start.open_choices")),
    "other years": (Before.OPEN, _other_years),
    "other years, none": (Before.OPEN, _page("journal.start.open_looking_back")),
    "gentle writing": (Before.OPEN, _gentle),
    "gentle writing, after": (Before.OPEN, _gentle_after),
    "write, reading": (Before.OPEN, _reading),
    "bin": (Before.OPEN, _bin),
    "steady": (Before.LOCKED, _steady),
    "steady, first step": (Before.LOCKED, _first_step),
    "care": (Before.OPEN, _page("care.open")),
    "care, all ideas": (Before.OPEN, _care("all")),
    "care, an idea": (Before.OPEN, _care("idea", "slow-walk")),
    "care, an exercise": (Before.OPEN, _care("idea", "breathe-4-6")),
    "care, my list": (Before.OPEN, _care("list")),
    "care, of one's own": (Before.OPEN, _care("own")),
    "care, a set": (Before.OPEN, _care("set")),
    "care, settings": (Before.OPEN, _care("settings")),
    "care, what helps": (Before.OPEN, _care("helps")),
    "care, check-ins": (Before.OPEN, _care("check-ins")),
    "care, words": (Before.OPEN, _care("words")),
    "care, a form": (Before.OPEN, _care("form", "phq-9")),
    "settings": (Before.OPEN, _page("settings.open")),
    "change the key": (Before.OPEN, _page("settings.open_change_key")),
    "recovery sheet": (Before.OPEN, _page("settings.safe.open_sheet")),
    "recovery sheet made": (Before.OPEN, _sheet_made),
    "locking and hiding": (Before.OPEN, _page("settings.open_privacy")),
    "try the sheet": (Before.OPEN, _page("settings.safe.open_try")),
    "shares": (Before.OPEN, _page("settings.safe.open_shares")),
    "shares made": (Before.OPEN, _shares_made),
    "backup copies": (Before.OPEN, _page("settings.safe.open_backups")),
    "bring together": (Before.OPEN, _page("settings.safe.open_merge")),
    "about my data": (Before.OPEN, _page("settings.safe.open_my_data")),
    "bring in": (Before.OPEN, _page("settings.open_bring_in")),
    "take pages out": (Before.OPEN, _page("settings.open_take_out")),
    "take pages out, without a key": (Before.OPEN, _take_out_plain),
    "recent changes": (Before.OPEN, _recent),
    "recent changes, none": (Before.OPEN, _page("open_recent")),
    "print": (Before.OPEN, _print),
    "keys": (Before.OPEN, _keys),
    "how this app works": (Before.OPEN, _manual),
    "a page of how it works": (Before.OPEN, _manual_page),
    "people": (Before.OPEN, _page("people.open")),
    "person": (Before.OPEN, _person),
    "new person": (Before.OPEN, _page("people.new_person")),
    "contacts": (Before.OPEN, _page("people.open_contacts")),
    "support plan": (Before.OPEN, _page("people.open_plan")),
    "support plan in help": (Before.OPEN, _plan_in_help),
    "guide": (Before.OPEN, _page("people.guide.open")),
    "page of the guide, its note": (Before.OPEN, _guide_note),
    "page of the guide": (Before.OPEN, _guide_page),
    "ways to help": (Before.OPEN, _page("people.guide.open_ways")),
    "ready to help": (Before.OPEN, _page("people.guide.open_readiness")),
    "care for helpers": (Before.OPEN, _page("people.guide.open_helper_care")),
    "note after helping": (Before.OPEN, _page("people.guide.new_debrief")),
    "help": (Before.OPEN, _help),
    "not locked": (Before.OPEN, _refused),
    **{name: (Before.OPEN, show) for name, show in planner.SCREENS.items()},
}
