"""macOS itself is not here: its objects are replaced by a few numbers."""

from __future__ import annotations

from typing import Any

from companion.ui.platform.macos import NOTICES, DistributedNotices, SharingType

VIEW, WINDOW = 100, 200


class FakeObjects:
    """One view in one window."""

    def __init__(self, *, obeys: bool = True) -> None:
        self.sharing = 1
        self.obeys = obeys

    def send(self, receiver: int, message: str, *numbers: int) -> int:
        if (receiver, message) == (VIEW, "window"):
            return WINDOW
        if (receiver, message) == (WINDOW, "sharingType"):
            return self.sharing
        if (receiver, message) == (WINDOW, "setSharingType:") and self.obeys:
            (self.sharing,) = numbers
        return 0


class FakeCentre:
    def __init__(self) -> None:
        self.observers: dict[tuple[int, str], Any] = {}

    def add(self, observer: int, name: str, heard: Any) -> None:
        self.observers[observer, name] = heard

    def remove(self, observer: int) -> None:
        self.observers = {key: each for key, each in self.observers.items() if key[0] != observer}


def test_the_window_of_a_view_is_shared_with_nobody_and_again_as_at_first() -> None:
    objects = FakeObjects()
    protection = SharingType(objects.send)
    assert protection.can_protect
    assert protection.protect(VIEW, on=True)
    assert objects.sharing == 0
    assert protection.protect(VIEW, on=False)
    assert objects.sharing == 1


def test_it_is_told_when_it_was_not_done() -> None:
    assert not SharingType(FakeObjects(obeys=False).send).protect(VIEW, on=True)
    assert not SharingType(FakeObjects().send).protect(VIEW + 1, on=True)


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
