from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
    assert not app.windowIcon().pixmap(32, 32).isNull()


def test_the_worker_gives_the_window_its_turn_soon(app: QApplication) -> None:
    """Python's own 5 ms, some hundred times a page, would be a window that does not answer."""
    assert app is not None
    assert sys.getswitchinterval() <= 0.001


def test_the_sources_of_the_app_are_not_kept_in_memory() -> None:
    """PySide would read each module that is imported after it, 18 MiB in all."""
    script = "import linecache, companion.ui.workspace; print(len(linecache.cache))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 200


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


_CHOOSES_A_FILE = """
from companion.settings import Settings
from companion.ui import application
app = application.make(Settings())
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog
dialog = QFileDialog()
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.setDirectory("/usr")
dialog.show()
dialog.accept()
dialog.close()
del dialog
QSettings("QtProject").sync()
"""


def test_qt_notes_nowhere_from_which_folders_files_were_chosen(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("XDG_CONFIG_HOME", None)
    subprocess.run(
        [sys.executable, "-c", _CHOOSES_A_FILE],
        env=environment,
        cwd=Path(__file__).parents[2],
        check=True,
        capture_output=True,
    )
    assert [file for file in tmp_path.rglob("*") if "QtProject" in file.name] == []
