from __future__ import annotations

from datetime import date, time

import pytest
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.planner.model import HardDate, Reminders, ReminderText
from companion.planner.recurrence.rules import Once
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.edit_page import EditPage
from companion.ui.planner.remind_card import RemindCard
from companion.ui.unlock.session import Session
from tests.ui.planner.conftest import Shown

VALUE = HardDate("The vigil", rule=Once(date(2126, 3, 10)))


def card(qtbot: QtBot, value: HardDate) -> RemindCard:
    made = RemindCard(value)
    qtbot.addWidget(made)
    return made


def test_nothing_is_ticked_until_somebody_does(qtbot: QtBot) -> None:
    made = card(qtbot, VALUE)
    assert not any(tick.isChecked() for tick in made.days.values())
    assert made.take(VALUE) == VALUE


def test_days_time_and_sound_are_taken(qtbot: QtBot) -> None:
    made = card(qtbot, VALUE)
    for offset in (-3, 0):
        made.days[offset].setChecked(True)
    made.at.setCurrentIndex(made.at.findText("18:00"))
    made.sound.setChecked(True)
    chosen = made.take(VALUE).reminders
    assert chosen == Reminders(on=True, offsets=(-3, 0), at=time(18), sound=True)
    again = card(qtbot, made.take(VALUE))
    assert again.take(VALUE).reminders == chosen
    for tick in again.days.values():
        tick.setChecked(False)
    assert not again.take(VALUE).reminders.on


def test_a_note_says_the_name_only_where_that_is_ticked(qtbot: QtBot) -> None:
    made = card(qtbot, VALUE)
    assert not made.name.isChecked()
    made.name.setChecked(True)
    full = made.take(VALUE)
    assert full.reminders.text is ReminderText.FULL
    again = card(qtbot, full)
    assert again.name.isChecked()
    again.name.setChecked(False)
    assert again.take(full).reminders.text is ReminderText.PRIVATE


def test_what_is_not_on_the_card_stays(qtbot: QtBot) -> None:
    odd = HardDate("x", reminders=Reminders(on=True, offsets=(-30, 0), at=time(9, 17)))
    assert card(qtbot, odd).take(odd) == odd


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Remind me 1 day before"), ("es", "Recordármelo 1 día antes")]
)
def test_each_day_has_a_name_of_its_own(qtbot: QtBot, language: str, words: str) -> None:
    i18n.use(language)
    made = card(qtbot, VALUE)
    names = [tick.accessibleName() or tick.text() for tick in made.days.values()]
    assert words in names
    assert len(set(names)) == len(names) == 6


def test_the_page_of_a_date_saves_them(dates: PlannerDesk, shown: Shown, session: Session) -> None:
    dates.open_add()
    page = shown(EditPage)
    page.name.setText("The vigil")
    page.day.setText("10 March 2126")
    page.remind.days[-1].setChecked(True)
    page.save_button.click()
    (saved,) = session.planner.dates()
    assert saved.value.reminders.on
    assert saved.value.reminders.offsets == (-1,)
