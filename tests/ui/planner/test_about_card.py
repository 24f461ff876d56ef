from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.planner.model import HardDate, Kind
from companion.ui.planner.about_card import AboutCard

VALUE = HardDate(
    "Ana's day",
    Kind.LOSS,
    "the quiet day",
    people=("ana", "gone"),
    show_year_count=True,
    hidden=True,
    hide_person=True,
    on_today=True,
    days_before=5,
    days_after=0,
    note="Ask her sister.",
)


def test_what_is_there_comes_back_unchanged(qtbot: QtBot) -> None:
    card = AboutCard(VALUE, {"ana": "Ana", "ben": "Ben"})
    qtbot.addWidget(card)
    assert card.take(VALUE) == VALUE


def test_a_kind_that_is_not_offered_is_there_when_somebody_added_it(qtbot: QtBot) -> None:
    plain = AboutCard(HardDate(""), {})
    added = AboutCard(HardDate("", Kind.EXECUTION), {})
    for card in (plain, added):
        qtbot.addWidget(card)
    assert plain.kind.findData("execution") < 0
    assert added.kind.currentData() == "execution"


def test_nothing_is_counted_or_shown_by_itself(qtbot: QtBot) -> None:
    card = AboutCard(HardDate(""), {"ana": "Ana"})
    qtbot.addWidget(card)
    assert not any(
        each.isChecked() for each in (card.on_today, card.count, card.hidden, card.people["ana"])
    )


def test_a_kind_that_is_not_offered_first_can_be_chosen(qtbot: QtBot) -> None:
    card = AboutCard(HardDate("", Kind.HEARING), {})
    qtbot.addWidget(card)
    with qtbot.waitActive(card):
        card.show()
        card.activateWindow()
    assert card.kind.findData("execution") < 0
    card.more_kinds.click()
    assert card.kind.hasFocus()
    assert card.kind.currentData() == "hearing"  # pressing it chooses nothing
    assert card.kind.itemData(card.kind.count() - 1) == "execution"
    assert card.more_kinds.isHidden()
    card.kind.setCurrentIndex(card.kind.findData("execution"))
    assert card.take(HardDate("")).kind is Kind.EXECUTION


def test_where_it_was_chosen_nothing_more_is_offered(qtbot: QtBot) -> None:
    card = AboutCard(HardDate("", Kind.EXECUTION), {})
    qtbot.addWidget(card)
    assert card.more_kinds.isHidden()
    assert {card.kind.itemData(n) for n in range(card.kind.count())} == set(Kind)
