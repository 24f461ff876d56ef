"""Today and Dates, with a few dates of nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

from companion.clock import now
from companion.i18n import _
from companion.planner.model import Certainty, HardDate, Kind, Reminders
from companion.planner.recurrence.rules import DayMarks, Once, Yearly
from companion.ui.tour.camera import Camera
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace

_DAYS = 12
_AWAY = 5


def dates(camera: Camera, workspace: Workspace, opened: Session) -> Iterator[Path]:
    """Go through the pages of Today and Dates, first without and then with a few dates."""
    desk = workspace.dates
    for name, go in {"today-quiet": desk.open_today, "dates-none": desk.open}.items():
        go()
        yield camera.take(name)
    date_id, court_id = _sample(opened)
    key = opened.planner.next_key(date_id, now=now())
    opening: dict[str, Callable[[], None]] = {
        "today": desk.open_today,
        "dates": desk.open,
        "dates-all": desk.open_all,
        "dates-month": desk.open_month,
        "dates-year": desk.open_year,
        "dates-add": desk.open_add,
        "dates-edit": partial(desk.open_edit, court_id),
        "dates-date": partial(desk.open_date, date_id),
        "dates-date-no-plan": partial(desk.open_date, court_id),
        "dates-plan": partial(desk.open_plan, date_id),
        "dates-plan-around": partial(desk.open_card, date_id, key, "around"),
        "dates-plan-too-much": partial(desk.open_card, date_id, key, "too_much"),
        "dates-days-around": partial(desk.open_check_ins, date_id, key),
        "dates-paper": partial(desk.open_print, date_id, key),
        "dates-court": desk.open_justice,
        "dates-papers": desk.open_papers,
        "dates-own-papers": partial(desk.open_record, "papers"),
        "dates-calls": partial(desk.open_records, "calls"),
        "dates-call": partial(desk.open_record, "calls"),
        "dates-costs": partial(desk.open_record, "claims"),
        "dates-notice": partial(desk.open_record, "notices"),
        "dates-public": desk.open_observances,
        "dates-calendar-file": desk.open_calendar_file,
        "dates-bin": desk.open_bin,
    }
    for name, go in opening.items():
        go()
        yield camera.take(name)
    opened.plans.turn_on_again(now=now())
    for name, go in {"today-again": desk.open_today, "today-again-plan": desk.open_again}.items():
        go()
        yield camera.take(name)
    opened.plans.end_again(now=now())
    yield from _notes(camera, workspace, opened)
    workspace.show_write()
    camera.settle()


def _notes(camera: Camera, workspace: Workspace, opened: Session) -> Iterator[Path]:
    """Show what is offered when reminders came while the app was closed; then turn them off."""
    moment, reminders = now(), opened.reminders(camera.paths)
    past = HardDate(
        _("The vigil"),
        rule=Once(moment.date() - timedelta(_AWAY)),
        reminders=Reminders(on=True, offsets=(0,)),
    )
    saved = opened.planner.save(past, now=moment)
    reminders.refresh(now=moment - timedelta(2 * _AWAY))
    workspace.dates.open_today()
    yield camera.take("today-with-notes")
    workspace.dates.open_notes()
    yield camera.take("today-notes")
    workspace.settings.reminders.open()
    yield camera.take("settings-reminders")
    opened.planner.move_to_bin(saved.id, now=moment)
    reminders.refresh(now=moment)


def _sample(opened: Session) -> tuple[str, str]:
    moment = now()
    day = moment.date()
    planner, plans = opened.planner, opened.plans
    one = planner.save(
        HardDate(_("Ana's day"), Kind.LOSS, rule=Yearly(day + timedelta(_DAYS)), on_today=True),
        now=moment,
    )
    court = planner.save(
        HardDate(
            _("Hearing, room 4"),
            Kind.HEARING,
            rule=Once(day + timedelta(40)),
            certainty=Certainty.MAY_MOVE,
            earliest=day + timedelta(36),
            latest=day + timedelta(50),
        ),
        now=moment,
    )
    planner.save(
        HardDate(_("The 40th day"), rule=DayMarks(day, (40, 100), first_day_counts=True)),
        now=moment,
    )
    key = planner.next_key(one.id, now=moment)
    for question, words in {
        "bare_minimum.where": _("At my sister's house"),
        "bare_minimum.who_knows": _("Ben"),
        "too_much.step_1": _("Sit by the window. Drink water."),
    }.items():
        plans.answer(one.id, key, question, words, now=moment)
    return one.id, court.id
