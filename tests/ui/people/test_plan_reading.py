"""The plan in help: numbers large, nothing to change by mistake."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from companion.people.model import Person, Phone
from companion.people.plan import Item, Plan
from companion.people.service import People
from companion.ui.help.desk import HelpDesk
from companion.ui.people.plan_reading import PlanReading
from companion.ui.people.plan_sheet import read_sheet
from tests.support.builders import NOW


def words(page: PlanReading) -> str:
    return "\n".join(label.text().replace("\u200b", "") for label in page.findChildren(QLabel))


def test_it_is_read_with_its_numbers(qtbot: QtBot, people: People, desk: HelpDesk) -> None:
    ana = people.save(Person("Ana", phones=(Phone("303 555 0100"),)), now=NOW)
    lines = (Item("At night", record_id="us-988-lifeline"), Item("Gone", record_id="no-such"))
    people.save_plan(Plan(people=(Item("Ana", person_id=ana.id),), lines=lines))
    page = PlanReading(desk, read_sheet(people))
    qtbot.addWidget(page)
    shown = words(page)
    for part in ("People I can ask", "Ana", "303 555 0100", "At night", "988", "Gone"):
        assert part in shown
    assert "What I can do by myself" not in shown
    assert not page.findChildren(QLineEdit)
    assert not page.findChildren(QPlainTextEdit)


def test_somebody_who_is_gone_leaves_the_words(
    qtbot: QtBot, people: People, desk: HelpDesk
) -> None:
    ana = people.save(Person("Ana", phones=(Phone("303 555 0100"),)), now=NOW)
    people.save_plan(Plan(people=(Item("Ana", person_id=ana.id),)))
    people.move_to_bin(ana.id, now=NOW)
    page = PlanReading(desk, read_sheet(people))
    qtbot.addWidget(page)
    assert "Ana" in words(page)
    assert "555" not in words(page)


def test_nothing_yet_is_fine(qtbot: QtBot, people: People, desk: HelpDesk) -> None:
    page = PlanReading(desk, read_sheet(people))
    qtbot.addWidget(page)
    assert "Nothing is on your plan yet" in words(page)
    with qtbot.waitSignal(page.closed):
        page.back.click()
