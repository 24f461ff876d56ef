"""People: one's own, the plan, the guide, and helping."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from companion.guide.marks import Mark
from companion.helping.model import MUCH, Answer, Debrief, Limits
from companion.i18n import _
from companion.people.model import Hello, Person, Phone, Tie
from companion.people.plan import Item, Plan
from companion.ui.guide.reader_page import ReaderPage
from companion.ui.helping.papers import DebriefPaper
from companion.ui.tour.camera import Camera
from companion.ui.tour.sample import NOW
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace


def people_pages(camera: Camera, workspace: Workspace, opened: Session) -> Iterator[Path]:
    """Go to every page of People: empty at first, then with somebody in it."""
    desk = workspace.people
    desk.open()
    yield camera.take("people-nobody-yet")
    people, ana = opened.people(camera.paths), _ana()
    saved = people.save(ana, now=NOW)
    people.save(Person("Sam", Tie.PEER, phones=(Phone("303 555 0142"),)), now=NOW)
    plan = _plan(saved.id)
    people.save_plan(plan)
    desk.open()
    yield camera.take("people")
    desk.open_person(saved.id)
    yield camera.take("people-person")
    desk.edit_person(saved.id)
    yield camera.take("people-edit")
    desk.open_contacts()
    yield camera.take("people-contacts")
    desk.open_plan()
    yield camera.take("people-plan")
    desk.print_plan()
    yield camera.take("people-plan-printed")
    camera.window.open_help()
    yield camera.take("help-while-open")
    desk.open_plan_in_help()
    yield camera.take("help-plan")
    camera.window.close_help()
    people.save(replace(ana, show_on_lock=True), now=NOW, person_id=saved.id)
    camera.window.close_help()
    camera.window.open_help()
    camera.settle()
    panel = camera.window.help
    if panel is not None:
        panel.ensureWidgetVisible(panel.people)
    yield camera.take("help-people")
    camera.window.close_help()
    people.save(ana, now=NOW, person_id=saved.id)
    yield from _guide(camera, workspace)
    yield from _helping(camera, workspace, opened)


def _guide(camera: Camera, workspace: Workspace) -> Iterator[Path]:
    guide = workspace.people.guide
    pages = guide.guide.pages()
    guide.mark(pages[0], Mark.READ)
    guide.mark(pages[3], Mark.LATER)
    guide.open()
    yield camera.take("guide")
    guide.open_reader("kinds-of-support")
    yield camera.take("guide-note")
    page = workspace.side
    if isinstance(page, ReaderPage):
        page.read_button.click()
    yield camera.take("guide-page")
    guide.open_ways()
    yield camera.take("guide-ways")


def _helping(camera: Camera, workspace: Workspace, opened: Session) -> Iterator[Path]:
    guide, helping = workspace.people.guide, opened.helping
    helping.answer({"bad-dreams": Answer("partly", _("Not every night."))}, now=NOW)
    guide.open_readiness()
    yield camera.take("helping-readiness")
    helping.set_limits(Limits(6, (_("I sleep badly after a talk."),)))
    debrief = Debrief(NOW.date(), MUCH, _("We walked. I was tired at the end."), 3, 5)
    saved = helping.save_debrief(debrief, now=NOW)
    guide.open_helper_care()
    yield camera.take("helping-care")
    guide.open_debrief_on(DebriefPaper(helping, saved.id))
    yield camera.take("helping-note")


def _ana() -> Person:
    return Person(
        "Ana",
        Tie.FRIEND,
        _("from the choir"),
        (Phone("+1 303 555 0100", _("mobile")),),
        "ana@example.org",
        _("Write first. Not before ten."),
        _("A walk, a laugh, a ride home."),
        hello=Hello(14, NOW.date()),
    )


def _plan(ana: str) -> Plan:
    return Plan(
        signs=(Item(_("I stop answering.")), Item(_("I sleep four hours."))),
        alone=(Item(_("Tea, and the radio.")),),
        company=(Item(_("The library. Nobody asks anything.")),),
        people=(Item("Ana", person_id=ana),),
        lines=(Item("988", record_id="us-988-lifeline"),),
        safer=(Item(_("Sam keeps the spare keys.")),),
    )
