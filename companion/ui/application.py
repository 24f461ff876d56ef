"""The Qt application object and what is set once for the whole process."""

from __future__ import annotations

import os
import sys
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, Qt, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from companion import i18n
from companion.paths import assets
from companion.settings import Settings
from companion.ui import theme

NEUTRAL_TITLE = "Companion"
"""The window's title: never a page's."""
_TURN: Final = 0.0005
"""Seconds a thread may keep the interpreter while another waits for it; Python's own is ten
times that. To lay out and paint a page, the window's thread asks for it some hundred times.
While the worker read a calendar of 10,000 events, the window did not answer for 1.9 s with
Python's, and for 0.08 s with this one; the work took 4 % longer (benchmarks/README.md)."""


def make(settings: Settings) -> QApplication:
    """Make the application, in the person's language and look."""
    sys.setswitchinterval(_TURN)
    # Qt's file dialogs would note in ~/.config/QtProject.conf which folders were looked at.
    # A path that cannot be written to is the one way to have nothing kept.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("companion")
    application.setApplicationDisplayName(NEUTRAL_TITLE)
    application.setDesktopFileName("companion")
    application.setWindowIcon(QIcon(str(assets() / "companion.svg")))
    application.setStyle("Fusion")
    application.setQuitOnLastWindowClosed(False)
    application.setCursorFlashTime(0)  # nothing blinks, and an idle window does nothing
    speak(application)
    theme.apply(application, settings)
    return application


def speak(application: QApplication) -> None:
    """Let Qt's own dialogs and menus speak the language in use, and read its way."""
    locale = QLocale(i18n.language())
    QLocale.setDefault(locale)
    direction = Qt.LayoutDirection
    application.setLayoutDirection(
        direction.RightToLeft if i18n.is_right_to_left() else direction.LeftToRight
    )
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(locale, "qtbase", "_", folder):
        application.installTranslator(translator)
