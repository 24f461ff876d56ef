"""A field for a day, written in numbers; it can be left blank."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from companion.i18n import _


class DayField(QLineEdit):
    """Takes a day like 2026-03-10: year, month, day (ISO 8601)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Like 2026-03-10, or blank"))

    @property
    def day(self) -> date | None:
        """The day, or None where the field is blank or holds no day."""
        try:
            return date.fromisoformat(self.text().strip())
        except ValueError:
            return None

    @property
    def is_wrong(self) -> bool:
        """Whether something is written here that is no day."""
        return bool(self.text().strip()) and self.day is None

    def show_day(self, day: date | None) -> None:
        """Show a day, or leave the field blank."""
        self.setText("" if day is None else day.isoformat())
