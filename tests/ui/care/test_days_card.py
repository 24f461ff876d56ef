from __future__ import annotations

from datetime import date, time

from pytestqt.qtbot import QtBot

from companion.planner.day_ideas import DayIdea
from companion.ui.care.days_card import DaysCard
from companion.ui.care.desk import CareDesk
from companion.ui.unlock.session import Session
from tests.support.builders import NOW
from tests.ui.care.conftest import words_of

DAY = date(2026, 3, 12)


def test_no_day_no_card_and_each_day_with_its_own_way_out(
    qtbot: QtBot, care: CareDesk, session: Session
) -> None:
    card = DaysCard(care)
    qtbot.addWidget(card)
    assert card.isHidden()
    ideas = session.day_ideas
    for each in (DayIdea("slow-walk", DAY), DayIdea("slow-walk", DAY, time(9, 30), reminds=True)):
        ideas.put(each, now=NOW)
    card.show_days(ideas.on(DAY))
    assert [button.text() for button in card.buttons] == [
        "Take it out: 12 March 2026",
        "Take it out: 12 March 2026, 09:30",
    ]
    assert "12 March 2026, 09:30, with a reminder" in words_of(card)
    card.show_days([])
    assert card.isHidden()
