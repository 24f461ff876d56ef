"""Windows itself is not here: its functions are replaced, its messages are made by hand."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from types import SimpleNamespace
from typing import Any

import pytest

from companion.ui.platform.windows import DisplayAffinity, Messages, WindowMessages, is_lock

SESSION_CHANGE, POWER_BROADCAST, MOUSE_MOVE = 0x02B1, 0x0218, 0x0200
LOCK, UNLOCK, SUSPEND, RESUME, BATTERY = 0x7, 0x8, 0x4, 0x12, 0xA


class FakeFunction:
    """A function of a library of Windows; remembers how it was called."""

    argtypes: tuple[Any, ...] = ()
    restype: Any = None

    def __init__(self) -> None:
        self.calls: list[tuple[int, ...]] = []

    def __call__(self, *values: int) -> int:
        assert len(values) == len(self.argtypes)
        self.calls.append(values)
        return 1


def sent(message: int, word: int) -> wintypes.MSG:
    made = wintypes.MSG()
    made.message, made.wParam = message, word
    return made


def test_a_window_is_left_out_of_pictures_and_let_in_again() -> None:
    calls: list[tuple[int, int]] = []

    def call(window: int, affinity: int) -> bool:
        calls.append((window, affinity))
        return window == 7

    protection = DisplayAffinity(call)
    assert protection.can_protect
    assert protection.protect(7, on=True)
    assert protection.protect(7, on=False)
    assert not protection.protect(8, on=True)
    assert calls == [(7, 0x11), (7, 0), (8, 0x11)]


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


def test_a_message_is_read_where_qt_says_it_is_and_passes_on() -> None:
    heard: list[str] = []
    messages = Messages(lambda: heard.append("lock"))
    lock, unlock = sent(SESSION_CHANGE, LOCK), sent(SESSION_CHANGE, UNLOCK)
    for kind in (b"windows_generic_MSG", b"windows_dispatcher_MSG"):
        assert messages.nativeEventFilter(kind, ctypes.addressof(lock)) == (False, 0)
        assert messages.nativeEventFilter(kind, ctypes.addressof(unlock)) == (False, 0)
    assert heard == ["lock", "lock"]


def test_messages_of_other_systems_are_not_looked_into() -> None:
    assert Messages(pytest.fail).nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)


def test_a_window_of_its_own_hears_the_session_until_it_is_told_to_stop() -> None:
    calls: list[tuple[int, bool]] = []

    def register(window: int, on: bool) -> bool:  # noqa: FBT001  # the shape of the edge
        calls.append((window, on))
        return True

    messages = WindowMessages(register)
    messages.stop()
    messages.start(pytest.fail)
    messages.start(pytest.fail)
    messages.stop()
    messages.stop()
    assert [on for _window, on in calls] == [True, False]
    assert calls[0][0] == calls[1][0] != 0


def test_the_functions_of_windows_are_called_by_their_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = (
        "SetWindowDisplayAffinity",
        "WTSRegisterSessionNotification",
        "WTSUnRegisterSessionNotification",
    )
    functions = {name: FakeFunction() for name in names}
    library = SimpleNamespace(**functions)
    opened: list[str] = []

    def open_library(name: str) -> SimpleNamespace:
        opened.append(name)
        return library

    monkeypatch.setattr(ctypes, "WinDLL", open_library, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert DisplayAffinity().protect(7, on=True)
    messages = WindowMessages()
    messages.start(pytest.fail)
    messages.stop()
    affinity, begin, end = (functions[name].calls for name in names)
    assert affinity == [(7, 0x11)]
    (window,) = end[0]
    assert begin == [(window, 0)]
    assert opened == ["user32", "wtsapi32", "wtsapi32"]
