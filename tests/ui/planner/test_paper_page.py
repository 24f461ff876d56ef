from __future__ import annotations

from datetime import date, datetime, timedelta

from companion.planner.model import Kind
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.paper_page import PaperPage
from companion.ui.printing.preview import PrintPreview
from companion.ui.unlock.session import Session
from companion.ui.widgets.empty_state import EmptyState
from tests.ui.planner.conftest import Save, Shown


def test_only_what_is_ticked_is_on_the_page(
    dates: PlannerDesk, save: Save, shown: Shown, session: Session,
    today: date, moment: datetime,
) -> None:  # fmt: skip
    one = save("Hearing", kind=Kind.HEARING)
    day = today + timedelta(10)
    for key, words in (
        ("bare_minimum.where", "At the court"),
        ("bare_minimum.who_knows", "Ben"),
        ("statement.not_said", "Only for me"),
    ):
        session.plans.answer(one.id, day, key, words, now=moment)
    dates.open_print(one.id, day)
    page = shown(PaperPage)
    assert not page.ticks["statement.not_said"].isChecked()
    page.ticks["bare_minimum.who_knows"].setChecked(False)
    page.look_button.click()
    preview = shown(PrintPreview)
    assert preview._paper.count == 1
    words = preview._paper.text_of(0)
    assert "At the court" in words
    assert "Hearing" in words
    assert "Ben" not in words
    assert "Only for me" not in words
    preview.back.click()
    assert shown(PaperPage)


def test_nothing_ticked_and_nothing_there(
    dates: PlannerDesk, save: Save, shown: Shown, session: Session, today: date, moment: datetime
) -> None:
    one = save()
    day = today + timedelta(10)
    dates.open_print(one.id, day)
    assert shown(PaperPage).findChild(EmptyState).text == "Nothing to print yet."
    session.plans.answer(one.id, day, "bare_minimum.where", "Home", now=moment)
    dates.open_print(one.id, day)
    page = shown(PaperPage)
    for tick in page.ticks.values():
        tick.setChecked(False)
    page.look_button.click()
    assert shown(PaperPage).message.text == "Choose one thing or more."
