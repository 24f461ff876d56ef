from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.ui.care.desk import CareDesk
from companion.ui.care.order_box import OrderBox


def test_the_chosen_one_stays_chosen_or_the_one_in_its_place(qtbot: QtBot, care: CareDesk) -> None:
    box = OrderBox(care, "On my list", "Take off")
    qtbot.addWidget(box)
    box.show_ids(("a", "slow-walk", "c"))
    box.list.setCurrentIndex(box.list.lines.index(1))
    box.show_ids(("slow-walk", "a", "c"))
    assert box.current == "slow-walk"
    assert not box.up.isEnabled()
    box.list.setCurrentIndex(box.list.lines.index(2))
    box.show_ids(("slow-walk", "a"))
    assert box.current == "a"
    assert not box.down.isEnabled()
    box.show_ids(())
    assert box.current == ""


def test_it_says_what_is_wanted(qtbot: QtBot, care: CareDesk) -> None:
    box = OrderBox(care, "On my list", "Take off")
    qtbot.addWidget(box)
    box.show_ids(("a", "b", "c"))
    box.list.setCurrentIndex(box.list.lines.index(1))
    for button, signal, told in (
        (box.up, box.moved, ["b", -1]),
        (box.down, box.moved, ["b", 1]),
        (box.take_off, box.taken_off, ["b"]),
        (box.open_button, box.opened, ["b"]),
    ):
        with qtbot.waitSignal(signal) as heard:
            button.click()
        assert heard.args == told
