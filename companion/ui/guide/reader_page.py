"""One page of the guide: what it is about first, then Read, Save for later or Skip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import i18n
from companion.guide.blocks import LinkKind
from companion.guide.marks import Mark
from companion.i18n import _
from companion.ui.guide.blocks import shown
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button, Card, ColumnPage, breakable, field, row
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.quiet_list import Row
from companion.ui.widgets.whole_list import WholeList

if TYPE_CHECKING:
    from companion.guide.blocks import Link
    from companion.guide.pages import Page
    from companion.ui.guide.desk import GuideDesk


class ReaderPage(ColumnPage):
    """The content note stands alone until *Read* is pressed; what was read once opens whole."""

    closed = Signal()
    """Back, Save for later or Skip was pressed."""

    def __init__(self, desk: GuideDesk, page: Page) -> None:
        super().__init__()
        self._desk = desk
        self.page = page
        self.back = Button(_("Back"), icon="arrow-left")
        self.read_button = Button(_("Read"), "main", icon="book-open")
        self.later_button = Button(_("Save for later"))
        self.skip_button = Button(_("Skip"))
        self.next_button = Button(_("Next page"))
        self.links = WholeList()
        self._note = Card()
        self.body = QWidget()
        self._body_column = QVBoxLayout(self.body)
        self._body_column.setContentsMargins(0, 0, 0, 0)
        self._body_column.setSpacing(gap(GAP))
        self.column.addWidget(row(self.back))
        self.column.addWidget(Heading(page.title, "title"))
        self._note.column.addWidget(Heading(_("Before you read"), "field"))
        self._note.column.addWidget(Label(page.content_note))
        self._choices = row(self.read_button, self.later_button, self.skip_button)
        self._note.column.addWidget(self._choices)
        self.column.addWidget(self._note)
        self.column.addWidget(self.body)
        self.column.addStretch(1)
        self.body.hide()
        self.back.clicked.connect(self.closed)
        self.read_button.clicked.connect(self._read)
        self.later_button.clicked.connect(self._save_for_later)
        self.skip_button.clicked.connect(self._skip)
        self.next_button.clicked.connect(self._next)
        self.links.opened.connect(desk.follow)
        self.setFocusProxy(self.read_button)
        if desk.marks.get(page.id) is Mark.READ:
            self._open()

    @Slot()
    def _read(self) -> None:
        self._desk.mark(self.page, Mark.READ)
        self._open()
        self.back.setFocus()

    @Slot()
    def _save_for_later(self) -> None:
        self._desk.mark(self.page, Mark.LATER)
        self.closed.emit()
        self._desk.bench.say_with_undo(_("Saved for later."))

    @Slot()
    def _skip(self) -> None:
        self._desk.mark(self.page, Mark.SKIPPED)
        self.closed.emit()
        self._desk.bench.say_with_undo(_("Skipped. It stays in the list."))

    @Slot()
    def _next(self) -> None:
        following = self._desk.page_after(self.page)
        if following is not None:
            self._desk.turn_to(following.id)

    def _open(self) -> None:
        """Show the page itself."""
        column = self._body_column
        self._choices.hide()
        for block in self.page.blocks:
            column.addWidget(shown(block))
        rows = [leads for link in self.page.links if (leads := self._link(link)) is not None]
        if rows:
            column.addSpacing(gap(GAP))
            field(column, _("On from here"), self.links)
            self.links.show_rows(list(dict.fromkeys(rows)))
        column.addSpacing(gap(GAP))
        column.addWidget(Heading(_("Where this was read"), "field"))
        for source in self.page.sources:
            label = Label(breakable(source), "muted")
            label.setAccessibleName(source)
            column.addWidget(label)
        column.addWidget(
            Label(
                _("Reviewed by a clinician and by survivors.")
                if self.page.reviewed
                else _("No clinician and no survivor has reviewed this page yet."),
                "muted",
            )
        )
        following = self._desk.page_after(self.page)
        if following is not None:
            column.addSpacing(gap(GAP))
            column.addWidget(Label(_("Next: {title}").format(title=following.title), "muted"))
            column.addWidget(row(self.next_button))
        self.body.show()
        self.setFocusProxy(self.back)

    def _link(self, link: Link) -> Row | None:
        name = f"{link.kind.value}:{link.id}"
        if link.kind is LinkKind.PAGE:
            return Row(name, self._desk.guide.page(link.id).title, _("In this guide"))
        record = self._desk.help_desk.directory.get(link.id)
        if record is None:
            return None
        return Row(name, record.name_in(i18n.language()), _("In the directory"))
