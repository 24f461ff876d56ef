"""How well a day is known, and the time of day; all of it optional."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import available_timezones

from PySide6.QtWidgets import QLineEdit

from companion.clock import zone_name
from companion.errors import DayUnreadable
from companion.i18n import _, long_date
from companion.planner.day_text import read_day, read_time
from companion.planner.model import Certainty, HardDate
from companion.planner.words import certainty_name
from companion.ui.widgets.basic import Card, field
from companion.ui.widgets.choice import Choice, LongTick
from companion.ui.widgets.label import Label


class WhenCard(Card):
    """Exact, about, may move, not sure yet; from when to when; at what time."""

    def __init__(self, value: HardDate) -> None:
        super().__init__()
        self.certainty = Choice()
        for each in Certainty:
            self.certainty.addItem(certainty_name(each), each.value)
        self.certainty.setCurrentIndex(self.certainty.findData(value.certainty.value))
        self.earliest = QLineEdit("" if value.earliest is None else long_date(value.earliest))
        self.latest = QLineEdit("" if value.latest is None else long_date(value.latest))
        self.postponed = LongTick(_("It was moved, and the new day is not known"))
        self.postponed.setChecked(value.postponed)
        self.at = QLineEdit("" if value.at is None else f"{value.at:%H:%M}")
        self.zone = QLineEdit(value.zone)
        column = self.column
        column.addWidget(Label(_("How sure is the day?"), "heading"))
        field(column, _("The day is"), self.certainty)
        field(column, _("The first day it may be"), self.earliest)
        field(column, _("The last day it may be"), self.latest)
        column.addWidget(self.postponed)
        field(column, _("Time of day, like 09:30"), self.at)
        field(column, _("Time zone, if it is not the one here"), self.zone)
        self.zone.setPlaceholderText(zone_name())

    def take(self, value: HardDate) -> HardDate:
        """Return a date with what is on the card. Raises DayUnreadable."""
        at = read_time(self.at.text())
        zone = self.zone.text().strip().replace(" ", "_")
        if zone and zone not in available_timezones():
            raise DayUnreadable(zone)
        return replace(
            value,
            certainty=Certainty(self.certainty.currentData()),
            earliest=read_day(self.earliest.text()),
            latest=read_day(self.latest.text()),
            postponed=self.postponed.isChecked(),
            at=at,
            zone="" if at is None else zone or zone_name() or "UTC",
        )
