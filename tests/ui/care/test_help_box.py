from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.paths import Paths
from companion.people.model import Person, Phone
from companion.ui.care.desk import CareDesk
from companion.ui.care.help_box import HelpBox
from companion.ui.unlock.session import Session
from tests.support.builders import NOW
from tests.ui.care.conftest import words_of


def test_two_lines_something_steady_or_not_now(qtbot: QtBot, care: CareDesk) -> None:
    box = HelpBox(care)
    qtbot.addWidget(box)
    box.open("Want to reach someone now?")
    words = words_of(box)
    assert "Want to reach someone now?" in words
    assert "988" in words
    assert "This app does not call anyone or tell anyone." in words
    with qtbot.waitSignal(care.steady.help_chosen):
        box.more.click()
    with qtbot.waitSignal(care.steady.page_opened):
        box.steady.click()
    box.not_now.click()
    assert box.isHidden()


def test_my_people_stand_beside_the_lines_once_it_is_open(
    qtbot: QtBot, care: CareDesk, session: Session, paths: Paths
) -> None:
    session.people(paths).save(Person("Ana", phones=(Phone("303 555 0100"),)), now=NOW)
    box = HelpBox(care)
    qtbot.addWidget(box)
    assert "Ana" not in words_of(box)
    box.open("Want to reach someone now?")
    words = words_of(box)
    assert words.index("988") < words.index("My people") < words.index("Ana")
    assert "303 555 0100" in words
