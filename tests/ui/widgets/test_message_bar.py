from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.message_bar import MessageBar


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[MessageBar]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    yield MessageBar(parent)  # noqa: PT022  # `parent` lives until the end of the test


def test_it_is_hidden_until_there_is_something_to_say(bar: MessageBar) -> None:
    assert bar.isHidden()
    assert bar.text == ""
    bar.say("Saved.")
    assert bar.isVisible()
    assert bar.text == "Saved."
    assert not bar._button.isVisible()
    bar.clear()
    assert bar.isHidden()
    assert bar._text.text() == ""


def test_its_button_tells_the_key_of_the_message_once(bar: MessageBar) -> None:
    told: list[str] = []
    bar.action_chosen.connect(told.append)
    bar.say("Moved to the bin.", action="Undo", key="bin 1")
    assert bar._button.accessibleName() == "Undo"
    bar._button.click()
    assert told == ["bin 1"]
    assert bar.isHidden()


def test_caution_is_only_for_the_message_it_was_asked_for(bar: MessageBar) -> None:
    bar.say("The disk is full.", caution=True)
    assert bar.property("tone") == "caution"
    bar.say("Saved.")
    assert bar.property("tone") == ""


def test_a_screen_reader_hears_it(bar: MessageBar, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[QAccessible.Event] = []

    def note(event: object) -> None:
        heard.append(event.type())  # type: ignore[attr-defined]

    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    bar.say("Saved.")
    assert heard == [QAccessible.Event.Announcement]
    assert bar._text.accessibleName() == "Saved."
