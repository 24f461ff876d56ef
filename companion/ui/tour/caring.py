"""Something steady before a key, and the pages of Care."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

from companion.care.keeping import DISTRESS, moment
from companion.care.service import CHECK_INS, LOG
from companion.care.what_helps import LogEntry
from companion.i18n import _
from companion.planner.day_ideas import DayIdea
from companion.ui.care.form_page import FormPage
from companion.ui.care.player_page import PlayerPage
from companion.ui.tour.camera import Camera
from companion.ui.tour.sample import NOW
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace

_RATED = (
    ("tea-slow", (7, 6, 8, 5, 6), (5, 4, 5, 4, 6)),
    ("slow-walk", (6, 8, 7, 5, 6), (3, 6, 5, 5, 2)),
)
_NUMBERS = ((40, 8), (33, 6), (26, 7), (16, 4), (9, 6), (1, 3))
"""Days ago, and how hard it was."""


def steady(camera: Camera) -> Iterator[Path]:
    """Show what steadies, from wherever one is, without a key."""
    window = camera.window
    window.steady.open()
    yield camera.take("steady")
    window.steady.come_back()
    yield camera.take("steady-first-step")
    page = window.stage.currentWidget()
    if isinstance(page, PlayerPage):
        page.next_button.click()
        page.pause_button.click()
        yield camera.take("steady-paused")
        page.stop_button.click()
        yield camera.take("steady-stopped")
        page.closed.emit()
    window.close_help()


def care(camera: Camera, workspace: Workspace, opened: Session) -> Iterator[Path]:
    """Show the pages of Care."""
    desk = workspace.care
    desk.now = _evening
    desk.open()
    yield camera.take("care")
    _fill(opened)
    for name, subject in (("all", None), ("idea", "slow-walk"), ("idea", "breathe-4-6")):
        desk.go(name, subject)
        yield camera.take(f"care-{subject or name}")
    for name in ("list", "own", "set", "settings", "helps", "check-ins", "line", "words"):
        desk.go(name)
        yield camera.take(f"care-{name}")
    desk.go("day", "slow-walk")
    yield camera.take("care-day")
    desk.go("idea", "tea-slow")
    yield camera.take("care-idea-in-days")
    desk.go("form", "pc-ptsd-5")
    yield camera.take("care-form-two-cuts")
    desk.go("form", "phq-9")
    form = workspace.side
    if isinstance(form, FormPage):
        yield camera.take("care-form")
        form.place = len(form.form.items) - 1
        form.fill(({9: 1}, form.place))
        yield camera.take("care-form-help")
        form.next_button.click()
        yield camera.take("care-form-result")
    exercise = desk.steady.catalog.exercise("breathe-4-6")
    if exercise is not None:
        desk.play(desk.steady.begun(exercise), exercise.id)
        player = workspace.side
        if isinstance(player, PlayerPage):
            player.next_button.click()
            player.next_button.click()
            player.shape_button.click()
            player.pause_button.click()
            yield camera.take("care-exercise")
            player.stop_button.click()
            yield camera.take("care-exercise-stopped")
    for name, go in {
        "today-ideas": workspace.dates.open_today,
        "dates-ideas": workspace.dates.open,
    }.items():
        go()
        yield camera.take(name)


def help_with_people(camera: Camera, workspace: Workspace) -> Iterator[Path]:
    """Show the help inside a form once there are people of one's own."""
    workspace.care.go("form", "phq-9")
    form = workspace.side
    if isinstance(form, FormPage):
        form.fill(({9: 1}, len(form.form.items) - 1))
        camera.settle()
        form.ensureWidgetVisible(form.help.not_now)
        yield camera.take("care-form-help-people")


def _evening() -> datetime:
    """Return the time of the sample data: the three ideas depend on the day and the hour."""
    return NOW


def _fill(opened: Session) -> None:
    """Put a few choices and notes into the sample journal."""
    care, log = opened.care, opened.care_log
    care.turn(LOG, on=True)
    care.turn(CHECK_INS, on=True)
    for item in ("tea-slow", "come-back-to-now", "slow-walk"):
        care.keep(item)
    for item, befores, afters in _RATED:
        for number, (before, after) in enumerate(zip(befores, afters, strict=True)):
            at = NOW - timedelta(days=number)
            entry = LogEntry(f"{item} {number}", item, **moment(at), before=before, after=after)
            log.put_back(entry)
    log.check_in("words", now=NOW, words=_("The radio helped."))
    for days, number in _NUMBERS:
        log.check_in(DISTRESS, now=NOW - timedelta(days), answers={1: number})
    for idea in (
        DayIdea("tea-slow", NOW.date() + timedelta(1), time(9, 30), reminds=True),
        DayIdea("slow-walk", NOW.date(), time(22)),
    ):
        opened.day_ideas.put(idea, now=NOW)
