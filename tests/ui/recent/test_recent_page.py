from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.ui.recent.recent_changes import Change, RecentChanges
from companion.ui.recent.recent_page import RecentPage


def nothing() -> None:
    """Do nothing."""


def test_nothing_was_changed(qtbot: QtBot) -> None:
    page = RecentPage(RecentChanges())
    qtbot.addWidget(page)
    page.show()
    assert page.empty.isVisible()
    assert page.empty.text == "Nothing was changed in this visit."
    assert not page.list.isVisible()
    assert not page.turn_button.isVisible()


def test_a_change_is_chosen_and_turned(qtbot: QtBot) -> None:
    recent = RecentChanges()
    older = recent.add(Change("Older", nothing, nothing))
    newer = recent.add(Change("Newer", nothing, nothing))
    page = RecentPage(recent)
    qtbot.addWidget(page)
    page.show()
    told: list[Change] = []
    page.turn_chosen.connect(told.append)
    page.turn_button.click()
    page.list.setCurrentIndex(page.list.lines.index(1))
    page.turn_button.click()
    assert told == [newer, older]
    recent.turned(older)
    assert page.list.currentIndex().row() == 1
    assert page.turn_button.text() == page.turn_button.accessibleName() == "Do it again"
    row = page.list.lines.row(page.list.currentIndex())
    assert row is not None
    assert row.detail.endswith("undone")
