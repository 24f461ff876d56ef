"""An icon beside the clock, where the desktop has a place for one.

It shows the neutral name, a neutral mark and four things to do; nothing of what
is in the journal, not even whether it is open. Each is in the window, too:
without a tray nothing is lost. Qt speaks to the desktop over the session's bus
(StatusNotifierItem and com.canonical.dbusmenu) or the older X11 way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from companion.agent import pausing
from companion.clock import now
from companion.errors import CompanionError
from companion.i18n import _
from companion.logs import logger
from companion.settings import OFF
from companion.ui import icons, theme
from companion.ui.application import NEUTRAL_TITLE
from companion.ui.placement import bring_up
from companion.ui.reminders.state import can_be_turned

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from companion.paths import Paths
    from companion.settings import Settings

_PIXELS: Final = 64
_MARK: Final = 40
_CORNER: Final = 14


class Tray(QObject):
    """The icon of one window, and its menu."""

    help_chosen = Signal()
    """Get help now; the window has come up."""
    hide_chosen = Signal()
    """Hide now."""

    def __init__(self, paths: Paths, window: QWidget, settings: Settings) -> None:
        """Prepare; the icon is shown once the window stands, if it is wanted."""
        super().__init__(window)
        self._folder = paths.reminders
        self._window = window
        self.icon: QSystemTrayIcon | None = None
        """The icon, where the desktop has a place for one."""
        self.menu = QMenu(window)
        self.help = self._action(self._help)
        self.open = self._action(self._open)
        self.hide = self._action(self.hide_chosen.emit)
        self.menu.addSeparator()
        self.pause = self._action(self._turn)
        self.menu.aboutToShow.connect(self.refresh)
        self.refresh()
        self._settings = settings
        QTimer.singleShot(0, self, self.show)

    def _action(self, act: object) -> QAction:
        action = QAction(self)
        action.triggered.connect(act)
        self.menu.addAction(action)
        return action

    @Slot()
    def show(self) -> None:
        """Show the icon, if it is wanted and the desktop has a place for it."""
        if self._settings.beside_clock == OFF or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self.icon is not None:
            self.icon.show()
            return
        self.icon = QSystemTrayIcon(neutral_icon(), self)
        self.icon.setToolTip(NEUTRAL_TITLE)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.icon.show()
        logger.info("icon beside the clock")

    @Slot()
    def refresh(self) -> None:
        """Name everything in the language in use, and the pause as it is now."""
        is_paused = pausing.current(self._folder, now=now()) is not None
        self.help.setText(_("Get help now"))
        self.open.setText(_("Open"))
        self.hide.setText(_("Hide now"))
        self.pause.setText(_("Turn reminders on again") if is_paused else _("Pause reminders"))
        self.pause.setVisible(can_be_turned(self._folder))

    @Slot(object)
    def follow(self, settings: Settings) -> None:
        """Show the icon or take it away, as was chosen just now."""
        was, self._settings = self._settings.beside_clock, settings
        if settings.beside_clock == OFF:
            self.close()
        elif was == OFF:
            self.show()

    def close(self) -> None:
        """Take the icon away."""
        if self.icon is not None:
            self.icon.hide()

    @Slot()
    def _open(self) -> None:
        bring_up(self._window)

    @Slot()
    def _help(self) -> None:
        bring_up(self._window)
        self.help_chosen.emit()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self._open()

    @Slot()
    def _turn(self) -> None:
        try:
            pausing.turn(self._folder, now=now())
        except CompanionError as error:  # said in the window when it is tried there
            logger.info("reminders not turned %s", type(error).__name__)
        self.refresh()


def neutral_icon() -> QIcon:
    """Return a mark that says nothing: a bookmark, in colours that show on any panel."""
    drawn = QPixmap(_PIXELS, _PIXELS)
    drawn.fill(QColor(0, 0, 0, 0))  # nothing
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.in_use().colour("primary"))
    painter.drawRoundedRect(QRectF(0, 0, _PIXELS, _PIXELS), _CORNER, _CORNER)
    edge = (_PIXELS - _MARK) // 2
    painter.drawPixmap(edge, edge, icons.picture("bookmark", "on_primary", _MARK))
    painter.end()
    return QIcon(drawn)
