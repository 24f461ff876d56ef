"""Where one screen stands at a time, and help above whatever that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget

from companion.settings import Settings

if TYPE_CHECKING:
    from companion.ui.help.help_panel import HelpPanel


class Stage(QStackedWidget):
    """Shows a screen; F1 brings help from everywhere and Esc goes back, caret included."""

    country_chosen = Signal(object)
    """Another country was chosen in help; carries the settings with it."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._before_help: QWidget | None = None
        self._focus_before_help: QWidget | None = None
        self.help: HelpPanel | None = None
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def show_screen(self, screen: QWidget) -> None:
        """Show a screen and put the focus into it."""
        if self.indexOf(screen) < 0:
            self.addWidget(screen)
        self.setCurrentWidget(screen)
        screen.setFocus()

    def show_below_help(self, screen: QWidget) -> None:
        """Show a screen; somebody who is in help stays there and finds it on coming back."""
        if self.shows_help:
            self.addWidget(screen)
            self._before_help, self._focus_before_help = screen, None
        else:
            self.show_screen(screen)

    @property
    def shows_help(self) -> bool:
        """Whether help is what is seen now."""
        return self.help is not None and self.currentWidget() is self.help

    @Slot()
    def open_help(self) -> None:
        """Show help, over whatever is there; everything stays as it was."""
        close_what_is_above()
        if self.help is None:
            from companion.ui.help.help_panel import HelpPanel

            self.help = HelpPanel(self._settings)
            self.help.closed.connect(self.close_help)
            self.help.country_chosen.connect(self.country_chosen)
        if self.shows_help:
            self.help.setFocus()
            return
        self._before_help = self.currentWidget()
        self._focus_before_help = self.window().focusWidget()
        self.show_screen(self.help)

    @Slot()
    def close_help(self) -> None:
        """Go back to where one was, caret included."""
        if not self.shows_help:
            return
        screen, focus = self._before_help, self._focus_before_help
        self._before_help = self._focus_before_help = None
        if screen is not None:
            self.show_screen(screen)
            if focus is not None and screen.isAncestorOf(focus):
                focus.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F1 opens help from everywhere, dialogs included."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F1
            and watched.isWidgetType()
        ):
            self.open_help()
            return True
        return super().eventFilter(watched, event)


def close_what_is_above() -> None:
    """Close an open list of choices and an open dialog, as Cancel would."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QDialog):
        modal.reject()
