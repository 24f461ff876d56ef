"""The screens of Dates and Today, each brought up as a person would see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from companion.clock import now
from companion.planner.model import HardDate, Kind
from companion.planner.recurrence.rules import Once
from companion.ui.main_window import MainWindow
from companion.ui.planner.desk import PlannerDesk

Show = Callable[[MainWindow], None]
Go = Callable[[PlannerDesk, str, date], None]


def _desk(window: MainWindow) -> PlannerDesk:
    assert window.workspace is not None
    return window.workspace.dates


def _bare(name: str) -> Show:
    """Open a page while there are no dates."""

    def show(window: MainWindow) -> None:
        getattr(_desk(window), name)()

    return show


def _with_a_date(go: Go) -> Show:
    """Open a page while there is a date in ten days, with a plan."""

    def show(window: MainWindow) -> None:
        desk, moment = _desk(window), now()
        day = moment.date() + timedelta(10)
        value = HardDate("By the river", Kind.HEARING, rule=Once(day), on_today=True)
        saved = desk.planner.save(value, now=moment)
        desk.plans.answer(saved.id, day, "bare_minimum.where", "Two herons.", now=moment)
        go(desk, saved.id, day)

    return show


def _again(desk: PlannerDesk, _date_id: str, _day: date) -> None:
    desk.plans.turn_on_again(now=now())
    desk.open_today()


def _again_plan(desk: PlannerDesk, _date_id: str, _day: date) -> None:
    desk.plans.turn_on_again(now=now())
    desk.open_again()


def _binned(desk: PlannerDesk, date_id: str, _day: date) -> None:
    desk.planner.move_to_bin(date_id, now=now())
    desk.open_bin()


SCREENS: dict[str, Show] = {
    "today, quiet": _bare("open_today"),
    "today": _with_a_date(lambda desk, _id, _day: desk.open_today()),
    "today, again": _with_a_date(_again),
    "these three days": _with_a_date(_again_plan),
    "dates, none": _bare("open"),
    "dates": _with_a_date(lambda desk, _id, _day: desk.open()),
    "dates, all": _with_a_date(lambda desk, _id, _day: desk.open_all()),
    "month": _with_a_date(lambda desk, _id, day: desk.open_month(day)),
    "year": _with_a_date(lambda desk, _id, _day: desk.open_year()),
    "a new date": _bare("open_add"),
    "change a date": _with_a_date(lambda desk, date_id, _day: desk.open_edit(date_id)),
    "a date": _with_a_date(lambda desk, date_id, _day: desk.open_date(date_id)),
    "plan": _with_a_date(lambda desk, date_id, _day: desk.open_plan(date_id)),
    "plan, a topic": _with_a_date(
        lambda desk, date_id, day: desk.open_card(date_id, day, "around")
    ),
    "plan, on paper": _with_a_date(lambda desk, date_id, day: desk.open_print(date_id, day)),
    "days around": _with_a_date(lambda desk, date_id, day: desk.open_check_ins(date_id, day)),
    "court": _with_a_date(lambda desk, _id, _day: desk.open_justice()),
    "papers": _bare("open_papers"),
    "papers of my own": _with_a_date(lambda desk, _id, _day: desk.open_records("papers")),
    "a paper": _with_a_date(lambda desk, _id, _day: desk.open_record("papers")),
    "calls": _with_a_date(lambda desk, _id, _day: desk.open_records("calls")),
    "a call": _with_a_date(lambda desk, _id, _day: desk.open_record("calls")),
    "help with costs": _with_a_date(lambda desk, _id, _day: desk.open_record("claims")),
    "a notice": _with_a_date(lambda desk, _id, _day: desk.open_record("notices")),
    "public days": _bare("open_observances"),
    "calendar file": _bare("open_calendar_file"),
    "dates in the bin": _with_a_date(_binned),
}
