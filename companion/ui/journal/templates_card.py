"""Templates of one's own: pages begun with words already on them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot

from companion.clock import now
from companion.i18n import _
from companion.journal.templates import Template, Templates
from companion.ui.journal.about_page import kind_name
from companion.ui.recent.recent_changes import Change
from companion.ui.widgets.basic import Button, Card, field, row
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.quiet_list import Row
from companion.ui.widgets.whole_list import WholeList

if TYPE_CHECKING:
    from companion.ui.journal.start_desk import StartDesk

PLACE = "templates"
"""Where changing templates belongs among the recent changes."""


class TemplatesCard(Card):
    """Their names, and what can be done with the chosen one."""

    taken = Signal(object)
    """A new page is to begin with it; carries the Template."""
    edit_chosen = Signal(object)
    """It is to be changed; carries the Template."""
    said = Signal(str)
    """Something was done that can be undone; carries a sentence."""
    failed = Signal(object)
    """It could not be done; carries the error."""

    def __init__(self, desk: StartDesk) -> None:
        super().__init__()
        self._desk = desk
        self._service = Templates(desk.session.vault)
        self._templates: list[Template] = []
        self.list = WholeList()
        self.none = Label(
            _("None yet. On a saved page, About this page has a button that makes one."), "muted"
        )
        self.take_button = Button(_("Begin a page with it"), icon="file-plus")
        self.edit_button = Button(_("Change it"), icon="pen-line")
        self.remove_button = Button(_("Remove"), icon="trash-2")
        self.column.addWidget(Heading(_("Your templates")))
        self._heading = field(self.column, _("Templates"), self.list)
        self.column.addWidget(self.none)
        self._buttons = row(self.take_button, self.edit_button, self.remove_button)
        self.column.addWidget(self._buttons)
        self.list.opened.connect(self._open)
        self.take_button.clicked.connect(self._take)
        self.edit_button.clicked.connect(self._edit)
        self.remove_button.clicked.connect(self._remove)
        desk.changes.place_changed.connect(self._place_changed)
        self._show([])
        self.read()

    def read(self) -> None:
        """Read them anew."""
        self._desk.tasks.run(self._service.all, self._show, self._fail, topic="templates")

    def _show(self, templates: list[Template]) -> None:
        self._templates = templates
        self.list.show_rows([Row(each.id, each.name, kind_name(each.kind)) for each in templates])
        some = bool(templates)
        for part in (self._heading, self.list, self._buttons):
            part.setVisible(some)
        self.none.setVisible(not some)

    def _chosen(self) -> Template | None:
        index: QModelIndex = self.list.currentIndex()
        number = index.row()
        return self._templates[number] if 0 <= number < len(self._templates) else None

    @Slot(str)
    def _open(self, template_id: str) -> None:
        for each in self._templates:
            if each.id == template_id:
                self.taken.emit(each)
                return

    @Slot()
    def _take(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.taken.emit(chosen)

    @Slot()
    def _edit(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.edit_chosen.emit(chosen)

    @Slot()
    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        words = _("The template “{name}” was removed.").format(name=chosen.name)
        remove = partial(self._service.remove, chosen.id)
        back = partial(keep_now, self._service, chosen)
        self._desk.recent.add(Change(words, back, remove, place=PLACE))
        self._desk.tasks.run(remove, self._removed, self._fail)
        self.said.emit(words)

    def _removed(self, _template: Template) -> None:
        self._desk.changes.stored.emit()
        self.read()

    @Slot(str)
    def _place_changed(self, place: str) -> None:
        if place == PLACE:
            self.read()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)


def keep_now(service: Templates, template: Template) -> Template:
    """Keep a template as of now; on the worker."""
    return service.keep(template, now=now())
