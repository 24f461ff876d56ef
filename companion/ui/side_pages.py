"""The page one writes on, and beside it one page at a time that comes and goes.

Those are made when they are opened and gone when they are left, so that nothing
typed into one stays. One that is still at work stays until it is done, and is
found again.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

Page = TypeVar("Page", bound=QWidget)


class SidePages(QStackedWidget):
    """Shows one page at a time."""

    shown = Signal(str)
    """Another page is shown; carries the key of the place it belongs to."""

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        """Begin in a place, by its key."""
        super().__init__(parent)
        self._home: QWidget | None = None
        self.place = place
        """The key of the place one is in."""
        self.side: QWidget | None = None
        """The page one is on, when that is not the first."""

    def begin_with(self, home: QWidget) -> None:
        """Show the page that always stays.

        It comes after the making, so that it can be made inside: what is put into a
        window when it is full hands the fonts and colours down to every widget again.
        """
        self._home = home
        self.addWidget(home)

    def found(self, kind: type[Page]) -> Page | None:
        """Return a page of a kind that is still there, if there is one."""
        for number in range(self.count()):
            page = self.widget(number)
            if isinstance(page, kind):
                return page
        return None

    def show_page(self, page: QWidget, place: str) -> None:
        """Show a page of a place and put the focus into it.

        The former one goes, unless it is at work.
        """
        former, self.side = self.side, None if page is self._home else page
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)
        if former is not None and former is not page and not getattr(former, "is_busy", False):
            self.removeWidget(former)
            former.hide()
            former.deleteLater()
        self.place = place
        self.shown.emit(place)
        page.setFocus()
