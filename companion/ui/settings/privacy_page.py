"""Locking and hiding: when the journal locks by itself, and what hides it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot

from companion.i18n import _, ngettext
from companion.ui.widgets.basic import Button, Card, ColumnPage, card_about, field, row
from companion.ui.widgets.choice import Choice, Tick
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.vault.privacy import CLEAR_AFTER, LOCK_AFTER, Privacy

_MINUTE = 60


class PrivacyPage(ColumnPage):
    """Every choice takes effect at once and can be undone."""

    closed = Signal()
    """Back was pressed."""
    chosen = Signal(object)
    """Something was chosen; carries the Privacy that is wanted now."""
    icon_chosen = Signal(bool)
    """An icon beside the clock is wanted, or none."""

    def __init__(self, *, can_cover: bool) -> None:
        """`can_cover` says whether the system has a way to keep windows out of pictures."""
        super().__init__()
        self._shown = Privacy()
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.lock_after = Choice()
        for minutes in LOCK_AFTER:
            self.lock_after.addItem(_minutes(minutes) if minutes else _("Never"), minutes)
        self.with_desktop = Tick(_("Lock with the screen"))
        self.with_shift = Tick(_("Shift three times"))
        self.clear_after = Choice()
        for seconds in CLEAR_AFTER:
            self.clear_after.addItem(_after(seconds), seconds)
        self.cover_screen = Tick(_("Keep my pages out of pictures of the screen"))
        self.with_icon = Tick(_("Icon beside the clock"))
        self.with_icon.setAccessibleName(self.with_icon.text())
        self.with_icon.clicked.connect(self.icon_chosen)
        for tick in (self.with_desktop, self.with_shift, self.cover_screen):
            tick.setAccessibleName(tick.text())
            tick.toggled.connect(self._choose)
        for choice in (self.lock_after, self.clear_after):
            choice.activated.connect(self._choose)
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("Locking and hiding"), "title"))
        self.column.addWidget(self.message)
        cards = self._lock_card(), self._hide_card(), self._icon_card(), self._copy_card()
        for card in (*cards, self._screen_card(can_cover=can_cover)):
            self.column.addWidget(card)
        self.column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.setFocusProxy(self.lock_after)
        self.show_choices(self._shown)

    def show_choices(self, chosen: Privacy) -> None:
        """Show what is chosen."""
        self._shown = chosen
        controls = (
            self.lock_after,
            self.with_desktop,
            self.with_shift,
            self.clear_after,
            self.cover_screen,
        )
        for each in controls:
            each.blockSignals(True)
        self.lock_after.setCurrentIndex(self.lock_after.findData(chosen.lock_after))
        self.with_desktop.setChecked(chosen.lock_with_desktop)
        self.with_shift.setChecked(chosen.hide_with_shift)
        self.clear_after.setCurrentIndex(self.clear_after.findData(chosen.clear_after))
        self.cover_screen.setChecked(chosen.cover_screen)
        for each in controls:
            each.blockSignals(False)

    def show_icon(self, *, on: bool) -> None:
        """Show whether an icon beside the clock is wanted."""
        self.with_icon.setChecked(on)

    @Slot()
    def _choose(self) -> None:
        wanted = replace(
            self._shown,
            lock_after=self.lock_after.currentData(),
            lock_with_desktop=self.with_desktop.isChecked(),
            hide_with_shift=self.with_shift.isChecked(),
            clear_after=self.clear_after.currentData(),
            cover_screen=self.cover_screen.isChecked(),
        )
        if wanted != self._shown:
            self._shown = wanted
            self.chosen.emit(wanted)

    def _lock_card(self) -> Card:
        card = card_about(_("Lock by itself"))
        field(card.column, _("Lock when nobody is there for"), self.lock_after)
        card.column.addWidget(
            Label(
                _(
                    "Then a notice stands at the top for a minute. Any key keeps the journal "
                    "open. It never locks while you are in an exercise."
                ),
                "muted",
            )
        )
        card.column.addWidget(self.with_desktop)
        card.column.addWidget(
            Label(
                _(
                    "When the computer sleeps or its own screen lock comes on, the journal locks "
                    "too."
                ),
                "muted",
            )
        )
        return card

    def _hide_card(self) -> Card:
        return card_about(
            _("Hide now"),
            self.with_shift,
            Label(
                _(
                    "Within five seconds, with no other key in between, it hides this window. "
                    "Your words are saved, and the journal locks. The button at the top does the "
                    "same. It does not hide that this app is on the computer."
                ),
                "muted",
            ),
        )

    def _icon_card(self) -> Card:
        card = Card()
        card.column.addWidget(Label(_("Beside the clock"), "heading"))
        card.column.addWidget(self.with_icon)
        card.column.addWidget(
            Label(
                _(
                    "A plain mark where the desktop has a place for it, with help, hiding and a "
                    "pause. It shows no word of yours, and others can see that it is there."
                ),
                "muted",
            )
        )
        return card

    def _copy_card(self) -> Card:
        card = card_about(_("What you copy"))
        field(card.column, _("Words you copied leave the clipboard"), self.clear_after)
        card.column.addWidget(
            Label(
                _(
                    "They always do when the journal locks, unless something else was copied "
                    "since. A program that collects what is copied may still have them."
                ),
                "muted",
            )
        )
        return card

    def _screen_card(self, *, can_cover: bool) -> Card:
        card = card_about(_("Pictures of the screen"), self.cover_screen)
        self.cover_screen.setVisible(can_cover)
        if not can_cover:
            words = _("On Linux no app can promise that other programs take no pictures of it.")
            card.column.addWidget(Label(words))
            return card
        card.column.addWidget(
            Label(
                _(
                    "The system is asked to leave this window out of what other programs "
                    "record. Some get past it, and so does a camera. If a magnifier, or "
                    "someone who helps you from afar, cannot see your pages, turn this off. "
                    "Help can always be seen."
                ),
                "muted",
            )
        )
        return card


def _minutes(count: int) -> str:
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)


def _after(seconds: int) -> str:
    if not seconds:
        return _("When it locks")
    if seconds < _MINUTE:
        return _("After {count} seconds").format(count=seconds)
    return _("After {minutes}").format(minutes=_minutes(seconds // _MINUTE))
