"""The real agent, a real bus, a real notification service."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from companion.errors import NoNotifications
from companion.platform.notifications.linux import DesktopNotes
from tests.agent import desk

LARGEST_RESIDENT_KIB = 40 * 1024


@pytest.mark.slow
def test_an_evening_with_the_agent(tmp_path: Path) -> None:
    told = desk.run("tests.agent.evening", tmp_path)
    resident = re.search(r"resident (\d+) kB", told)
    assert resident is not None
    assert int(resident[1]) <= LARGEST_RESIDENT_KIB
    notes = "notes ['You have a note.', 'You have a note.', 'You have some notes.']"
    assert notes in told
    awake = re.search(r"awake (\d+) of (\d+)", told)
    assert awake is not None
    assert int(awake[1]) == 0
    assert int(awake[2]) > 0


@pytest.mark.slow
def test_killed_in_every_order_nothing_is_lost_and_nothing_doubled(tmp_path: Path) -> None:
    told = desk.run("tests.agent.killing", tmp_path)
    # One for each of the six orders, one while the journal was open, one after it was killed.
    assert told == f"notes {['The hearing', *['You have a note.'] * 7]}\n"


def test_no_bus_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for address in (f"unix:path={tmp_path}/nothing", "", "nonsense"):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with pytest.raises(NoNotifications):
            DesktopNotes()
