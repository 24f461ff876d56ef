from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.ui.widgets.chips import Chips


def pressed(chips: Chips, number: int) -> None:
    chips._group.buttons()[number].click()


def test_one_at_a_time_or_none(qtbot: QtBot) -> None:
    chips = Chips("Kinds")
    qtbot.addWidget(chips)
    told: list[str] = []
    chips.chosen.connect(told.append)
    chips.show_choices({"a": "A", "b": "B"})
    pressed(chips, 0)
    pressed(chips, 1)
    pressed(chips, 1)
    assert told == ["a", "b", ""]
    assert chips.choice == ""


def test_where_one_is_needed_one_stays(qtbot: QtBot) -> None:
    chips = Chips("Kinds", needed=True)
    qtbot.addWidget(chips)
    chips.show_choices({"a": "A", "b": "B"})
    chips.choose("a")
    pressed(chips, 0)
    assert chips.choice == "a"


def test_other_choices_keep_what_was_chosen(qtbot: QtBot) -> None:
    chips = Chips("Kinds")
    qtbot.addWidget(chips)
    chips.show_choices({"a": "A", "b": "B"})
    chips.choose("b")
    chips.show_choices({"b": "B", "c": "C"})
    assert chips.choice == "b"
    chips.show_choices({"c": "C"})
    assert chips.choice == ""


def test_it_is_never_a_window_of_its_own(qtbot: QtBot) -> None:
    chips = Chips("Kinds")
    qtbot.addWidget(chips)
    chips.show_choices({"a": "A"})
    assert not chips.isVisible()


def test_a_screen_reader_turns_it_without_a_click(qtbot: QtBot) -> None:
    chips = Chips("Kinds", needed=True)
    qtbot.addWidget(chips)
    chips.show_choices({"a": "A", "b": "B"})
    chips.choose("a")
    told: list[str] = []
    chips.chosen.connect(told.append)
    first, second = chips._group.buttons()
    second.toggle()
    assert (told, first.isChecked(), second.isChecked()) == (["b"], False, True)
    second.toggle()
    assert chips.choice == "b"
