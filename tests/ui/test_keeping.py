"""What is typed is kept soon, as one change, and never lost without a word."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from companion.errors import DiskFull
from companion.ui.changes import Changes
from companion.ui.keeping import Keeping
from companion.ui.recent.recent_changes import Change, RecentChanges
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from tests.support.immediate import ImmediateTasks


class Paper:
    """A drawer for one line."""

    def __init__(self) -> None:
        self.value = "before"
        self.is_full = False
        self.written: list[str] = []

    def read(self) -> str:
        return self.value

    def put(self, value: str) -> str:
        if self.is_full:
            raise DiskFull
        self.written.append(value)
        self.value = value.strip()
        return self.value


class Page(QWidget):
    """One field."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.status = Label(parent=self)
        self.message = MessageBar(self)

    def typed(self) -> str | None:
        return self.line.text() or None

    def show_kept(self, value: str) -> None:
        self.line.setText(value)


class Desk(QObject):
    """Everything around a page."""

    def __init__(self, tasks: ImmediateTasks) -> None:
        super().__init__()
        self.tasks = tasks
        self.paper = Paper()
        self.recent = RecentChanges(self)
        self.changes = Changes(self)

    def opened(self, qtbot: QtBot) -> tuple[Page, Keeping]:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        page = Page(self.window)
        change = Change("A line was changed.", str, str, place="people")
        keeping = Keeping(page, self.paper, change, self.tasks, self.recent, self.changes, self)
        page.line.textEdited.connect(keeping.touch)
        keeping.read()
        return page, keeping


@pytest.fixture
def around(tasks: ImmediateTasks) -> Desk:
    return Desk(tasks)


def test_it_is_kept_by_itself(qtbot: QtBot, around: Desk) -> None:
    page, _keeping = around.opened(qtbot)
    QTest.keyClicks(page.line, "!")
    assert page.status.text() == "Not saved yet"
    qtbot.waitUntil(lambda: around.paper.value == "before!")
    assert page.status.text() == "Saved on this computer"


def test_nothing_new_is_not_written(qtbot: QtBot, around: Desk) -> None:
    page, keeping = around.opened(qtbot)
    keeping.keep()
    QTest.keyClicks(page.line, "!")
    keeping.keep()
    keeping.keep()
    assert around.paper.written == ["before!"]


def test_one_visit_is_one_change_from_before_to_now(qtbot: QtBot, around: Desk) -> None:
    page, keeping = around.opened(qtbot)
    for sign in "ab":
        QTest.keyClicks(page.line, sign)
        keeping.keep()
    (change,) = around.recent.all
    assert (change.sentence, change.place) == ("A line was changed.", "people")
    change.turn()
    assert around.paper.value == "before"
    around.recent.turned(change)
    change.turn()
    assert around.paper.value == "beforeab"


def test_after_undo_another_change_begins(qtbot: QtBot, around: Desk) -> None:
    page, keeping = around.opened(qtbot)
    QTest.keyClicks(page.line, "a")
    keeping.keep()
    around.recent.all[0].turn()
    around.recent.turned(around.recent.all[0])
    keeping.read()
    assert page.line.text() == "before"
    QTest.keyClicks(page.line, "b")
    keeping.keep()
    assert len(around.recent.all) == 2
    assert around.paper.value == "beforeb"


def test_reading_anew_never_takes_away_what_is_typed(qtbot: QtBot, around: Desk) -> None:
    page, keeping = around.opened(qtbot)
    QTest.keyClicks(page.line, "a")
    around.paper.value = "from elsewhere"
    keeping.read()
    assert page.line.text() == "beforea"
    assert around.paper.value == "beforea"


def test_what_cannot_be_kept_is_said_and_tried_again(qtbot: QtBot, around: Desk) -> None:
    page, keeping = around.opened(qtbot)
    around.paper.is_full = True
    QTest.keyClicks(page.line, "a")
    keeping.keep()
    assert isinstance(keeping.unkept, DiskFull)
    assert page.message.text
    assert page.status.text() == "Not saved yet. Your words are still on this page."
    around.paper.is_full = False
    keeping.keep()
    assert around.paper.value == "beforea"
    keeping.keep()
    assert around.paper.written == ["beforea"]


def test_it_outlives_its_page_until_all_is_kept(
    qtbot: QtBot, around: Desk, tasks: ImmediateTasks
) -> None:
    page, keeping = around.opened(qtbot)
    QTest.keyClicks(page.line, "a")
    tasks.hold()
    keeping.keep()
    delete(page)
    tasks.drain()
    assert around.paper.value == "beforea"
    assert len(around.recent.all) == 1


def test_words_outlive_a_page_that_could_not_keep_them(qtbot: QtBot, around: Desk) -> None:
    page, keeping = around.opened(qtbot)
    around.paper.is_full = True
    QTest.keyClicks(page.line, "a")
    keeping.keep()  # as pages do when they are left
    delete(page)
    assert isinstance(keeping.unkept, DiskFull)
    with qtbot.waitSignal(keeping.refused):
        keeping.keep()
    around.paper.is_full = False
    keeping.keep()
    assert keeping.is_idle
    assert around.paper.value == "beforea"


def test_nothing_typed_means_nothing_to_keep(qtbot: QtBot, around: Desk) -> None:
    page, keeping = around.opened(qtbot)
    page.line.clear()
    keeping.keep()
    assert around.paper.written == []
