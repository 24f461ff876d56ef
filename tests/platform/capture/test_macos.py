"""macOS itself is not here: its objects are replaced by a few numbers."""

from __future__ import annotations

from companion.platform.capture.macos import SharingType

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
