"""Headings are headings, for the eye and the ear; points are sentences."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from companion.guide.blocks import read_blocks
from companion.ui.guide.blocks import shown

TEXT = "Words with *weight*.\n\n## A heading\n\n### Below it\n\n- one\n- two, see [it](page:x)"


def test_each_block_is_heard_as_what_it_is(qtbot: QtBot) -> None:
    widgets = [shown(block) for block in read_blocks(TEXT)]
    for widget in widgets:
        qtbot.addWidget(widget)
        widget.show()
    roles = [QAccessible.queryAccessibleInterface(widget).role() for widget in widgets[:3]]
    assert roles == [
        QAccessible.Role.StaticText,
        QAccessible.Role.Heading,
        QAccessible.Role.Heading,
    ]
    assert [widget.text() for widget in widgets[:3] if isinstance(widget, QLabel)] == [
        "Words with weight.",
        "A heading",
        "Below it",
    ]
    points = widgets[3].findChildren(QLabel)
    assert [point.text() for point in points] == ["one", "two, see it"]
    assert not widgets[3].grab().isNull()
