from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject

from companion.ui.guard.desktop import Desktop
from companion.ui.platform import capture_protection, session_signals
from companion.ui.platform.linux import NoProtection
from companion.ui.platform.macos import SharingType
from companion.ui.platform.session import HeardSession
from companion.ui.platform.windows import DisplayAffinity


@pytest.mark.parametrize(
    ("system", "protection", "signals"),
    [
        ("win32", DisplayAffinity, HeardSession),
        ("darwin", SharingType, HeardSession),
        ("linux", NoProtection, Desktop),
        ("freebsd14", NoProtection, Desktop),
    ],
)
def test_each_system_has_its_own_way(
    system: str, protection: type[object], signals: type[object]
) -> None:
    parent = QObject()
    assert isinstance(capture_protection(system), protection)
    found = session_signals(parent, system)
    assert isinstance(found, QObject)
    assert isinstance(found, signals)
    assert found.parent() is parent


@pytest.mark.parametrize("system", sorted({"win32", "darwin"} - {sys.platform}))
def test_the_way_of_another_system_does_nothing_here_and_says_so(system: str) -> None:
    assert not capture_protection(system).protect(1, on=True)
    signals = session_signals(QObject(), system)
    for on in (True, True, False, False):
        signals.listen(on=on)
