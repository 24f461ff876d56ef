"""T3: hidden again and again, each time at once, and no word that was typed is lost."""

from __future__ import annotations

import statistics
import time
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from companion.paths import Paths
from companion.ui.main_window import MainWindow
from companion.ui.tasks import Tasks
from companion.ui.unlock import session
from tests.support.builders import PASSPHRASE, new_vault
from tests.support.proof import FULL, Proof
from tests.ui.conftest import SETTINGS, app, quits

__all__ = ["app", "quits"]  # the fixtures of the window's tests


def has_ended(quits: list[str], times: int) -> bool:
    """Say whether the application was asked to end so many times."""
    return len(quits) == times


@pytest.mark.slow
def test_every_draft_is_there_after_hiding(
    qtbot: QtBot, swift_paths: Paths, quits: list[str], proof: Proof
) -> None:
    """T3: hidden again and again, each time at once; every word typed is a draft."""
    hides = proof.figure(short=5, full=200)
    new_vault(swift_paths).close()
    tasks = Tasks()
    blank, gone = [], []
    for number in range(hides):
        window = MainWindow(swift_paths, SETTINGS, tasks)
        window.show_session(session.unlock(swift_paths, PASSPHRASE))
        window.show()
        assert window.workspace is not None
        window.workspace.new_page()
        tasks.drain()
        QCoreApplication.processEvents()
        window.workspace.write.editor.text.insertPlainText(f"thought {number}")
        start = time.perf_counter()
        window.hide_now()
        blank.append(time.perf_counter() - start)
        assert window.stage.currentWidget() is window.blank
        assert not any(each.isVisible() for each in window.findChildren(QPlainTextEdit))
        qtbot.waitUntil(partial(has_ended, quits, number + 1))
        gone.append(time.perf_counter() - start)
        assert window.ending.restart
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    opened = session.unlock(swift_paths, PASSPHRASE)
    kept = {draft.page.text for draft in opened.journal.drafts()}
    opened.vault.close()
    tasks.close()
    assert kept == {f"thought {number}" for number in range(hides)}
    if FULL:  # in the middle of many, so that a busy moment is no fault of the app
        assert statistics.median(blank) <= 0.05
        assert statistics.median(gone) <= 0.5
    proof.says(
        hidden=hides,
        drafts=len(kept),
        blank_after_at_most_ms=round(max(blank) * 1000),
        ended_after_at_most_ms=round(max(gone) * 1000),
        blank_in_the_middle_ms=round(statistics.median(blank) * 1000),
        ended_in_the_middle_ms=round(statistics.median(gone) * 1000),
    )
