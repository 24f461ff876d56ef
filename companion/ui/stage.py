"""Where one screen stands at a time, and help above whatever that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget
from shiboken6 import isValid

from companion.settings import Settings
from companion.ui.help_key import HelpKey

if TYPE_CHECKING:
    from companion.ui.help.help_panel import HelpPanel


class Stage(QStackedWidget):
    """Shows a screen; F1 brings help from everywhere and Esc goes back, caret included."""

    country_chosen = Signal(object)
    """Another country was chosen in help; carries the settings with it."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._below: list[tuple[QWidget, QWidget | None]] = []
        self.help: HelpPanel | None = None
        self._key = HelpKey(self)
        self._key.pressed.connect(self.open_help)

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
        """Whether help is what is seen now."""
        return self.help is not None and self.currentWidget() is self.help

    @property
    def is_covered(self) -> bool:
        """Whether help or another screen lies above the one that one was in."""
        return bool(self._below)

    @Slot()
    def open_help(self) -> None:
        """Show help, over whatever is there; everything stays as it was."""
        if self.help is None:
            from companion.ui.help.help_panel import HelpPanel

            self.help = HelpPanel(self._settings)
            self.help.closed.connect(self.close_top)
            self.help.country_chosen.connect(self.country_chosen)
        self.open_above(self.help)

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
        screen, focus = self._below.pop()
        self.show_screen(screen)
        if focus is not None and isValid(focus) and screen.isAncestorOf(focus):
            focus.setFocus()

    def blank_out(self, screen: QWidget) -> None:
        """Show a screen at once, and forget what lay below; the focus stays nowhere."""
        self._below = []
        self.setCurrentWidget(screen)


def close_what_is_above() -> None:
    """Close an open list of choices and an open dialog, as Cancel would."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QDialog):
        modal.reject()
