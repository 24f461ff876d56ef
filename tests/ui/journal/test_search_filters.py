from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from companion.journal.model import Filters, Kind
from companion.ui.journal.search_filters import SearchFilters

TODAY = date(2026, 3, 10)


@pytest.fixture
def narrowing(qtbot: QtBot) -> SearchFilters:
    made = SearchFilters()
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_narrowed_or_shown_at_first(narrowing: SearchFilters) -> None:
    assert not narrowing.first.isVisible()
    assert not narrowing.narrows
    assert narrowing.filters(TODAY, set_aside=True) == Filters(set_aside=True, today=TODAY)


def test_days_kind_and_tag_narrow(qtbot: QtBot, narrowing: SearchFilters) -> None:
    narrowing.button.click()
    assert narrowing.first.isVisible()
    with qtbot.waitSignal(narrowing.changed):
        narrowing.first.setText("2026-03-01")
    narrowing.last.setText("2026-03-")
    narrowing.kind.setCurrentIndex(narrowing.kind.findData("dream"))
    narrowing.tag.setText(" outside ")
    assert narrowing.narrows
    assert narrowing.filters(TODAY, set_aside=False) == Filters(
        date(2026, 3, 1), None, (Kind.DREAM,), "outside", today=TODAY
    )
    narrowing.button.click()
    assert not narrowing.first.isVisible()
    assert not narrowing.narrows
