"""When to be reminded of a date, if at all: nothing is ticked until somebody ticks it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Final

from companion.i18n import _, ngettext
from companion.planner.model import SUGGESTED_OFFSETS, HardDate, ReminderText
from companion.ui.widgets.basic import Card, field
from companion.ui.widgets.choice import Choice, LongTick
from companion.ui.widgets.label import Label

_HOURS: Final = range(6, 23)
_OFFERED: Final = tuple(sorted({*SUGGESTED_OFFSETS, 0}))


class RemindCard(Card):
    """Days, time of day, sound, and whether a note may say the name."""

    def __init__(self, value: HardDate) -> None:
        super().__init__()
        kept = value.reminders.offsets if value.reminders.on else ()
        self.days: dict[int, LongTick] = {}
        self._others = tuple(each for each in kept if each not in _OFFERED)
        self.column.addWidget(Label(_("Reminders"), "heading"))
        self.column.addWidget(
            Label(
                _(
                    "A reminder says only that you have a note. What it is about stays here, "
                    "behind your key."
                )
            )
        )
        for offset in _OFFERED:
            tick = LongTick(_words(offset))
            tick.setChecked(offset in kept)
            self.days[offset] = tick
            self.column.addWidget(tick)
        self.at = Choice()
        for each in sorted({*(time(hour) for hour in _HOURS), value.reminders.at}):
            self.at.addItem(each.strftime("%H:%M"), each.isoformat())
        self.at.setCurrentIndex(self.at.findData(value.reminders.at.isoformat()))
        field(self.column, _("Time of day for reminders"), self.at)
        self.sound = LongTick(_("With a sound"))
        self.sound.setChecked(value.reminders.sound)
        self.column.addWidget(self.sound)
        self.name = LongTick(_("Say the name of this date while the journal is open"))
        self.name.setChecked(value.reminders.text is ReminderText.FULL)
        self.column.addWidget(self.name)
        self.column.addWidget(
            Label(
                _(
                    "Whoever sees the screen can read it then. While the journal is locked, a "
                    "note never says the name."
                ),
                "muted",
            )
        )

    def take(self, value: HardDate) -> HardDate:
        """Return a date with what is on the card."""
        ticked = [offset for offset, tick in self.days.items() if tick.isChecked()]
        offsets = tuple(sorted({*ticked, *self._others}))
        return replace(
            value,
            reminders=replace(
                value.reminders,
                on=bool(offsets),
                offsets=offsets or value.reminders.offsets,
                at=time.fromisoformat(self.at.currentData()),
                sound=self.sound.isChecked(),
                text=ReminderText.FULL if self.name.isChecked() else ReminderText.PRIVATE,
            ),
        )


def _words(offset: int) -> str:
    if offset == 0:
        return _("Remind me on the day")
    days = abs(offset)
    if offset < 0:
        words = ngettext("Remind me {count} day before", "Remind me {count} days before", days)
    else:
        words = ngettext("Remind me {count} day after", "Remind me {count} days after", days)
    return words.format(count=days)
