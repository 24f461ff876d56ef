"""When a page was: any day and time, in a zone of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from zoneinfo import available_timezones

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from companion.clock import zone_name
from companion.errors import DayUnreadable
from companion.i18n import _
from companion.planner.day_text import read_time
from companion.ui.widgets.basic import Card, field
from companion.ui.widgets.day_field import DayField
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label


@dataclass(frozen=True, slots=True)
class When:
    """The moment of a page, as the page has it."""

    day: date
    at: time = time.min
    """time.min where no time was given."""
    zone: str = ""
    """IANA name, or an offset like '+0100'; '' when it is not known."""


class WhenCard(Card):
    """Three fields; nothing is moved when the zone changes, it only says where that time was."""

    edited = Signal()
    """Something was typed."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = When(date.min)
        self.day = DayField()
        self.at = QLineEdit()
        self.at.setPlaceholderText(_("Like 21:30, or blank"))
        self.zone = QLineEdit()
        self.zone.setPlaceholderText(zone_name())
        self.column.addWidget(Heading(_("When it was")))
        field(self.column, _("Day"), self.day)
        field(self.column, _("Time of day"), self.at)
        field(self.column, _("Time zone"), self.zone)
        words = _("A city of that zone, like America/Denver. The time itself stays as it is.")
        self.column.addWidget(Label(words, "muted"))
        for line in (self.day, self.at, self.zone):
            line.textEdited.connect(self.edited)

    def show_when(self, when: When) -> None:
        """Show a moment."""
        self._shown = when
        self.day.show_day(when.day)
        self.at.setText("" if when.at == time.min else f"{when.at:%H:%M}")
        self.zone.setText(when.zone)

    def when(self) -> When | None:
        """Return what stands here; None while it is half written."""
        zone = self.zone.text().strip().replace(" ", "_")
        if self.day.day is None:
            return None
        if zone not in {"", self._shown.zone} and zone not in available_timezones():
            return None
        try:
            at = read_time(self.at.text()) or time.min
        except DayUnreadable:
            return None
        shown = self._shown.at
        if (at.hour, at.minute) == (shown.hour, shown.minute):
            at = shown  # the seconds are not on the screen
        return When(self.day.day, at, zone)
