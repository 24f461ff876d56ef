"""The signals themselves come from the system; here their slots are called."""

from __future__ import annotations

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from companion.ui.guard.desktop import Desktop


def test_going_to_sleep_locks_and_waking_does_not(qtbot: QtBot) -> None:
    desktop = Desktop()
    with qtbot.waitSignal(desktop.locked):
        desktop.turned(on=True)
    with qtbot.assertNotEmitted(desktop.locked):
        desktop.turned(on=False)


def test_the_lock_of_the_session_locks(qtbot: QtBot) -> None:
    desktop = Desktop()
    with qtbot.waitSignal(desktop.locked):
        desktop.lock()


def test_a_lid_that_is_closed_locks_and_other_news_of_power_does_not(qtbot: QtBot) -> None:
    desktop = Desktop()
    with qtbot.waitSignal(desktop.locked):
        desktop.changed("org.freedesktop.UPower", {"LidIsClosed": True})
    with qtbot.assertNotEmitted(desktop.locked):
        desktop.changed("org.freedesktop.UPower", {"LidIsClosed": False})
        desktop.changed("org.freedesktop.UPower", {"OnBattery": True})


def test_no_bus_is_fine() -> None:
    desktop = Desktop()
    for on in (True, True, False, False):
        desktop.listen(on=on)


def test_each_signal_has_a_slot_that_takes_what_it_carries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: dict[str, str] = {}

    class Bus:
        def isConnected(self) -> bool:  # noqa: N802  # as Qt names it
            return True

        def connect(self, *words: object) -> None:
            heard[f"{words[2]}.{words[3]}"] = str(words[5])

    monkeypatch.setattr(QDBusConnection, "systemBus", Bus)
    monkeypatch.setattr(QDBusConnection, "sessionBus", Bus)
    desktop = Desktop()
    desktop.listen(on=True)
    assert set(heard) == {
        "org.freedesktop.login1.Manager.PrepareForSleep",
        "org.freedesktop.login1.Session.Lock",
        "org.freedesktop.ScreenSaver.ActiveChanged",
        "org.gnome.ScreenSaver.ActiveChanged",
        "org.freedesktop.DBus.Properties.PropertiesChanged",
    }
    for slot in heard.values():
        assert desktop.metaObject().indexOfSlot(slot[1:]) >= 0
