from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLineEdit

from companion import i18n
from companion.planner.cards import deck
from companion.planner.model import Kind
from companion.planner.recurrence.rules import Yearly
from companion.ui.planner.card_page import CardPage
from companion.ui.planner.date_page import DatePage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.paper_page import PaperPage
from companion.ui.planner.plan_page import MIND, PlanPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.keys import type_words
from tests.ui.planner.conftest import Save, Shown


def line(page: PlanPage, number: int) -> QLineEdit:
    widget = page.lines[number].widget
    assert isinstance(widget, QLineEdit)
    return widget


def test_three_lines_come_first_and_enter_goes_through_them(
    dates: PlannerDesk, save: Save, shown: Shown, session: Session, today: date
) -> None:
    one = save()
    dates.open_plan(one.id)
    page = shown(PlanPage)
    page.setFocus()
    for number, words in enumerate(("At home", "Ben", "Call Ben")):
        assert line(page, number).hasFocus()
        type_words(line(page, number), words)
        line(page, number).returnPressed.emit()
    assert page.status.text() == "Saved on this computer"
    saved = session.plans.of(one.id, today + timedelta(10))
    assert saved is not None
    assert dict(saved.value.answers) == {
        "bare_minimum.where": "At home",
        "bare_minimum.who_knows": "Ben",
        "bare_minimum.too_much": "Call Ben",
    }


def test_leaving_keeps_what_was_typed(
    dates: PlannerDesk, save: Save, shown: Shown, workspace: Workspace
) -> None:
    one = save()
    dates.open_plan(one.id)
    line(shown(PlanPage), 1).setText("Ben")
    shown(PlanPage).mind.setText("Stay in instead")
    workspace.show_write()
    dates.open_plan(one.id)
    assert line(shown(PlanPage), 1).text() == "Ben"
    assert shown(PlanPage).mind.text() == "Stay in instead"


def test_undo_gives_back_what_was_there(
    dates: PlannerDesk, save: Save, shown: Shown, workspace: Workspace
) -> None:
    dates.open_plan(save().id)
    line(shown(PlanPage), 0).setText("At home")
    shown(PlanPage).keep()
    workspace.turning.undo_last()
    assert line(shown(PlanPage), 0).text() == ""


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_topics_are_those_for_the_kind_of_date(
    dates: PlannerDesk, save: Save, shown: Shown, language: str
) -> None:
    i18n.use(language)
    for kind in (Kind.LOSS, Kind.HEARING):
        dates.open_plan(save(kind=kind).id)
        rows = shown(PlanPage).cards.lines
        told = [rows.row(rows.index(n)).title for n in range(rows.rowCount())]
        wanted = [card.title[language] for card in deck().for_kind(kind) if not card.first]
        assert told == wanted


def test_a_topic_is_opened_and_the_plan_printed(
    dates: PlannerDesk, save: Save, shown: Shown
) -> None:
    one = save()
    dates.open_plan(one.id)
    page = shown(PlanPage)
    page.cards.activated.emit(page.cards.lines.index(0))
    assert shown(CardPage)
    dates.open_plan(one.id)
    shown(PlanPage).print_button.click()
    assert shown(PaperPage)


def test_an_earlier_plan_is_offered_only_where_there_is_one_and_used_only_when_asked(
    dates: PlannerDesk, save: Save, shown: Shown, session: Session, workspace: Workspace,
    today: date, moment: datetime,
) -> None:  # fmt: skip
    one = save(rule=Yearly(today.replace(year=today.year - 3, day=1)))
    key = session.planner.next_key(one.id, now=moment)
    dates.open_plan(one.id)
    assert not hasattr(shown(PlanPage), "earlier_button")
    session.plans.answer(
        one.id, key.replace(year=key.year - 1), "bare_minimum.where", "By the sea", now=moment
    )
    dates.open_plan(one.id)
    page = shown(PlanPage)
    assert line(page, 0).text() == ""
    page.earlier_button.click()
    assert line(page, 0).text() == "By the sea"
    workspace.turning.undo_last()
    assert line(shown(PlanPage), 0).text() == ""


def test_a_plan_goes_to_the_bin_and_the_date_stays(
    dates: PlannerDesk, save: Save, shown: Shown, session: Session, workspace: Workspace,
    today: date, moment: datetime,
) -> None:  # fmt: skip
    one = save()
    day = today + timedelta(10)
    session.plans.answer(one.id, day, "bare_minimum.where", "Home", now=moment)
    dates.open_plan(one.id)
    shown(PlanPage).bin_button.click()
    assert shown(DatePage).plan_button.text() == "Make a plan"
    assert session.plans.of(one.id, day) is None
    workspace.turning.undo_last()
    assert session.plans.of(one.id, day) is not None


def test_a_change_of_mind_can_be_gone_to_directly(
    dates: PlannerDesk, save: Save, shown: Shown
) -> None:
    dates.open_plan(save().id, None, MIND)
    page = shown(PlanPage)
    page.setFocus()
    assert page.mind.hasFocus()
