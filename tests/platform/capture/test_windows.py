"""Windows itself is not here: its function is replaced."""

from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace

import pytest

from companion.platform.capture.windows import DisplayAffinity
from tests.platform.fakes import FakeFunction


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


def test_the_function_of_windows_is_called_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    function, opened = FakeFunction(), list[str]()

    def open_library(name: str) -> SimpleNamespace:
        opened.append(name)
        return SimpleNamespace(SetWindowDisplayAffinity=function)

    monkeypatch.setattr(ctypes, "WinDLL", open_library, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert DisplayAffinity().protect(7, on=True)
    assert function.calls == [(7, 0x11)]
    assert opened == ["user32"]
