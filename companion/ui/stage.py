"""Where one screen stands at a time, and help above whatever that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget
from shiboken6 import isValid

from companion.ui.help_key import HelpKey

if TYPE_CHECKING:
    from companion.ui.help.desk import HelpDesk
    from companion.ui.help.help_panel import HelpPanel


class Stage(QStackedWidget):
    """Shows a screen; F1 brings help from everywhere and Esc goes back, caret included."""

    def __init__(self, desk: HelpDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._below: list[tuple[QWidget, QWidget | None]] = []
        self._passing: list[QWidget] = []
        self._of_help: list[QWidget] = []
        self.help: HelpPanel | None = None
        self._key = HelpKey(self)
        self._key.pressed.connect(self.open_help)
        desk.page_opened.connect(self._open_help_page)

    def show_screen(self, screen: QWidget) -> None:
        """Show a screen and put the focus into it."""
        if self.indexOf(screen) < 0:
            self.addWidget(screen)
        self.setCurrentWidget(screen)
        screen.setFocus()

    def show_below(self, screen: QWidget) -> None:
        """Show a screen; somebody who is in help stays there and finds it on coming back."""
        if self._below:
            self.addWidget(screen)
            self._below = [(screen, None)]
        else:
            self.show_screen(screen)

    # What lies above the screen and is gone again with Esc

    @property
    def shows_help(self) -> bool:
        """Whether help, or a page of it, is what is seen now."""
        current = self.currentWidget()
        return current is not None and (current is self.help or current in self._of_help)

    @property
    def is_covered(self) -> bool:
        """Whether help or another screen lies above the one that one was in."""
        return bool(self._below)

    @Slot()
    def open_help(self) -> None:
        """Show help, over whatever is there; everything stays as it was."""
        if self.help is None:
            from companion.ui.help.help_panel import HelpPanel

            self.help = HelpPanel(self._desk)
            self.help.closed.connect(self.close_top)
        while self.shows_help and any(screen is self.help for screen, _focus in self._below):
            self.close_top()  # from a page of help back to its first page
        self.open_above(self.help)

    @Slot(QWidget)
    def _open_help_page(self, page: QWidget) -> None:
        """Show a page of help."""
        self._of_help.append(page)
        self.open_passing(page)

    @Slot(QWidget)
    def open_passing(self, page: QWidget) -> None:
        """Show a page above what is there; it is gone when its signal `closed` is sent."""
        page.closed.connect(self.close_top)  # type: ignore[attr-defined]  # all such pages have it
        self._passing.append(page)
        self.open_above(page)

    def open_above(self, screen: QWidget) -> None:
        """Show a screen over whatever is there."""
        close_what_is_above()
        if self.currentWidget() is screen:
            screen.setFocus()
            return
        self._below = [pair for pair in self._below if pair[0] is not screen]
        current = self.currentWidget()
        if current is not None:
            self._below.append((current, self.window().focusWidget()))
        self.show_screen(screen)

    @Slot()
    def close_top(self) -> None:
        """Go back to where one was, caret included."""
        if not self._below:
            return
        left = self.currentWidget()
        screen, focus = self._below.pop()
        self.show_screen(screen)
        if focus is not None and isValid(focus) and screen.isAncestorOf(focus):
            focus.setFocus()
        if left in self._passing:
            self._passing.remove(left)
            self._of_help = [page for page in self._of_help if page is not left]
            self.removeWidget(left)
            left.deleteLater()

    def blank_out(self, screen: QWidget) -> None:
        """Show a screen at once, and forget what lay below; the focus stays nowhere."""
        self._below = []
        self.setCurrentWidget(screen)


def close_what_is_above() -> None:
    """Close an open list of choices and all open dialogs, as Cancel would.

    There is a second one where a file dialog asks whether to write over a file.
    """
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    last = None
    modal = QApplication.activeModalWidget()
    while isinstance(modal, QDialog) and modal is not last:
        last = modal
        modal.reject()
        modal = QApplication.activeModalWidget()
