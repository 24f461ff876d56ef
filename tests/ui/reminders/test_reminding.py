from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from companion.agent import control, documents
from companion.agent.model import Schedule
from companion.agent.names import named
from companion.clock import now
from companion.errors import DiskFull
from companion.paths import Paths
from companion.people.model import Hello, Person
from companion.people.service import People
from companion.planner.day_ideas import DayIdea
from companion.planner.model import HardDate, Reminders, ReminderText
from companion.planner.recurrence.rules import Once
from companion.planner.service import Planner
from companion.reminders.service import Reminders as Service
from companion.ui.changes import Changes
from companion.ui.planner.date_page import DatePage
from companion.ui.reminders.reminding import Reminding
from companion.ui.unlock.session import Session
from tests.support.immediate import ImmediateTasks
from tests.ui.conftest import OpenWindow

VIGIL = "The vigil"


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return the commands that would have been started."""
    commands: list[list[str]] = []
    monkeypatch.setattr(control, "_start", commands.append)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    return commands


@pytest.fixture
def changes() -> Changes:
    return Changes()


@pytest.fixture
def reminding(
    session: Session, tasks: ImmediateTasks, paths: Paths, changes: Changes, qapp: QObject
) -> Reminding:
    made = Reminding(session, tasks, paths, changes, changes)
    assert qapp is not None
    return made


def save(session: Session, name: str = VIGIL) -> str:
    """Save a date with a reminder tomorrow; return its id."""
    day = (now() + timedelta(days=1)).date()
    chosen = Reminders(on=True, offsets=(0,))
    value = HardDate(name, rule=Once(day), reminders=chosen)
    return Planner(session.vault).save(value, now=now()).id


def test_the_schedule_follows_and_the_agent_runs(
    session: Session,
    reminding: Reminding,
    paths: Paths,
    changes: Changes,
    started: list[list[str]],
) -> None:
    save(session)
    changes.stored.emit()
    reminding.keep()  # as locking does, before the moment of rest is over
    assert len(documents.load_schedule(paths.reminders).alarms) == 1
    assert len(started) == 1


def test_it_follows_by_itself_after_a_moment(
    qtbot: QtBot, session: Session, reminding: Reminding, paths: Paths, changes: Changes
) -> None:
    save(session)
    changes.place_changed.emit("dates")
    assert reminding is not None
    qtbot.waitUntil(lambda: documents.load_schedule(paths.reminders).on)


def test_without_a_change_nothing_is_written(
    session: Session, reminding: Reminding, paths: Paths
) -> None:
    save(session)
    reminding.keep()
    assert documents.load_schedule(paths.reminders) == Schedule()


def test_a_note_leads_to_its_date(session: Session, reminding: Reminding, paths: Paths) -> None:
    date_id = save(session)
    alarm = Service(session.vault, paths).refresh(now=now()).alarms[0]
    reminding.open_asked()
    documents.ask_to_open(paths.reminders, [alarm.id])
    told: list[str] = []
    reminding.date_chosen.connect(told.append)
    reminding.said.connect(told.append)
    reminding.open_asked()
    assert told == [date_id]
    assert not documents.opening_file(paths.reminders).exists()


def test_a_note_about_an_idea_in_a_day_leads_to_the_idea(
    session: Session, reminding: Reminding, paths: Paths
) -> None:
    day = now().date() + timedelta(1)
    session.day_ideas.put(DayIdea("slow-walk", day, reminds=True), now=now())
    alarm = Service(session.vault, paths).refresh(now=now()).alarms[0]
    documents.ask_to_open(paths.reminders, [alarm.id])
    told: list[str] = []
    reminding.date_chosen.connect(told.append)
    reminding.said.connect(told.append)
    reminding.idea_chosen.connect(told.append)
    reminding.open_asked()
    assert told == ["slow-walk"]


def test_a_note_about_some_dates_names_them(
    qtbot: QtBot, session: Session, reminding: Reminding, paths: Paths
) -> None:
    save(session)
    save(session, "The hearing")
    alarms = Service(session.vault, paths).refresh(now=now()).alarms
    documents.ask_to_open(paths.reminders, [alarm.id for alarm in alarms])
    with qtbot.waitSignal(reminding.said) as heard:
        reminding.open_asked()
    assert heard.args is not None
    assert {"The vigil", "The hearing"} == set(heard.args[0].split(": ")[1].split(", "))


def test_a_note_for_a_hello_leads_to_the_person(
    session: Session, reminding: Reminding, paths: Paths
) -> None:
    today = now().date()
    ana = People(session.vault, paths).save(Person("Ana", hello=Hello(1, today)), now=now())
    service = Service(session.vault, paths)
    service.say_hello(on=True)
    alarm = service.refresh(now=now()).alarms[0]
    documents.ask_to_open(paths.reminders, [alarm.id])
    told: list[str] = []
    reminding.person_chosen.connect(told.append)
    reminding.open_asked()
    assert told == [ana.id]


def test_names_are_laid_ready_only_where_chosen_and_only_while_open(
    session: Session, reminding: Reminding, paths: Paths, changes: Changes
) -> None:
    date_id = save(session)
    changes.stored.emit()
    reminding.keep()
    alarm = documents.load_schedule(paths.reminders).alarms[0]
    assert named(paths.reminders, [alarm.id]) == ()
    value = Planner(session.vault).read(date_id).value
    full = replace(value, reminders=replace(value.reminders, text=ReminderText.FULL))
    Planner(session.vault).save(full, now=now(), date_id=date_id)
    changes.stored.emit()
    reminding.keep()
    assert named(paths.reminders, [alarm.id]) == (VIGIL,)
    assert all(
        VIGIL.encode() not in file.read_bytes()
        for file in paths.reminders.iterdir()
        if file.is_file()
    )
    reminding.forget()
    assert named(paths.reminders, [alarm.id]) == ()


def test_a_note_whose_date_is_gone_says_nothing(
    qtbot: QtBot, reminding: Reminding, paths: Paths
) -> None:
    documents.ask_to_open(paths.reminders, ["a" * 16])
    with qtbot.assertNotEmitted(reminding.said):
        reminding.open_asked()


def test_a_full_disk_disturbs_nobody(
    session: Session,
    reminding: Reminding,
    changes: Changes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(documents, "save_schedule", _full)
    save(session)
    changes.stored.emit()
    reminding.keep()


def _full(*_words: object, **_more: object) -> None:
    raise DiskFull


def test_after_unlocking_the_page_of_the_reminder_opens(
    open_window: OpenWindow, session: Session, paths: Paths
) -> None:
    save(session)
    alarm = Service(session.vault, paths).refresh(now=now()).alarms[0]
    documents.ask_to_open(paths.reminders, [alarm.id])
    window = open_window()
    window.open_asked()  # locked: it waits
    assert documents.opening_file(paths.reminders).exists()
    window.show_session(session)
    assert window.workspace is not None
    assert isinstance(window.workspace.side, DatePage)
    assert VIGIL not in window.windowTitle()
