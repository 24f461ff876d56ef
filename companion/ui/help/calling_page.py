"""What happens when one reaches out, and what else one can do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from companion import i18n
from companion.i18n import _
from companion.resources.calling import read_calling
from companion.resources.model import Resource
from companion.resources.sentences import when_you
from companion.resources.ways import Way, ways
from companion.ui.widgets.basic import Button, Card, ColumnPage, card_about, row
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.ui.help.desk import HelpDesk


class CallingPage(ColumnPage):
    """Short sentences for every way, about the first line of the country."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: HelpDesk) -> None:
        super().__init__()
        language = i18n.language()
        calling = read_calling()
        line = desk.directory.help_lines(desk.country).lines[0]
        self.back = Button(_("Back"), icon="arrow-left")
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("What happens when I call"), "title"))
        for way in Way:
            if way in ways(line) or way in {Way.CALL, Way.TEXT, Way.CHAT}:
                self._add(when_you(way), calling.what_happens(line, way, language))
        self._add(_("If you do not want to call"), calling.instead.in_language(language))
        self.column.addWidget(Label(_("This app does not call anyone or tell anyone."), "muted"))
        self.column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.setFocusProxy(self.back)

    def _add(self, name: str, sentences: Sequence[str]) -> None:
        if not sentences:
            return
        self.column.addWidget(sentences_card(name, sentences))


def sentences_card(name: str, sentences: Sequence[str]) -> Card:
    """Return a card of a few sentences under a heading."""
    card = card_about(name)
    for sentence in sentences:
        card.column.addWidget(Label(sentence))
    return card


def what_happens(resource: Resource, language: str) -> tuple[str, ...]:
    """Return what happens in the first way to reach a line; nothing for a website alone."""
    known = ways(resource)
    return read_calling().what_happens(resource, known[0], language) if known else ()
