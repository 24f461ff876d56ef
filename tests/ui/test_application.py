from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from companion import i18n
from companion.ui import application
from tests.ui.conftest import SETTINGS


def test_it_is_made_once_and_stays_when_its_window_closes(app: QApplication) -> None:
    assert application.make(SETTINGS) is app
    assert app.desktopFileName() == "companion"
    assert app.applicationDisplayName() == application.NEUTRAL_TITLE
    assert not app.quitOnLastWindowClosed()


def test_the_dialogs_of_qt_speak_the_language_in_use(app: QApplication) -> None:
    i18n.use("es")
    application.speak(app)
    application.speak(app)
    assert QLocale().language() is QLocale.Language.Spanish
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
    i18n.use("en")
    application.speak(app)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(app.findChildren(QTranslator)) == 1
