from __future__ import annotations

import sys

import pytest

from companion.platform import screen_lock
from companion.platform.screen_lock.linux import BusSignals
from companion.platform.screen_lock.macos import DistributedNotices
from companion.platform.screen_lock.windows import WindowMessages
from tests.platform.fakes import FakeEars


@pytest.mark.parametrize(
    ("system", "kind"),
    [
        ("win32", WindowMessages),
        ("darwin", DistributedNotices),
        ("linux", BusSignals),
        ("freebsd14", BusSignals),
    ],
)
def test_each_system_has_its_own_way(system: str, kind: type[object]) -> None:
    assert isinstance(screen_lock.here(FakeEars(), system), kind)


@pytest.mark.parametrize("system", sorted({"win32", "darwin"} - {sys.platform}))
def test_the_way_of_another_system_does_nothing_here(system: str) -> None:
    lock = screen_lock.here(FakeEars(), system)
    lock.stop()
    lock.start(pytest.fail)
    lock.start(pytest.fail)
    lock.stop()
    lock.stop()
