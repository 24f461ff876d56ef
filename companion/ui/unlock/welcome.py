"""The very first screen: one line on privacy, one thing to do."""

from __future__ import annotations

from PySide6.QtCore import Signal

from companion.i18n import _
from companion.settings import Settings
from companion.ui.theme import gap
from companion.ui.widgets.basic import GROUP_GAP, Button, ColumnPage, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.look_row import LookRow
from companion.ui.widgets.picture import Picture


class Welcome(ColumnPage):
    """Shown until there is a journal."""

    start_chosen = Signal()
    """Start writing was pressed."""
    later_chosen = Signal()
    """Set this up later was pressed."""
    steady_chosen = Signal()
    """Something steady first; nothing is set up for it."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.start = Button(_("Start writing"), "main", icon="pen-line")
        later = Button(_("Set this up later"), "quiet")
        self.steady = Button(_("Steady me"), icon="lamp")
        self.look = LookRow(settings)
        self.column.addStretch(1)
        self.column.addWidget(Picture("leaf", 40))
        self.column.addWidget(Label(_("Welcome. Go at your own pace."), "title"))
        self.column.addWidget(
            Label(_("What you write stays on this computer. We cannot see it."), "lead")
        )
        self.column.addWidget(
            Label(_("We will never bring back old words or photos by surprise."), "lead")
        )
        self.column.addSpacing(gap(GROUP_GAP))
        self.column.addWidget(row(self.start, self.steady, later))
        self.column.addSpacing(gap(GROUP_GAP))
        self.column.addWidget(self.look)
        self.column.addWidget(
            Label(
                _(
                    "Could you be a witness in a case? Ask a lawyer or advocate what is wise "
                    "to write."
                ),
                "muted",
            )
        )
        self.column.addStretch(2)
        self.start.clicked.connect(self.start_chosen)
        later.clicked.connect(self.later_chosen)
        self.steady.clicked.connect(self.steady_chosen)
        self.setFocusProxy(self.start)
