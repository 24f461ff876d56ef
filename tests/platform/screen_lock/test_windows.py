"""Windows itself is not here: its functions are replaced, its messages are made by hand."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from types import SimpleNamespace

import pytest

from companion.platform.screen_lock.windows import WindowMessages, is_lock
from tests.platform.fakes import FakeEars, FakeFunction

SESSION_CHANGE, POWER_BROADCAST, MOUSE_MOVE = 0x02B1, 0x0218, 0x0200
LOCK, UNLOCK, SUSPEND, RESUME, BATTERY = 0x7, 0x8, 0x4, 0x12, 0xA


def sent(message: int, word: int) -> wintypes.MSG:
    made = wintypes.MSG()
    made.message, made.wParam = message, word
    return made


@pytest.mark.parametrize(
    ("message", "word", "expected"),
    [
        (SESSION_CHANGE, LOCK, True),
        (SESSION_CHANGE, 0x2, True),  # another person signs in at this screen
        (SESSION_CHANGE, 0x4, True),  # a session from afar ends
        (SESSION_CHANGE, UNLOCK, False),
        (SESSION_CHANGE, 0x1, False),
        (POWER_BROADCAST, SUSPEND, True),
        (POWER_BROADCAST, RESUME, False),
        (POWER_BROADCAST, BATTERY, False),
        (POWER_BROADCAST, LOCK, False),
        (MOUSE_MOVE, LOCK, False),
    ],
)
def test_leaving_and_sleep_lock_and_nothing_else_does(
    message: int, word: int, *, expected: bool
) -> None:
    assert is_lock(message, word) is expected


def registered(_window: int, _on: bool) -> bool:  # noqa: FBT001  # the shape of the edge
    return True


def test_a_message_is_read_where_qt_says_it_is() -> None:
    ears, heard = FakeEars(), list[str]()
    WindowMessages(ears, registered).start(lambda: heard.append("lock"))
    assert ears.hear_message is not None
    lock, unlock = sent(SESSION_CHANGE, LOCK), sent(SESSION_CHANGE, UNLOCK)
    for kind in (b"windows_generic_MSG", b"windows_dispatcher_MSG"):
        ears.hear_message(kind, ctypes.addressof(lock))
        ears.hear_message(kind, ctypes.addressof(unlock))
    assert heard == ["lock", "lock"]


def test_messages_of_other_systems_are_not_looked_into() -> None:
    ears = FakeEars()
    WindowMessages(ears, registered).start(pytest.fail)
    assert ears.hear_message is not None
    ears.hear_message(b"xcb_generic_event_t", 0)


def test_the_session_is_heard_until_it_is_told_to_stop() -> None:
    calls: list[tuple[int, bool]] = []

    def register(window: int, on: bool) -> bool:  # noqa: FBT001  # the shape of the edge
        calls.append((window, on))
        return True

    ears = FakeEars()
    messages = WindowMessages(ears, register)
    messages.stop()
    messages.start(pytest.fail)
    messages.start(pytest.fail)
    assert ears.hear_message is not None
    messages.stop()
    messages.stop()
    assert calls == [(ears.WINDOW, True), (ears.WINDOW, False)]
    assert ears.hear_message is None


def test_the_functions_of_windows_are_called_by_their_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begin, end, opened = FakeFunction(), FakeFunction(), list[str]()

    def open_library(name: str) -> SimpleNamespace:
        opened.append(name)
        return SimpleNamespace(
            WTSRegisterSessionNotification=begin, WTSUnRegisterSessionNotification=end
        )

    monkeypatch.setattr(ctypes, "WinDLL", open_library, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    messages = WindowMessages(FakeEars())
    messages.start(pytest.fail)
    messages.stop()
    assert begin.calls == [(FakeEars.WINDOW, 0)]
    assert end.calls == [(FakeEars.WINDOW,)]
    assert opened == ["wtsapi32", "wtsapi32"]
