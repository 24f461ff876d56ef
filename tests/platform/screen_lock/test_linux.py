"""The signals themselves come from the system; here they are calls."""

from __future__ import annotations

import pytest

from companion.platform.screen_lock.linux import BusSignals, is_lock
from tests.platform.fakes import FakeEars


def test_going_to_sleep_locks_and_waking_does_not() -> None:
    for begins in (True, False):
        assert is_lock(begins) is begins


def test_a_lid_that_is_closed_locks_and_other_news_of_power_does_not() -> None:
    assert is_lock({"LidIsClosed": True})
    assert not is_lock({"LidIsClosed": False})
    assert not is_lock({"OnBattery": True})
    assert not is_lock({"LidIsClosed": "yes"})


def test_it_hears_sleep_the_lock_the_screen_saver_and_the_lid() -> None:
    ears = FakeEars()
    BusSignals(ears).start(pytest.fail)
    assert {(each.is_of_system, f"{each.interface}.{each.name}") for each in ears.signals} == {
        (True, "org.freedesktop.login1.Manager.PrepareForSleep"),
        (True, "org.freedesktop.login1.Session.Lock"),
        (True, "org.freedesktop.DBus.Properties.PropertiesChanged"),
        (False, "org.freedesktop.ScreenSaver.ActiveChanged"),
        (False, "org.gnome.ScreenSaver.ActiveChanged"),
    }


def test_each_lock_is_told_until_it_is_stopped() -> None:
    ears, told = FakeEars(), list[str]()
    signals = BusSignals(ears)
    signals.stop()
    signals.start(lambda: told.append("lock"))
    hear = ears.hear_signal
    assert hear is not None
    told_of: list[bool | dict[str, object]] = [True, False, {"LidIsClosed": True}]
    for value in told_of:
        hear(value)
    assert told == ["lock", "lock"]
    signals.stop()
    assert ears.signals == ()
    hear(told_of[0])
    assert told == ["lock", "lock"]
