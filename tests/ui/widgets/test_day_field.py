from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from companion.ui.widgets.day_field import DayField


@pytest.mark.parametrize(
    ("typed", "day", "wrong"),
    [
        ("", None, False),
        ("  ", None, False),
        (" 2026-03-10 ", date(2026, 3, 10), False),
        ("10 March 2026", date(2026, 3, 10), False),
        ("10 de marzo de 2026", date(2026, 3, 10), False),
        ("2026-02-30", None, True),
        ("soon", None, True),
    ],
)
def test_a_day_is_a_day_or_nothing(
    qtbot: QtBot, *, typed: str, day: date | None, wrong: bool
) -> None:
    field = DayField()
    qtbot.addWidget(field)
    field.setText(typed)
    assert (field.day, field.is_wrong) == (day, wrong)


def test_a_day_is_shown_in_words(qtbot: QtBot) -> None:
    field = DayField()
    qtbot.addWidget(field)
    field.show_day(date(2026, 3, 10))
    assert field.text() == "10 March 2026"
    assert field.day == date(2026, 3, 10)
    field.show_day(date.min)
    assert field.day == date.min
    field.show_day(None)
    assert field.text() == ""
