"""What came while nothing ran is offered on Today, by no name, until somebody asks for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from companion.agent import documents
from companion.agent.model import State
from companion.clock import now
from companion.paths import Paths
from companion.people.model import Hello, Person
from companion.planner.model import Reminders
from companion.reminders.service import Reminders as Service
from companion.ui.people.person_page import PersonPage
from companion.ui.planner.date_page import DatePage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.today.notes_page import NotesPage
from companion.ui.today.today_page import TodayPage
from companion.ui.unlock.session import Session
from companion.ui.widgets.basic import Button
from companion.ui.widgets.label import Label
from companion.ui.workspace import Workspace
from tests.ui.planner.conftest import Save, Shown

CHOSEN = Reminders(on=True, offsets=(0,))


@pytest.fixture
def old(save: Save, session: Session, paths: Paths) -> str:
    """Keep a date of five days ago whose reminder nobody saw; return its id."""
    saved = save("Ana's day", -5, reminders=CHOSEN)
    unseen(Service(session.vault, paths), paths, now() - timedelta(days=8))
    return saved.id


def unseen(service: Service, paths: Paths, before: datetime) -> None:
    """Write the schedule as the app did some days ago."""
    service.refresh(now=before)
    assert documents.load_schedule(paths.reminders).alarms


def words(page: TodayPage | NotesPage) -> str:
    labels = [each.text() for each in page.findChildren(Label) if each.isVisible()]
    return " ".join([*labels, *(each.text() for each in page.findChildren(Button))])


def test_today_names_nobody_and_leads_there(dates: PlannerDesk, shown: Shown, old: str) -> None:
    dates.open_today()
    page = shown(TodayPage)
    assert "Ana" not in words(page)
    assert "Nothing is waiting" not in words(page)
    page.notes_button.click()
    notes = shown(NotesPage)
    assert "Ana's day" in words(notes)
    notes.notes[0].click()
    assert shown(DatePage)
    assert old


def test_without_any_there_is_no_button(dates: PlannerDesk, shown: Shown) -> None:
    dates.open_today()
    assert not hasattr(shown(TodayPage), "notes_button")


def test_they_can_be_let_rest_and_offered_again(
    dates: PlannerDesk, shown: Shown, workspace: Workspace, old: str
) -> None:
    dates.open_notes()
    shown(NotesPage).rest_button.click()
    assert not hasattr(shown(TodayPage), "notes_button")
    workspace.turning.undo_last()
    dates.open_today()
    assert shown(TodayPage).notes_button.isVisible()
    assert old


def test_a_hello_leads_to_its_person(
    dates: PlannerDesk, shown: Shown, workspace: Workspace, session: Session, paths: Paths
) -> None:
    then = now() - timedelta(days=15)
    workspace.people.people.save(Person("Ben", hello=Hello(14, then.date())), now=then)
    service = Service(session.vault, paths)
    service.say_hello(on=True)
    unseen(service, paths, then)
    first = documents.load_schedule(paths.reminders).alarms[0].id
    documents.save_state(paths.reminders, State((first,), (first,)))
    dates.open_notes()
    shown(NotesPage).notes[0].click()
    assert isinstance(workspace.side, PersonPage)


def test_some_reminders_of_one_day_are_one_note(
    dates: PlannerDesk, shown: Shown, save: Save, session: Session, paths: Paths
) -> None:
    save("Ana's day", -5, reminders=replace(CHOSEN, offsets=(-3, -1, 0)))
    unseen(Service(session.vault, paths), paths, now() - timedelta(days=20))
    dates.open_notes()
    assert len(shown(NotesPage).notes) == 1


def test_nothing_to_look_at_says_so(dates: PlannerDesk, shown: Shown) -> None:
    dates.open_notes()
    assert "Nothing is here." in words(shown(NotesPage))
