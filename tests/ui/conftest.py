"""What every test of the window needs: one look, one language, no work left behind."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.journal.open_notebooks import OpenNotebooks
from companion.paths import Paths
from companion.settings import Settings
from companion.ui import application
from companion.ui.appearance import Appearance
from companion.ui.help.desk import HelpDesk
from companion.ui.main_window import MainWindow
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from companion.vault.preferences import Preferences
from companion.vault.vault import Vault
from tests.support.builders import CHEAP
from tests.support.immediate import ImmediateTasks

SETTINGS = Settings(language="en", theme="dawn", country="US")
OpenWindow = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def app(
    qapp: QApplication,  # noqa: ARG001  # makes the one application first
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[QApplication]:
    """Give the application in English, at 100 %, in one theme; as new for every test."""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    # A key that takes a second to stretch would make these tests take minutes.
    monkeypatch.setattr("companion.vault.stretching.calibrated", lambda: CHEAP)
    gc.disable()  # as the app does: a collection off this thread would end the process
    gc.freeze()  # what was there before need not be gone through after each of a thousand tests
    i18n.use("en")
    made = application.make(SETTINGS)
    yield made
    i18n.use("en")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


@pytest.fixture
def tasks() -> Iterator[ImmediateTasks]:
    """Tasks that answer at once."""
    made = ImmediateTasks()
    yield made
    made.close()


@pytest.fixture
def desk(paths: Paths, tasks: ImmediateTasks) -> HelpDesk:
    """Return a help desk in the United States, with no vault open."""
    return HelpDesk(paths, "US", tasks)


@pytest.fixture
def session(vault: Vault, paths: Paths) -> Session:
    """Return a new, open journal, as on the first visit."""
    return Session(vault, OpenNotebooks(vault, paths), Preferences(vault), is_first=True)


@pytest.fixture
def workspace(
    qtbot: QtBot, session: Session, tasks: ImmediateTasks, paths: Paths, desk: HelpDesk
) -> Workspace:
    """Return the workspace as it is shown after unlocking."""
    made = Workspace(session, tasks, Appearance(paths, SETTINGS), paths, desk)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def quits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note when the application is asked to end, instead of ending it."""
    asked: list[str] = []
    monkeypatch.setattr(QApplication, "quit", lambda: asked.append("quit"))
    return asked


@pytest.fixture
def open_window(
    qtbot: QtBot,
    paths: Paths,
    tasks: ImmediateTasks,
    quits: list[str],  # noqa: ARG001  # closing must not end the tests
) -> Iterator[OpenWindow]:
    """Return a function that opens the window; it is closed at the end, vault and all."""
    made: list[MainWindow] = []

    def opened(
        *, session: Session | None = None, settings: Settings = SETTINGS, notice: str = ""
    ) -> MainWindow:
        window = MainWindow(paths, settings, tasks, notice)
        made.append(window)
        qtbot.addWidget(window, before_close_func=let_close)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        if session is not None:
            window.show_session(session)
        return window

    yield opened
    for window in made:
        if window.workspace is not None:
            window.workspace.session.vault.close()


def let_close(window: MainWindow) -> None:
    window._may_close = True


@pytest.fixture
def no_assets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take the folder of data files away from the directory."""
    monkeypatch.setattr("companion.resources.service.assets", lambda: tmp_path / "gone")
