"""One template: its name, and what a page begins with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from companion.i18n import _
from companion.journal.model import LONGEST_TITLE, MOST_CHARACTERS, Kind
from companion.journal.templates import LONGEST_NAME, Template, Templates
from companion.ui.journal.about_page import kind_name
from companion.ui.journal.templates_card import keep_now
from companion.ui.widgets.basic import Button, ColumnPage, field, row
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.limit import hold
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.note_field import NoteField

if TYPE_CHECKING:
    from companion.ui.journal.start_desk import StartDesk


class TemplatePaper:
    """Where one template is kept; the worker alone reads here."""

    def __init__(self, service: Templates, template: Template) -> None:
        self._service = service
        self._template = template

    def read(self) -> Template:
        """Return the template as it is kept, or as it was when it is gone meanwhile."""
        found = (each for each in self._service.all() if each.id == self._template.id)
        return next(found, self._template)

    def put(self, template: Template) -> Template:
        """Keep it."""
        return keep_now(self._service, template)


class TemplatePage(ColumnPage):
    """Kept as it is typed; a template without a name keeps the one it had."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: StartDesk, template: Template) -> None:
        super().__init__()
        self._template = template
        self.back = Button(_("Back"), icon="arrow-left")
        self.status = Label("", "saved")
        self.message = MessageBar()
        self.name = QLineEdit()
        self.title = QLineEdit()
        hold(self.name, LONGEST_NAME, self.message)
        hold(self.title, LONGEST_TITLE, self.message)
        self.text = NoteField(MOST_CHARACTERS, self.message)
        self.kind = Chips(_("What it is"), needed=True)
        self.kind.show_choices({kind.value: kind_name(kind) for kind in Kind})
        column = self.column
        column.addWidget(row(self.back, self.status))
        column.addWidget(Heading(_("A template"), "title"))
        words = _("Leave blank what you like. It is kept as you type.")
        column.addWidget(Label(words, "muted"))
        column.addWidget(self.message)
        field(column, _("Name of the template"), self.name)
        field(column, _("Title of the page"), self.title)
        field(column, _("Words to begin with"), self.text)
        column.addWidget(Label(_("What it is"), "field"))
        column.addWidget(self.kind)
        column.addStretch(1)
        self.keeping = desk.keeping_template(self, template)
        self.back.clicked.connect(self.closed)
        self.kind.chosen.connect(self.keeping.touch)
        self.name.textEdited.connect(self.keeping.touch)
        self.title.textEdited.connect(self.keeping.touch)
        self.text.textChanged.connect(self.keeping.touch)
        self.setFocusProxy(self.name)
        self.keeping.read()

    def typed(self) -> Template | None:
        """Return the template as it stands; None before it was read."""
        name = " ".join(self.name.text().split())
        return replace(
            self._template,
            name=name or self._template.name,
            title=" ".join(self.title.text().split()),
            text=self.text.text(),
            kind=Kind(self.kind.choice or Kind.PAGE.value),
        )

    def show_kept(self, template: Template) -> None:
        """Show a template."""
        self._template = template
        self.name.setText(template.name)
        self.title.setText(template.title)
        self.text.setPlainText(template.text)
        self.kind.choose(template.kind.value)
