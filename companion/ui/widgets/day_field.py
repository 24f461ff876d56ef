"""A field for a day, in words or numbers; it can be left blank."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from companion.errors import DayUnreadable
from companion.i18n import _, long_date
from companion.planner.day_text import read_day

_FOUR_DIGITS = 1000


class DayField(QLineEdit):
    """Takes a day like 10 March 2026, or 2026-03-10 (ISO 8601)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Like 10 March 2026, or blank"))

    @property
    def day(self) -> date | None:
        """The day, or None where the field is blank or holds no day."""
        try:
            return read_day(self.text())
        except DayUnreadable:
            return None

    @property
    def is_wrong(self) -> bool:
        """Whether something is written here that is no day."""
        return bool(self.text().strip()) and self.day is None

    def show_day(self, day: date | None) -> None:
        """Show a day, or leave the field blank."""
        if day is None:
            self.clear()
        else:  # a year of fewer digits would not be read back as a year
            self.setText(long_date(day) if day.year >= _FOUR_DIGITS else day.isoformat())
