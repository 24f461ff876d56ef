from __future__ import annotations

import sys

import pytest

from companion.errors import NoNotifications
from companion.platform import notifications


@pytest.mark.parametrize("system", sorted({"win32", "darwin"} - {sys.platform}))
def test_what_another_system_needs_is_not_here_and_that_is_told(system: str) -> None:
    assert not notifications.may_be_here(system)
    with pytest.raises(NoNotifications):
        notifications.here(system)


def test_here_it_takes_a_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    for system in ("linux", "freebsd14"):
        assert notifications.may_be_here(system)
        with pytest.raises(NoNotifications):
            notifications.here(system)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    assert not notifications.may_be_here("linux")
