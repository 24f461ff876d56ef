"""All keys, in one list: the map that Ctrl+/ shows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.i18n import _, marked
from companion.ui.commands import COMMANDS, sequences, shown
from companion.ui.theme import px
from companion.ui.widgets.basic import Button, ColumnPage, field, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.quiet_list import QuietList, Row

_LEAST_HEIGHT = 320
_FIXED = (
    (marked("Get help now"), "F1"),
    (marked("Back"), "Esc"),
    (marked("Next control"), "Tab"),
    (marked("A tab in your page"), "Ctrl+Tab"),
    (marked("Go to a place"), "Alt+1, Alt+2"),
)
"""Keys that are not commands of their own."""


class KeyboardMap(ColumnPage):
    """Each thing to do with the keys for it; nothing here needs to be learned."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(_("Back"), icon="arrow-left")
        self.list = QuietList()
        self.list.setMinimumHeight(px(_LEAST_HEIGHT))
        self.list.lines.show_rows(_rows())
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("Keys"), "title"))
        self.column.addWidget(Label(_("Everything here can be done without a mouse.")))
        field(self.column, _("What each key does"), self.list)
        self.column.setStretchFactor(self.list, 1)
        self.back.clicked.connect(self.closed)
        self.setFocusProxy(self.list)


def _rows() -> list[Row]:
    rows = [Row(keys, _(words), keys) for words, keys in _FIXED]
    for group in COMMANDS:
        for command in group:
            keys = ", ".join(shown(one) for one in sequences(command)[:2])
            rows.append(Row(command.key, _(command.words), keys))
    return rows
