"""Ways to help, from what asks least of you."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from companion import i18n
from companion.guide.helping import Ask, read_ways
from companion.i18n import _
from companion.ui.theme import gap
from companion.ui.widgets.basic import Button, Card, ColumnPage, row
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label


class WaysPage(ColumnPage):
    """A card for each amount that is asked; nothing is offered as better than another."""

    closed = Signal()
    """Back was pressed."""
    pages_chosen = Signal()
    """On to the page about groups and training."""

    def __init__(self) -> None:
        super().__init__()
        self.back = Button(_("Back"), icon="arrow-left")
        self.groups_button = Button(_("Groups and training"), icon="book-open")
        self.column.addWidget(row(self.back))
        self.column.addWidget(Heading(_("Ways to help"), "title"))
        self.column.addWidget(
            Label(_("Small ways are ways too. You can stop with any of them when you like."))
        )
        ways = read_ways(i18n.language())
        for ask, name in _names().items():
            card = Card()
            card.column.addWidget(Heading(name))
            for way in ways:
                if way.ask is ask:
                    together = QVBoxLayout()
                    together.setSpacing(gap(4))
                    together.addWidget(Heading(way.title, "field"))
                    together.addWidget(Label(way.about, "muted"))
                    card.column.addLayout(together)
            self.column.addWidget(card)
        self.column.addWidget(row(self.groups_button))
        self.column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.groups_button.clicked.connect(self.pages_chosen)
        self.setFocusProxy(self.back)


def _names() -> dict[Ask, str]:
    return {
        Ask.LOW: _("What asks a little of you"),
        Ask.MIDDLE: _("What asks some more"),
        Ask.HIGH: _("What asks a lot"),
    }
