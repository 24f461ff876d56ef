"""The bar that is always there: the menu at its start, help at its end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from companion.i18n import _
from companion.ui.commands import Commands
from companion.ui.theme import gap, px
from companion.ui.widgets.basic import Button

_GAP = 12
_TIGHT = 400
"""Below this width, in pixels at 100 %, the words stand without icons."""


class TopBar(QFrame):
    """Menu, Hide now, Get help now: in one line, or in two where one is too short."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._commands = commands
        self.menu_button = Button(_("Menu"), "bare", icon="menu")
        self.hide_button = Button(_("Hide now"), icon="eye-off")
        self.help_button = Button(_("Get help now"), "help", icon="phone")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(gap(_GAP), gap(8), gap(_GAP), gap(8))
        self._layout.setSpacing(gap(8))
        self._end = QWidget()
        end = QHBoxLayout(self._end)
        end.setContentsMargins(0, 0, 0, 0)
        end.setSpacing(gap(8))
        end.addStretch(1)
        end.addWidget(self.hide_button)
        end.addWidget(self.help_button)
        self._layout.addWidget(self.menu_button)
        self._layout.addWidget(self._end, 1)
        self.menu_button.clicked.connect(self.open_menu)

    @Slot()
    def open_menu(self) -> None:
        """Show the menu below its button."""
        menu = self._commands.menu(self.menu_button)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))
        menu.setActiveAction(menu.actions()[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take a second line when the first is too short."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Look again when a button was shown or hidden."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        tight = self.width() < px(_TIGHT)
        for button in (self.hide_button, self.help_button):
            button.show_icon(not tight)
        margins = self._layout.contentsMargins()
        needed = self.menu_button.sizeHint().width() + self._end.sizeHint().width()
        needed += margins.left() + margins.right() + self._layout.spacing()
        one_line = self.width() >= needed
        direction = QBoxLayout.Direction.LeftToRight
        if not one_line:
            direction = QBoxLayout.Direction.BottomToTop
        self._layout.setDirection(direction)
