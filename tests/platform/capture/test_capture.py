from __future__ import annotations

import sys

import pytest

from companion.platform import capture
from companion.platform.capture.linux import NoProtection
from companion.platform.capture.macos import SharingType
from companion.platform.capture.windows import DisplayAffinity


@pytest.mark.parametrize(
    ("system", "kind"),
    [
        ("win32", DisplayAffinity),
        ("darwin", SharingType),
        ("linux", NoProtection),
        ("freebsd14", NoProtection),
    ],
)
def test_each_system_has_its_own_way(system: str, kind: type[object]) -> None:
    assert isinstance(capture.here(system), kind)


@pytest.mark.parametrize("system", sorted({"win32", "darwin"} - {sys.platform}))
def test_the_way_of_another_system_does_nothing_here_and_says_so(system: str) -> None:
    assert not capture.here(system).protect(1, on=True)
