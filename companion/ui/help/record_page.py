"""Everything about one line: how to reach it, how old that is, and what else there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion import i18n
from companion.clock import now
from companion.i18n import _, long_date
from companion.resources.model import Resource, first_number
from companion.resources.sentences import open_now
from companion.ui.help.calling_page import sentences_card, what_happens
from companion.ui.help.line_card import LineCard
from companion.ui.widgets.basic import Button, ColumnPage, breakable, card_about, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from companion.ui.help.desk import HelpDesk

_MOST_SOURCES = 3


class RecordPage(ColumnPage):
    """A line of the directory, whole."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: HelpDesk, resource: Resource) -> None:
        super().__init__()
        self._desk = desk
        self.resource = resource
        self._language = i18n.language()
        self._next = desk.directory.next_best(resource)
        self.back = Button(_("Back"), icon="arrow-left")
        self.card_button = Button("", icon="printer")
        self.tried_button = Button("")
        self.message = MessageBar()
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Label(resource.name_in(self._language), "title"))
        column.addWidget(Label(self._about(), "muted"))
        if resource.alert:
            column.addWidget(Label(resource.alert, "lead"))
        column.addWidget(Label(open_now(resource, now()), "lead"))
        column.addWidget(LineCard(resource))
        sentences = what_happens(resource, self._language)
        if sentences:
            column.addWidget(sentences_card(_("What happens"), sentences))
        self._add_facts()
        self._add_other()
        column.addWidget(self.message)
        column.addWidget(row(self.card_button, self.tried_button))
        self._add_sources()
        column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.card_button.clicked.connect(self._turn_card)
        self.tried_button.clicked.connect(self._turn_tried)
        desk.tried_changed.connect(self._show_tried)
        self.card_button.setVisible(bool(resource.phones))
        self._name_card_button()
        self._show_tried()
        self.setFocusProxy(self.back)

    def _about(self) -> str:
        names, resource = self._desk.directory.names, self.resource
        about = [names.kind(resource.kind, self._language)]
        if resource.region:
            about.append(names.region(resource.country, resource.region, self._language))
        return " · ".join([*about, names.country(resource.country, self._language)])

    def _add_facts(self) -> None:
        """Add what is good to know, and what is known of cost, privacy and languages."""
        resource, names = self.resource, self._desk.directory.names
        spoken = ", ".join(names.language(code, self._language) for code in resource.languages)
        card = card_about(_("Good to know"))
        for fact in resource.facts_in(self._language):
            card.column.addWidget(Label(fact))
        said = [_("Languages: {value}").format(value=spoken)] if spoken else []
        audience = "; ".join(resource.audience_in(self._language))
        if audience:
            said.insert(0, _("For: {people}").format(people=audience))
        if resource.free_of_charge is not None:
            said.append(_("It is free.") if resource.free_of_charge else _("It can cost money."))
        if resource.confidential:
            said.append(_("It is private, as its page says."))
        if resource.peer_led:
            said.append(_("It is led by people who went through something like it."))
        if resource.address:
            said.append(_("Address: {value}").format(value=resource.address))
        for words in said:
            card.column.addWidget(Label(words, "muted"))
        self.column.addWidget(card)

    def _add_other(self) -> None:
        """Add what to try when this line does not answer: a line never stands alone."""
        if self._next is None:
            return
        number = first_number(self._next)
        card = card_about(_("If it does not answer"))
        name = self._next.name_in(self._language)
        words = f"{name}: {number.display}" if number is not None else name
        card.column.addWidget(Label(words))
        self.next_button = Button(_("Show this one"))
        self.next_button.setAccessibleDescription(name)
        self.next_button.clicked.connect(self._open_next)
        card.column.addWidget(row(self.next_button))
        self.column.addWidget(card)

    def _add_sources(self) -> None:
        """Add where the facts were read: addresses to copy by hand, nothing to press."""
        addresses = dict.fromkeys(each.url for each in self.resource.sources if each.url)
        if addresses:
            self.column.addWidget(Label(_("Where this was read"), "heading"))
            for address in list(addresses)[:_MOST_SOURCES]:
                shown = Label(breakable(address), "muted")
                shown.setAccessibleName(address)
                self.column.addWidget(shown)

    @Slot()
    def _open_next(self) -> None:
        if self._next is not None:
            self._desk.open_record(self._next)

    # The card to carry, and what did not work

    @Slot()
    def _turn_card(self) -> None:
        lines = self._desk.card_lines
        if self.resource.id in lines:
            lines.remove(self.resource.id)
            self.message.say(_("Taken off your card."))
        else:
            lines.append(self.resource.id)
            self.message.say(_("On your card. You find the card on the first page of help."))
        self._desk.card.lines = lines
        self._name_card_button()

    def _name_card_button(self) -> None:
        is_on = self.resource.id in self._desk.card_lines
        self.card_button.name(_("Take it off my card") if is_on else _("Put it on my card"))

    @Slot()
    def _turn_tried(self) -> None:
        if self.resource.id in self._desk.tried:
            self._desk.take_back(self.resource)
            self.message.clear()
            return
        self._desk.note_tried(self.resource, now().date())

    @Slot()
    def _show_tried(self) -> None:
        day = self._desk.tried.get(self.resource.id)
        self.tried_button.name(_("This did not work") if day is None else _("Take the note back"))
        if day is not None:
            words = _("This did not work on {date}.").format(date=long_date(day))
            if self._next is not None:
                other = _("You can try {name}.").format(name=self._next.name_in(self._language))
                words = f"{words} {other}"
            self.message.say(words)
