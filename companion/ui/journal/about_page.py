"""About this page: what it is, how it is kept apart, and the ways to what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from companion.i18n import _
from companion.journal.keeping import LONGEST_NOTE
from companion.journal.model import Kept, Kind
from companion.ui.journal.kept_paper import Standing
from companion.ui.journal.notebook_box import NotebookBox
from companion.ui.journal.when_card import WhenCard
from companion.ui.widgets.basic import Button, Card, ColumnPage, field, row
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.choice import Tick
from companion.ui.widgets.day_field import DayField
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.limit import hold
from companion.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from companion.journal.model import Entry
    from companion.ui.journal.desk import JournalDesk


def kind_name(kind: Kind) -> str:
    """Return what a kind of page is called."""
    return {
        Kind.PAGE: _("A page"),
        Kind.LETTER: _("A letter I do not send"),
        Kind.MEMORY: _("A memory of someone"),
        Kind.DREAM: _("A dream or nightmare"),
        Kind.WORRY: _("A worry to put on the shelf"),
    }[kind]


class AboutPage(ColumnPage):
    """Everything about a saved page but its words; kept as it is chosen."""

    closed = Signal()
    """Back was pressed."""
    history_chosen = Signal()
    """Earlier words was pressed."""
    template_chosen = Signal()
    """Keep it as a template was pressed."""
    files_chosen = Signal()
    """Pictures and files was pressed."""

    def __init__(self, desk: JournalDesk, entry: Entry) -> None:
        super().__init__()
        self.back = Button(_("Back"), icon="arrow-left")
        self.status = Label("", "saved")
        self.message = MessageBar()
        self.history_button = Button(_("Earlier words"), icon="history")
        self.files_button = Button(_("Pictures and files"), icon="paperclip")
        self.template_button = Button(_("Keep it as a template"), icon="file-plus")
        self.kind = Chips(_("What it is"), needed=True)
        self.kind.show_choices({kind.value: kind_name(kind) for kind in Kind})
        self.when = WhenCard()
        self.set_aside = Tick(_("Set aside"))
        self.note = QLineEdit()
        hold(self.note, LONGEST_NOTE, self.message)
        self.note.setPlaceholderText(_("A topic, like: the hospital"))
        self.sealed = DayField()
        self.never = Tick(_("Never bring it back"))
        self.notebook = NotebookBox(desk.notebooks, entry.id)
        self.notebook.undo_chosen.connect(desk.undo_chosen)
        self.keeping = desk.keeping(self, entry)
        self._lay_out(entry)
        self.back.clicked.connect(self.closed)
        self.history_button.clicked.connect(self.history_chosen)
        self.files_button.clicked.connect(self.files_chosen)
        self.template_button.clicked.connect(self.template_chosen)
        self.when.edited.connect(self.keeping.touch)
        self.kind.chosen.connect(self.keeping.touch)
        for tick in (self.set_aside, self.never):
            tick.toggled.connect(self.keeping.touch)
        for line in (self.note, self.sealed):
            line.textEdited.connect(self.keeping.touch)
        desk.changes.entries_changed.connect(self.keeping.read)
        self.setFocusProxy(self.back)
        self.keeping.read()

    def _lay_out(self, entry: Entry) -> None:
        from companion.ui.journal.page_editor import moment

        column = self.column
        column.addWidget(row(self.back, self.status))
        column.addWidget(Heading(_("About this page"), "title"))
        about = " · ".join(part for part in (moment(entry.page), entry.page.title) if part)
        column.addWidget(Label(about, "muted"))
        column.addWidget(self.message)
        column.addWidget(row(self.history_button, self.files_button, self.template_button))
        what = Card()
        what.column.addWidget(Heading(_("What it is")))
        what.column.addWidget(self.kind)
        column.addWidget(what)
        column.addWidget(self.when)
        column.addWidget(self.notebook)
        apart = Card()
        apart.column.addWidget(Heading(_("Kept apart")))
        apart.column.addWidget(Label(_("All of this is up to you, and can be changed again.")))
        apart.column.addWidget(self.set_aside)
        apart.column.addWidget(
            Label(_("Out of the list, search and copies, until you ask for it."), "muted")
        )
        field(apart.column, _("A note before it opens"), self.note)
        field(apart.column, _("Sealed until"), self.sealed)
        apart.column.addWidget(
            Label(_("Until that day it does not open. You can take the seal off."), "muted")
        )
        apart.column.addWidget(self.never)
        apart.column.addWidget(
            Label(_("It is never shown when you look back at other years."), "muted")
        )
        column.addWidget(apart)
        column.addStretch(1)

    def typed(self) -> Standing | None:
        """Return how the page stands; None while a day is half written."""
        when = self.when.when()
        if self.sealed.is_wrong or when is None:
            return None
        return Standing(
            Kind(self.kind.choice or Kind.PAGE.value),
            Kept(
                self.set_aside.isChecked(),
                " ".join(self.note.text().split()),
                self.sealed.day,
                self.never.isChecked(),
            ),
            when,
        )

    def show_kept(self, standing: Standing) -> None:
        """Show how the page stands."""
        kept = standing.kept
        self.when.show_when(standing.when)
        self.kind.choose(standing.kind.value)
        self.set_aside.setChecked(kept.set_aside)
        self.note.setText(kept.content_note)
        self.sealed.show_day(kept.sealed_until)
        self.never.setChecked(kept.never_bring_back)
