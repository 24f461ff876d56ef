from __future__ import annotations

from datetime import date, time, timedelta

from companion.i18n import long_date
from companion.paths import Paths
from companion.people.model import Person
from companion.people.service import People
from companion.planner.model import Certainty, Kind
from companion.planner.recurrence.rules import Once, Yearly
from companion.ui.planner.date_page import DatePage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.edit_page import EditPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.builders import NOW
from tests.support.immediate import ImmediateTasks
from tests.support.keys import type_words
from tests.ui.planner.conftest import Save, Shown


def test_a_name_and_a_day_are_enough(
    dates: PlannerDesk, shown: Shown, session: Session, workspace: Workspace
) -> None:
    dates.open_add()
    page = shown(EditPage)
    page.setFocus()
    assert page.name.hasFocus()
    type_words(page.name, "Ana's day")
    page.name.returnPressed.emit()
    assert page.day.hasFocus()
    type_words(page.day, "8 December 2126")
    page.day.returnPressed.emit()
    (saved,) = session.planner.dates()
    assert saved.value.name == "Ana's day"
    assert saved.value.rule == Once(date(2126, 12, 8))
    assert shown(DatePage).plan_button.text() == "Make a plan"
    workspace.turning.undo_last()
    assert session.planner.dates() == []


def test_a_second_press_adds_no_second_date(
    dates: PlannerDesk, shown: Shown, session: Session, tasks: ImmediateTasks
) -> None:
    dates.open_add()
    page = shown(EditPage)
    page.name.setText("Ana's day")
    tasks.hold()
    page.save_button.click()
    page.save_button.click()
    tasks.drain()
    assert len(session.planner.dates()) == 1


def test_without_a_day_it_is_not_sure_yet(
    dates: PlannerDesk, shown: Shown, session: Session
) -> None:
    dates.open_add()
    page = shown(EditPage)
    page.name.setText("The ruling")
    page.save_button.click()
    (saved,) = session.planner.dates()
    assert saved.value.rule is None
    assert saved.value.certainty is Certainty.NOT_SURE


def test_a_name_is_asked_for_without_blame(dates: PlannerDesk, shown: Shown) -> None:
    dates.open_add()
    page = shown(EditPage)
    page.save_button.click()
    assert "Any word will do" in page.message.text
    assert page.name.hasFocus()


def test_a_day_that_cannot_be_read_stays_in_its_field(
    dates: PlannerDesk, shown: Shown, session: Session
) -> None:
    dates.open_add()
    page = shown(EditPage)
    page.name.setText("Ana's day")
    for typed, words in (("soon", "Try 10 March 2026"), ("3/10", "Write the month as a word")):
        page.day.setText(typed)
        page.save_button.click()
        assert words in page.message.text
        assert page.day.text() == typed
    assert session.planner.dates() == []


def test_what_was_typed_is_here_again_after_leaving(
    dates: PlannerDesk, shown: Shown, workspace: Workspace
) -> None:
    dates.open_add()
    page = shown(EditPage)
    page.name.setText("Half a name")
    page.when.at.setText("9:3")
    page.about.hidden.setChecked(True)
    page.repeat.way.setCurrentIndex(3)
    workspace.show_write()
    dates.open_add()
    page = shown(EditPage)
    assert page.name.text() == "Half a name"
    assert page.when.at.text() == "9:3"
    assert page.about.hidden.isChecked()
    assert page.repeat.way.currentIndex() == 3
    assert "still here" in page.message.text


def test_what_was_typed_stays_in_its_place_when_there_are_other_people_since(
    dates: PlannerDesk, shown: Shown, workspace: Workspace, session: Session, paths: Paths
) -> None:
    people = People(session.vault, paths)
    ana = people.save(Person("Ana"), now=NOW).id
    dates.open_add()
    page = shown(EditPage)
    page.name.setText("Half a name")
    page.about.people[ana].setChecked(True)
    page.about.on_today.setChecked(True)
    workspace.show_write()
    aaron = people.save(Person("Aaron"), now=NOW).id
    dates.open_add()
    about = shown(EditPage).about
    assert {one: tick.isChecked() for one, tick in about.people.items()} == {
        aaron: False,
        ana: True,
    }
    ticked = [about.hide_person, about.on_today, about.count, about.hidden]
    assert [tick.isChecked() for tick in ticked] == [False, True, False, False]


def test_once_saved_the_next_date_begins_blank(dates: PlannerDesk, shown: Shown) -> None:
    dates.open_add()
    page = shown(EditPage)
    page.name.setText("Ana's day")
    page.keep()
    page.save_button.click()
    dates.open_add()
    assert shown(EditPage).name.text() == ""


def test_changing_a_date_keeps_its_plan_and_can_be_undone(
    dates: PlannerDesk, shown: Shown, save: Save, session: Session, workspace: Workspace,
    today: date,
) -> None:  # fmt: skip
    one = save(days=10, kind=Kind.HEARING)
    session.plans.answer(
        one.id, today + timedelta(10), "bare_minimum.where", "Court", now=one.changed
    )
    dates.open_edit(one.id)
    page = shown(EditPage)
    assert page.day.text() == long_date(today + timedelta(10))
    page.day.setText(long_date(today + timedelta(20)))
    page.when.at.setText("9:30")
    page.when.zone.setText("America/New York")
    page.save_button.click()
    value = session.planner.read(one.id).value
    assert value.rule == Once(today + timedelta(20))
    assert (value.at, value.zone) == (time(9, 30), "America/New_York")
    assert session.plans.days(one.id) == [today + timedelta(20)]
    workspace.turning.undo_last()
    assert session.planner.read(one.id).value == one.value
    assert session.plans.days(one.id) == [today + timedelta(10)]


def test_a_pattern_of_several_days_makes_several_dates(
    dates: PlannerDesk, shown: Shown, session: Session
) -> None:
    dates.open_add()
    page = shown(EditPage)
    page.name.setText("For Ana")
    page.day.setText("10 March 2026")
    page.repeat.way.setCurrentIndex(page.repeat.way.findData("november-1-2"))
    page.save_button.click()
    found = [one.value.rule for one in session.planner.dates()]
    assert {rule.day for rule in found if isinstance(rule, Yearly)} == {
        date(2026, 11, 1),
        date(2026, 11, 2),
    }
