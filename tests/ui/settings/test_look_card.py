from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from companion.settings import Settings
from companion.ui import theme
from companion.ui.settings.look_card import LookCard, theme_box
from companion.ui.widgets.chips import Chips
from tests.ui.conftest import SETTINGS

Told = list[dict[str, str | int]]


def made(qtbot: QtBot, settings: Settings = SETTINGS) -> tuple[LookCard, Told]:
    card = LookCard(settings)
    qtbot.addWidget(card)
    told: Told = []
    card.chosen.connect(told.append)
    return card, told


def press(chips: Chips, key: str) -> None:
    for button in chips._group.buttons():
        if button.property("key") == key:
            button.click()


def test_each_choice_tells_what_it_changes_and_nothing_else(qtbot: QtBot) -> None:
    card, told = made(qtbot)
    card.theme.setCurrentIndex(card.theme.findData("dusk"))
    card.text_size.setCurrentIndex(card.text_size.findData(150))
    assert told == []  # only choosing counts, not going through the list
    card.theme.activated.emit(1)
    card.text_size.activated.emit(1)
    press(card.language, "es")
    press(card.spacing, "roomy")
    press(card.typeface, "system")
    press(card.low_light, "nightly")
    assert told == [
        {"theme": "dusk"},
        {"text_size": 150},
        {"language": "es"},
        {"spacing": "roomy"},
        {"font": "system"},
        {"low_light": "nightly"},
    ]


def test_until_morning_is_a_time(qtbot: QtBot) -> None:
    card, told = made(qtbot)
    press(card.low_light, "until morning")
    (change,) = told
    assert str(change["low_light"]).endswith("T06:00")


@pytest.mark.parametrize(
    ("low_light", "shown"), [("", ""), ("nightly", "nightly"), ("2001-01-01T06:00", "")]
)
def test_it_shows_what_holds_now(qtbot: QtBot, low_light: str, shown: str) -> None:
    card, _told = made(qtbot, replace(SETTINGS, low_light=low_light, spacing="roomy"))
    assert card.low_light.choice == shown
    assert card.spacing.choice == "roomy"
    assert card.language.choice == "en"
    assert card.typeface.choice == ""


def test_every_theme_can_be_chosen(qtbot: QtBot) -> None:
    for name in ("", *theme.NAMES):
        box = theme_box(replace(SETTINGS, theme=name))
        qtbot.addWidget(box)
        assert box.currentData() == name
    unknown = theme_box(replace(SETTINGS, theme="nonsense"))
    qtbot.addWidget(unknown)
    assert unknown.currentData() == ""
