"""macOS itself is not here: its centre of notices is replaced."""

from __future__ import annotations

from typing import Any

from companion.platform.screen_lock.macos import NOTICES, DistributedNotices


class FakeCentre:
    def __init__(self) -> None:
        self.observers: dict[tuple[int, str], Any] = {}

    def add(self, observer: int, name: str, heard: Any) -> None:
        self.observers[observer, name] = heard

    def remove(self, observer: int) -> None:
        self.observers = {key: each for key, each in self.observers.items() if key[0] != observer}


def test_a_notice_of_the_system_is_heard_through_a_c_function() -> None:
    centre, heard = FakeCentre(), list[str]()
    notices = DistributedNotices(centre)
    notices.start(lambda: heard.append("lock"))
    assert sorted(name for _observer, name in centre.observers) == sorted(NOTICES)
    for call in centre.observers.values():
        call(None, 1, 2, None, None)  # as C calls it
    assert heard == ["lock"] * len(NOTICES)
    notices.stop()
    notices.stop()
    assert centre.observers == {}
