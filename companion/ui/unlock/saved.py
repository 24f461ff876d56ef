"""After the first save: it is on this computer; a recovery sheet if they like."""

from __future__ import annotations

from PySide6.QtCore import Signal

from companion.i18n import _
from companion.ui.theme import gap
from companion.ui.widgets.basic import GROUP_GAP, Button, ColumnPage, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.picture import Picture


class Saved(ColumnPage):
    """The calm end of the first run."""

    sheet_chosen = Signal()
    """A recovery sheet was asked for."""
    later_chosen = Signal()
    """Not now."""

    def __init__(self) -> None:
        super().__init__()
        self.later = Button(_("Later"), "main")
        sheet = Button(_("Print or save a recovery sheet"))
        self.column.addStretch(1)
        self.column.addWidget(Picture("check", 40))
        self.column.addWidget(Label(_("Saved on this computer"), "title"))
        self.column.addWidget(
            Label(_("Your key was tried: it opened the page that you wrote."), "lead")
        )
        self.column.addWidget(
            Label(
                _(
                    "A recovery sheet opens the journal if you lose the key. You can make one "
                    "now, or any time in Settings."
                )
            )
        )
        self.column.addSpacing(gap(GROUP_GAP))
        self.column.addWidget(row(self.later, sheet))
        self.column.addStretch(2)
        self.later.clicked.connect(self.later_chosen)
        sheet.clicked.connect(self.sheet_chosen)
        self.setFocusProxy(self.later)
