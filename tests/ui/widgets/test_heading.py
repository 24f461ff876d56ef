"""A heading is heard as one; other labels are not."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label


def test_the_role_and_the_name(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for label in (Heading("People", "title"), Label("Words"), Heading("Below")):
        column.addWidget(label)
    page.show()
    interface = QAccessible.queryAccessibleInterface(page)
    children = [interface.child(number) for number in range(interface.childCount())]
    assert [(child.role(), child.text(QAccessible.Text.Name)) for child in children] == [
        (QAccessible.Role.Heading, "People"),
        (QAccessible.Role.StaticText, "Words"),
        (QAccessible.Role.Heading, "Below"),
    ]


def test_it_goes_quietly_while_it_is_looked_at(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    for _time in range(20):
        heading = Heading("People")
        heading.setParent(page)
        assert QAccessible.queryAccessibleInterface(heading).isValid()
        heading.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert not isValid(heading)
