from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.ui.widgets.progress import Progress


def test_it_shows_how_far_and_can_be_stopped(qtbot: QtBot) -> None:
    progress = Progress()
    qtbot.addWidget(progress)
    assert progress.isHidden()
    progress.start()
    assert progress.bar.maximum() == 0
    progress.show_done(3, 10)
    assert (progress.bar.value(), progress.bar.maximum()) == (3, 10)
    with qtbot.waitSignal(progress.cancelled):
        progress.cancel_button.click()
    progress.stop()
    assert progress.isHidden()
