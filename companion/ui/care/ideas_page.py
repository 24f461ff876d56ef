"""Three ideas by what somebody has right now: time, energy, company, a place, what is hard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion.care.model import ANY_TIME, Company, Energy, Idea, Place
from companion.care.sentences import of_length
from companion.care.suggest import AT_ONCE, suggest
from companion.i18n import _
from companion.ui.care.noting import is_night
from companion.ui.care.said import facts
from companion.ui.theme import gap
from companion.ui.widgets.basic import GROUP_GAP, Button, Card, ColumnPage, row
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar, announce

if TYPE_CHECKING:
    from companion.ui.care.desk import CareDesk
    from companion.ui.care.state import CareState

_MINUTES = (5, 15, 30, 60)


class IdeasPage(ColumnPage):
    """The first page of Care; nothing here says what somebody ought to do."""

    closed = Signal()
    """Never sent: this is where Back ends."""

    def __init__(self, desk: CareDesk) -> None:
        super().__init__()
        self._desk = desk
        self._ideas: tuple[Idea, ...] = ()
        self._turned_away = False
        self.message = MessageBar()
        openings = (_("Open the first"), _("Open the second"), _("Open the third"))
        self.cards = [_IdeaCard(words) for words in openings]
        self.empty = EmptyState(_("Nothing fits right now. That happens."))
        self.different = Button(_("Different three"), icon="shuffle")
        self.none = Button(_("None of these"), "quiet")
        self.all = Button(_("All ideas"), icon="list")
        self.list = Button(_("My list"), icon="bookmark")
        self.helps = Button(_("What helps me"), icon="leaf")
        self.check_ins = Button(_("Check-ins"), icon="pen-line")
        self.settings = Button(_("Care settings"), icon="settings-2")
        self.minutes = Chips(_("Time"))
        self.energy = Chips(_("Energy"))
        self.company = Chips(_("Company"))
        self.place = Chips(_("Where"))
        self.hard = Chips(_("What is hard now"))
        self._lay_out()
        self._fill_chips()
        for card in self.cards:
            card.button.clicked.connect(self._open)
        self.different.clicked.connect(self._differ)
        self.none.clicked.connect(self._turn_away)
        for button, name in self._ways().items():
            button.setProperty("page", name)
            button.clicked.connect(self._go)
        for chips in self._chips():
            chips.chosen.connect(self._wish)
        self.setFocusProxy(self.cards[0].button)

    def _ways(self) -> dict[Button, str]:
        return {
            self.all: "all",
            self.list: "list",
            self.helps: "helps",
            self.check_ins: "check-ins",
            self.settings: "settings",
        }

    def _chips(self) -> tuple[Chips, ...]:
        return self.minutes, self.energy, self.company, self.place, self.hard

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(Label(_("Something for right now"), "title"))
        column.addWidget(Label(_("Three ideas. Take one, or none."), "lead"))
        column.addWidget(self.message)
        for card in self.cards:
            column.addWidget(card)
        column.addWidget(self.empty)
        column.addWidget(row(self.different, self.none))
        column.addSpacing(gap(GROUP_GAP))
        column.addWidget(Label(_("What do you have right now?"), "heading"))
        column.addWidget(Label(_("Choose any of these, or none."), "muted"))
        for chips in self._chips():
            column.addWidget(Label(chips.accessibleName(), "field"))
            column.addWidget(chips)
        column.addSpacing(gap(GROUP_GAP))
        column.addWidget(Label(_("More in Care"), "heading"))
        column.addWidget(row(*self._ways()))
        column.addStretch(1)

    def _fill_chips(self) -> None:
        labels, wish = self._desk.steady.catalog.labels, self._desk.wish
        self.minutes.show_choices({str(each): of_length(each * 60) for each in _MINUTES})
        self.energy.show_choices({each: labels.of("energy", each) for each in Energy})
        both = (Company.ALONE, Company.WITH_OTHERS)
        self.company.show_choices({each: labels.of("social", each) for each in both})
        places = (Place.INDOORS, Place.OUTDOORS)
        self.place.show_choices({each: labels.of("place", each) for each in places})
        hard = labels.names.get("helps_when", {})
        self.hard.show_choices({key: name for key, name in hard.items() if key != ANY_TIME})
        self.minutes.choose("" if wish.minutes is None else str(wish.minutes))
        self.energy.choose(wish.energy or "")
        self.company.choose(wish.company or "")
        self.place.choose(wish.place or "")
        self.hard.choose(wish.hard_now or "")

    def show_state(self, state: CareState) -> None:
        """Show three ideas that fit the choices; none at night that are not for the night."""
        self.helps.setVisible(state.logs)
        self.check_ins.setVisible(state.checks_in)
        self._ideas = suggest(
            self._desk.ideas(),
            replace(self._desk.wish, night=is_night(self._desk.now())),
            seed=self._desk.now().date().isoformat(),
            turn=self._desk.turn,
            choices=state.choices,
            learned=state.learned,
        )
        shown = () if self._turned_away else self._ideas
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(shown))
            if number < len(shown):
                card.show_idea(shown[number], facts(self._desk.steady.catalog, shown[number]))
        self.empty.setVisible(not shown)
        self.none.setVisible(bool(shown))
        self.different.setVisible(bool(self._ideas))

    @Slot()
    def _wish(self) -> None:
        self._desk.wish = replace(
            self._desk.wish,
            minutes=int(self.minutes.choice) if self.minutes.choice else None,
            energy=Energy(self.energy.choice) if self.energy.choice else None,
            company=Company(self.company.choice) if self.company.choice else None,
            place=Place(self.place.choice) if self.place.choice else None,
            hard_now=self.hard.choice or None,
        )
        self._desk.turn = 0
        self._show_others()

    @Slot()
    def _differ(self) -> None:
        if not self._turned_away:
            self._desk.turn += 1
        self._show_others()

    def _show_others(self) -> None:
        self._turned_away = False
        self.message.clear()
        self.show_state(self._desk.state)
        first = self.cards[0].title if self._ideas else self.empty.words
        announce(first)

    @Slot()
    def _turn_away(self) -> None:
        """Take them away; the next three are a press away, and so is the whole list."""
        self._desk.turn += 1
        self._turned_away = True
        self.show_state(self._desk.state)
        self.different.setFocus()
        announce(self.empty.words)

    @Slot()
    def _open(self) -> None:
        pressed = self.sender()
        for card, idea in zip(self.cards, self._ideas[:AT_ONCE], strict=False):
            if card.button is pressed:
                self._desk.go("idea", idea.id)
                return

    @Slot()
    def _go(self) -> None:
        self._desk.go(self.sender().property("page"))


class _IdeaCard(Card):
    """One idea; its title may be long, so it is not on the button."""

    def __init__(self, opening: str) -> None:
        super().__init__()
        self.title = Label("", "heading")
        self._facts = Label("", "muted")
        self._summary = Label()
        self.button = Button(opening)
        self.column.addWidget(self.title)
        self.column.addWidget(self._facts)
        self.column.addWidget(self._summary)
        self.column.addWidget(row(self.button))

    def show_idea(self, idea: Idea, about: str) -> None:
        """Show an idea."""
        self.title.setText(idea.title)
        self._facts.setText(about)
        self._summary.setText(idea.summary)
        self._summary.setVisible(bool(idea.summary))
        self.button.setAccessibleDescription(idea.title)
