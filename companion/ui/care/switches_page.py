"""Care settings: what is offered, and what may be noted. Everything is off at first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion.care.service import CHECK_INS, LOG, SPIRITUAL
from companion.i18n import _
from companion.ui.widgets.basic import Button, Card, ColumnPage, card_about, row
from companion.ui.widgets.choice import Tick
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from companion.ui.care.desk import CareDesk
    from companion.ui.care.state import CareState


class SwitchesPage(ColumnPage):
    """Each choice takes effect at once and can be undone."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: CareDesk) -> None:
        super().__init__()
        self._desk = desk
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.switches = {
            SPIRITUAL: Tick(_("Ideas of faith and spirit")),
            LOG: Tick(_("Noting how it went")),
            CHECK_INS: Tick(_("Check-ins")),
        }
        self.flags: dict[str, Tick] = {}
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Label(_("Care settings"), "title"))
        column.addWidget(self.message)
        card = card_about(_("What is offered"))
        told = {
            LOG: _("With a few notes, What helps me shows what eased things for you."),
            CHECK_INS: _("Your own words, a number, or a known list of questions."),
        }
        for name, tick in self.switches.items():
            card.column.addWidget(tick)
            if name in told:
                card.column.addWidget(Label(told[name], "muted"))
            tick.setAccessibleName(tick.text())
            tick.clicked.connect(self._turn)
        column.addWidget(card)
        column.addWidget(self._flags_card())
        column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.setFocusProxy(self.switches[SPIRITUAL])

    def _flags_card(self) -> Card:
        card = card_about(
            _("Never offer"), _("Ideas with a mark that you tick here do not come up any more.")
        )
        for flag in self._desk.steady.catalog.flags.values():
            tick = Tick(flag.label)
            tick.setAccessibleName(flag.label)
            tick.clicked.connect(self._hide_flags)
            self.flags[flag.id] = tick
            card.column.addWidget(tick)
            card.column.addWidget(Label(flag.text, "muted"))
        return card

    def show_state(self, state: CareState) -> None:
        """Show what is chosen."""
        chosen = {
            SPIRITUAL: state.choices.spiritual,
            LOG: state.logs,
            CHECK_INS: state.checks_in,
        }
        for name, tick in self.switches.items():
            tick.setChecked(chosen[name])
        for flag, tick in self.flags.items():
            tick.setChecked(flag in state.choices.hidden_flags)

    @Slot()
    def _turn(self) -> None:
        pressed, care = self.sender(), self._desk.session.care
        for name, tick in self.switches.items():
            if tick is pressed:
                on = tick.isChecked()
                words = _("Turned on: {name}") if on else _("Turned off: {name}")
                self._desk.do(
                    words.format(name=tick.text()),
                    partial(care.turn, name, on=on),
                    partial(care.turn, name, on=not on),
                )

    @Slot()
    def _hide_flags(self) -> None:
        care, former = self._desk.session.care, self._desk.state.choices.hidden_flags
        chosen = frozenset(flag for flag, tick in self.flags.items() if tick.isChecked())
        pressed = self.sender()
        for flag, tick in self.flags.items():
            if tick is pressed:
                never = flag in chosen
                words = _("Never offered: {name}") if never else _("Offered again: {title}")
                self._desk.do(
                    words.format(name=tick.text(), title=tick.text()),
                    partial(care.hide_flags, chosen),
                    partial(care.hide_flags, former),
                )
