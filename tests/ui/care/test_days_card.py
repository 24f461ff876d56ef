from __future__ import annotations

from datetime import date, time

import pytest
from pytestqt.qtbot import QtBot

from companion.planner.day_ideas import DayIdea
from companion.ui.care.days_card import DaysCard
from companion.ui.care.desk import CareDesk
from companion.ui.unlock.session import Session
from tests.support.builders import NOW
from tests.ui.planner.test_dates_page import names

DAY = date(2026, 3, 12)


@pytest.fixture
def card(qtbot: QtBot, care: CareDesk) -> DaysCard:
    made = DaysCard(care)
    qtbot.addWidget(made)
    return made


def test_each_day_with_its_time_and_whether_it_reminds(card: DaysCard, session: Session) -> None:
    assert card.isHidden()
    ideas = session.day_ideas
    for each in (DayIdea("slow-walk", DAY), DayIdea("slow-walk", DAY, time(9, 30), reminds=True)):
        ideas.put(each, now=NOW)
    card.show_days(ideas.on(DAY))
    assert names(card.list) == ["12 March 2026", "12 March 2026"]
    details = [card.list.lines.row(card.list.lines.index(n)).detail for n in range(2)]  # type: ignore[union-attr]
    assert details == ["", "09:30 · with a reminder"]
    card.show_days([])
    assert card.isHidden()


def test_the_chosen_one_is_taken_out(card: DaysCard, session: Session) -> None:
    ideas = session.day_ideas
    for at in (time(9), time(20)):
        ideas.put(DayIdea("slow-walk", DAY, at), now=NOW)
    card.show_days(ideas.on(DAY))
    card.list.setCurrentIndex(card.list.lines.index(1))
    card.out_button.click()
    assert [one.value.at for one in ideas.on(DAY)] == [time(9)]
