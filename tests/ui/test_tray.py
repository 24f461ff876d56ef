"""The icon beside the clock: in a real panel over a real bus, and without one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.agent import documents, pausing
from companion.agent.model import Schedule
from companion.clock import now
from companion.errors import DiskFull
from companion.paths import Paths
from companion.settings import OFF, Settings
from companion.ui import theme
from companion.ui.tray import Tray, neutral_icon
from tests.agent import desk
from tests.ui.tray_evening import CANARY


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def tray(window: QWidget, paths: Paths) -> Tray:
    return Tray(paths, window, Settings())


def lines(tray: Tray) -> list[str]:
    tray.menu.aboutToShow.emit()
    return [each.text() for each in tray.menu.actions() if each.isVisible() and each.text()]


@pytest.mark.slow
def test_in_a_real_panel_it_shows_no_private_word_and_does_what_it_says(tmp_path: Path) -> None:
    said = desk.run("tests.ui.tray_evening", tmp_path)
    assert CANARY not in said
    told = json.loads(said.splitlines()[-1])
    four = ["Get help now", "Open", "Hide now", "Pause reminders"]
    assert told["icon"]["Title"].title() == told["title"] == "Companion"
    assert told["icon"]["ToolTip"][2:] == ["Companion", ""]
    assert told["menu"] == told["in help"] == four
    assert told["paused"] == [*four[:3], "Turn reminders on again"]
    assert not told["paused at the end"]
    assert told["help was shown"]
    assert told["files"] > 5
    assert told["files that tell"] == []  # log and schedule; the vault, too, is locked
    assert (told["notice"], told["locked"]) == ("hidden", True)


def test_without_a_place_for_it_there_is_no_icon(
    qtbot: QtBot, tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    with qtbot.assertNotEmitted(tray.help_chosen, wait=10):
        tray.show()
    assert tray.icon is None
    tray.close()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)  # where there is no screen
def test_it_can_be_taken_away_and_shown_again(tray: Tray, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    tray.show()
    assert tray.icon is not None
    assert tray.icon.isVisible()
    none, some = Settings(beside_clock=OFF), Settings()
    for settings, shown in ((none, False), (none, False), (some, True), (some, True)):
        tray.follow(settings)
        assert tray.icon.isVisible() is shown
    tray.close()


def test_where_none_is_wanted_none_is_made(
    window: QWidget, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    tray = Tray(paths, window, Settings(beside_clock=OFF))
    tray.show()
    assert tray.icon is None


def test_it_speaks_the_language_in_use(tray: Tray, paths: Paths) -> None:
    assert lines(tray) == ["Get help now", "Open", "Hide now"]
    documents.save_schedule(paths.reminders, Schedule(on=True))
    i18n.use("es")
    assert lines(tray) == ["Ayuda ahora", "Abrir", "Ocultar ya", "Pausar los recordatorios"]


def test_open_and_help_bring_the_window_up(qtbot: QtBot, tray: Tray, window: QWidget) -> None:
    for action in (tray.open, tray.help):
        window.showMinimized()
        action.trigger()
        assert not window.isMinimized()
    window.showMinimized()
    tray._activated(QSystemTrayIcon.ActivationReason.Trigger)
    assert not window.isMinimized()
    with qtbot.waitSignal(tray.help_chosen):
        tray.help.trigger()


def test_hide_is_left_to_the_one_path_of_the_window(qtbot: QtBot, tray: Tray) -> None:
    with qtbot.waitSignal(tray.hide_chosen):
        tray.hide.trigger()


def test_a_pause_is_one_action_and_so_is_its_end(tray: Tray, paths: Paths) -> None:
    documents.save_schedule(paths.reminders, Schedule(on=True))
    pausing.pause(paths.reminders, now=now(), until=date(2399, 3, 10))
    assert lines(tray)[-1] == "Turn reminders on again"
    tray.pause.trigger()
    assert pausing.current(paths.reminders, now=now()) is None
    assert lines(tray)[-1] == "Pause reminders"
    tray.pause.trigger()
    assert pausing.current(paths.reminders, now=now()) is not None


def test_a_full_disk_ends_nothing(
    tray: Tray, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents.save_schedule(paths.reminders, Schedule(on=True))
    monkeypatch.setattr(pausing, "pause", _full)
    tray.pause.trigger()
    assert lines(tray)[-1] == "Pause reminders"


def _full(*_words: object, **_more: object) -> None:
    raise DiskFull


def test_the_mark_is_in_the_colours_of_the_theme() -> None:
    image = neutral_icon().pixmap(64, 64).toImage()
    assert image.pixelColor(32, 4) == QColor(theme.in_use().colours["primary"])
    assert image.pixelColor(0, 0).alpha() == 0
