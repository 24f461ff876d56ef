"""Who can be seen without the key: those who were chosen, and nobody else."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from companion.paths import Paths
from companion.people import shown
from companion.people.model import Person, Phone
from companion.settings import Settings
from companion.ui.people.shown_people import ShownPeople
from companion.ui.unlock.lock_screen import LockScreen
from tests.support.immediate import ImmediateTasks

ANA = Person("Ana", phones=(Phone("303 555 0100"),), show_on_lock=True)
SAM = Person("Sam", phones=(Phone("303 555 0142"),))


def words(widget: LockScreen | ShownPeople) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_nobody_at_first(qtbot: QtBot, paths: Paths) -> None:
    made = ShownPeople(paths)
    qtbot.addWidget(made)
    assert made.isHidden()
    assert made.people == ()


def test_the_lock_screen_shows_who_was_chosen(
    qtbot: QtBot, paths: Paths, tasks: ImmediateTasks
) -> None:
    shown.write(paths.shown_people, [ANA, SAM])
    screen = LockScreen(paths, Settings(language="en"), tasks)
    qtbot.addWidget(screen)
    screen.show()
    assert "Ana" in words(screen)
    assert "303 555 0100" in words(screen)
    assert "Sam" not in words(screen)


def test_a_damaged_file_is_nobody(qtbot: QtBot, paths: Paths) -> None:
    shown.write(paths.shown_people, [ANA])
    paths.shown_people.write_text("{")
    made = ShownPeople(paths)
    qtbot.addWidget(made)
    assert made.isHidden()


def test_who_is_taken_back_goes(qtbot: QtBot, paths: Paths) -> None:
    shown.write(paths.shown_people, [ANA])
    made = ShownPeople(paths)
    qtbot.addWidget(made)
    shown.write(paths.shown_people, [SAM])
    made.look()
    assert made.people == ()
    assert made.isHidden()
