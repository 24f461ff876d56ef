"""A note after helping: how it was for me, not what I was told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent

from companion.clock import now
from companion.helping.model import HEAVIEST, LIGHTEST, LITTLE, LONGEST_NOTE, MUCH, SOME, Debrief
from companion.i18n import _, long_date
from companion.ui.helping.sentences import energy_name
from companion.ui.recent.recent_changes import Change
from companion.ui.widgets.basic import Button, Card, ColumnPage, field, row
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.note_field import NoteField
from companion.wording import explain

if TYPE_CHECKING:
    from companion.helping.model import SavedDebrief
    from companion.helping.service import Helping
    from companion.ui.guide.desk import GuideDesk
    from companion.ui.helping.papers import DebriefPaper


class DebriefPage(ColumnPage):
    """Every part can be left out; it is kept as one types."""

    closed = Signal()
    """Back was pressed, or the note went to the bin."""

    def __init__(self, desk: GuideDesk, paper: DebriefPaper) -> None:
        super().__init__()
        self._desk = desk
        self.paper = paper
        self._debrief: Debrief | None = None
        self._day = now().date()
        self.back = Button(_("Back"), icon="arrow-left")
        self.status = Label("", "saved")
        self.message = MessageBar()
        self.day = Label("", "muted")
        self.energy = Chips(_("How much it took"), needed=True)
        self.before, self.after = Choice(), Choice()
        for choice in (self.before, self.after):
            choice.addItem(_("I leave it out"), None)
            for weight in range(LIGHTEST, HEAVIEST + 1):
                choice.addItem(str(weight), weight)
        self.note = NoteField(LONGEST_NOTE, self.message)
        self.bin_button = Button(_("Move to bin"), icon="trash-2")
        self._lay_out()
        self.keeping = desk.bench.keeping(self, paper, _("A note after helping was changed."))
        self.energy.chosen.connect(self.keeping.touch)
        self.before.activated.connect(self.keeping.touch)
        self.after.activated.connect(self.keeping.touch)
        self.note.textChanged.connect(self.keeping.touch)
        self.back.clicked.connect(self.closed)
        self.bin_button.clicked.connect(self._bin)
        self.setFocusProxy(self.note)
        self.keeping.read()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(row(self.back, self.status))
        column.addWidget(Heading(_("A note after helping"), "title"))
        column.addWidget(self.day)
        column.addWidget(self.message)
        card = Card()
        field(card.column, _("How it was for me"), self.note)
        card.column.addWidget(
            Label(_("What they told you stays with them. Leave it out here."), "muted")
        )
        card.column.addWidget(Label(_("How much it took"), "field"))
        card.column.addWidget(self.energy)
        self.energy.show_choices(
            {str(energy): energy_name(energy) for energy in (LITTLE, SOME, MUCH)}
        )
        column.addWidget(card)
        weights = Card()
        weights.column.addWidget(
            Label(_("How heavy you feel, from 0 for light to 10 for very heavy."))
        )
        field(weights.column, _("Before helping"), self.before)
        field(weights.column, _("After helping"), self.after)
        column.addWidget(weights)
        column.addWidget(row(self.bin_button))
        column.addStretch(1)

    def show_kept(self, value: Debrief | None) -> None:
        """Show a note; None is a new one."""
        self._debrief = value
        debrief = value or Debrief(self._day)
        self.day.setText(long_date(debrief.day))
        self.energy.choose(str(debrief.energy))
        self.note.setPlainText(debrief.note)
        for choice, weight in ((self.before, debrief.before), (self.after, debrief.after)):
            choice.setCurrentIndex(max(0, choice.findData(weight)) if weight is not None else 0)
        self.bin_button.setVisible(value is not None)

    def typed(self) -> Debrief | None:
        """Return the note on the page; None where nothing was said yet."""
        former = self._debrief or Debrief(self._day)
        debrief = Debrief(
            former.day,
            int(self.energy.choice or SOME),
            self.note.text(),
            self.before.currentData(),
            self.after.currentData(),
            former.way_id,
        )
        is_blank = not self.paper.id and debrief == Debrief(self._day)
        return None if is_blank else debrief

    @Slot()
    def _bin(self) -> None:
        self.keeping.keep()
        work = partial(_bin, self._desk.helping, self.paper)
        self._desk.bench.tasks.run(work, self._binned, self._failed)

    def _binned(self, saved: SavedDebrief) -> None:
        helping = self._desk.helping
        self._desk.bench.note(
            Change(
                _("A note after helping was moved to the bin."),
                partial(helping.restore, saved.id),
                partial(_bin, helping, self.paper),
            )
        )
        self.closed.emit()
        self._desk.bench.say_with_undo(_("Moved to the bin. You can bring it back for 30 days."))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when one goes elsewhere."""
        self.keeping.keep()
        super().hideEvent(event)

    def _failed(self, error: Exception) -> None:
        self.message.say(str(explain(error)), caution=True)


def _bin(helping: Helping, paper: DebriefPaper) -> SavedDebrief:
    return helping.move_to_bin(paper.id, now=now())
