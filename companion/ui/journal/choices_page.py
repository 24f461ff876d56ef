"""How you write: what is offered beside the page. Everything is off at first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot

from companion.i18n import _
from companion.journal.choices import WritingChoices
from companion.ui.widgets.basic import Button, Card, ColumnPage, row
from companion.ui.widgets.choice import LongTick
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.journal.habits import Habits
    from companion.ui.journal.spell_check import SpellCheck

INSTALL: Final = "sudo apt install libenchant-2-2 hunspell-en-us hunspell-es"
"""What brings the dictionaries on Debian and Ubuntu."""


class ChoicesPage(ColumnPage):
    """Each choice takes effect at once and can be undone."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, habits: Habits, spelling: SpellCheck) -> None:
        super().__init__()
        self._habits = habits
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.spell_check = LongTick(_("Underline words the dictionaries do not know"))
        self.previews = LongTick(_("Show words of a page when a search found it"))
        self.looking_back = LongTick(_("A button for this time in other years"))
        self.gentle_writing = LongTick(_("Gentle writing"))
        self.no_dictionary = Label("", "muted")
        self._ticks = (self.spell_check, self.previews, self.looking_back, self.gentle_writing)
        self._lay_out()
        self.back.clicked.connect(self.closed)
        for tick in self._ticks:
            tick.clicked.connect(self._choose)
        habits.chosen.connect(self.show_choices)
        habits.failed.connect(self._fail)
        spelling.looked.connect(self._show_dictionaries)
        self.show_choices(habits.now)
        self.no_dictionary.hide()
        self.setFocusProxy(self.spell_check)
        spelling.look()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Heading(_("How you write"), "title"))
        column.addWidget(self.message)
        page = Card()
        page.column.addWidget(Heading(_("On the page")))
        page.column.addWidget(self.spell_check)
        page.column.addWidget(
            Label(
                _(
                    "English and Spanish at once, with the dictionaries of this computer. "
                    "Words you teach it are kept in your journal."
                ),
                "muted",
            )
        )
        page.column.addWidget(self.no_dictionary)
        page.column.addWidget(self.gentle_writing)
        page.column.addWidget(
            Label(
                _(
                    "A writing time of at most 20 minutes, with a way to stop always in sight. "
                    "You find it under Something to start from."
                ),
                "muted",
            )
        )
        column.addWidget(page)
        earlier = Card()
        earlier.column.addWidget(Heading(_("Earlier pages")))
        earlier.column.addWidget(self.previews)
        earlier.column.addWidget(Label(_("Without this, a search shows titles alone."), "muted"))
        earlier.column.addWidget(self.looking_back)
        earlier.column.addWidget(
            Label(
                _(
                    "It only shows something when you press it, and nothing from around "
                    "your hard dates."
                ),
                "muted",
            )
        )
        column.addWidget(earlier)
        column.addStretch(1)

    @Slot(object)
    def show_choices(self, chosen: WritingChoices) -> None:
        """Show what is chosen."""
        self.spell_check.setChecked(chosen.spell_check)
        self.previews.setChecked(chosen.previews)
        self.looking_back.setChecked(chosen.looking_back)
        self.gentle_writing.setChecked(chosen.gentle_writing)

    @Slot()
    def _choose(self) -> None:
        self._habits.choose(
            WritingChoices(
                looking_back=self.looking_back.isChecked(),
                gentle_writing=self.gentle_writing.isChecked(),
                previews=self.previews.isChecked(),
                spell_check=self.spell_check.isChecked(),
            )
        )

    @Slot(bool)
    def _show_dictionaries(self, there: bool) -> None:  # Qt's own signature
        words = _(
            "This computer has no dictionaries yet, so nothing is underlined. On Debian "
            "and Ubuntu this line in a terminal brings them: {line}"
        )
        self.no_dictionary.setText(words.format(line=INSTALL))
        self.no_dictionary.setVisible(not there)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.message.say(str(explain(error)), caution=True)
