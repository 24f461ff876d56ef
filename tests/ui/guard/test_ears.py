"""The signals themselves come from the system; here their slots are called."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtDBus import QDBusConnection

from companion.platform.screen_lock.linux import SIGNALS
from companion.ui.guard.ears import Messages, QtEars


class Bus:
    """A bus that notes which slot would hear which signal."""

    heard: dict[str, str]

    def isConnected(self) -> bool:  # noqa: N802  # as Qt names it
        return True

    def connect(self, *words: object) -> None:
        self.heard[f"{words[2]}.{words[3]}"] = str(words[5])

    def disconnect(self, *words: object) -> None:
        del self.heard[f"{words[2]}.{words[3]}"]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return what is heard on both buses: signals, and the slots they go to."""
    found: dict[str, str] = {}
    monkeypatch.setattr(Bus, "heard", found, raising=False)
    monkeypatch.setattr(QDBusConnection, "systemBus", Bus)
    monkeypatch.setattr(QDBusConnection, "sessionBus", Bus)
    return found


def test_what_signals_carry_is_told_while_it_is_wanted() -> None:
    ears, told = QtEars(), list[bool | Mapping[str, object]]()
    ears.turned(on=True)
    ears.hear_bus((), told.append)
    ears.turned(on=True)
    ears.turned(on=False)
    ears.told()
    ears.changed("org.freedesktop.UPower", {"LidIsClosed": True})
    assert told == [True, False, True, {"LidIsClosed": True}]
    ears.leave_bus()
    ears.leave_bus()
    ears.told()
    assert len(told) == 4


def test_each_signal_has_a_slot_that_takes_what_it_carries(heard: dict[str, str]) -> None:
    ears = QtEars()
    ears.hear_bus(SIGNALS, ignore)
    assert set(heard) == {f"{each.interface}.{each.name}" for each in SIGNALS}
    for slot in heard.values():
        assert ears.metaObject().indexOfSlot(slot[1:]) >= 0
    ears.leave_bus()
    assert heard == {}


def test_messages_are_shown_with_kind_and_address_and_pass_on() -> None:
    seen: list[tuple[bytes, int]] = []

    def hear(kind: bytes, address: int) -> None:
        seen.append((kind, address))

    assert Messages(hear).nativeEventFilter(b"windows_generic_MSG", 7) == (False, 0)
    assert seen == [(b"windows_generic_MSG", 7)]


def test_a_window_of_its_own_hears_messages_until_they_are_left() -> None:
    ears = QtEars()
    ears.leave_messages()
    number = ears.hear_messages(ignore)
    assert number
    assert ears._window is not None
    assert ears._window.winId() == number
    assert not ears._window.isVisible()
    ears.leave_messages()
    ears.leave_messages()
    assert ears._window is None


def ignore(*_values: object) -> None:
    """Hear something, and do nothing."""
