"""What a built copy carries and what it leaves out."""

from __future__ import annotations

import pytest

from companion.platform import notifications
from companion.platform.key_store import device_store
from installers import pruning

QT = "PySide6/Qt"


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/lib/libQt6Network.so.6",
        f"{QT}/lib/libQt6Quick.so.6",
        f"{QT}/plugins/platforms/libqvnc.so",
        f"{QT}/plugins/tls/libqopensslbackend.so",
        f"{QT}/translations/qtbase_de.qm",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt6Network.dll",
        "libgtk-3.so.0",
        "PySide6/QtCore.pyi",
    ],
)
def test_it_is_left_out(place: str) -> None:
    assert not pruning.is_wanted(place)


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/lib/libQt6Gui.so.6",
        f"{QT}/lib/libicudata.so.73",
        f"{QT}/plugins/platforms/libqxcb.so",
        f"{QT}/plugins/platforms/libqwayland.so",
        f"{QT}/plugins/imageformats/libqwebp.so",
        f"{QT}/translations/qtbase_es.qm",
        "companion/assets/guide/en/first-visit.md",
        "tzdata/zoneinfo/America/Denver",
        "cryptography-50.0.2.dist-info/licenses/LICENSE",
    ],
)
def test_it_is_carried(place: str) -> None:
    assert pruning.is_wanted(place)


def test_what_could_call_out_is_not_carried() -> None:
    assert {"ssl", "_ssl", "PySide6.QtNetwork"} <= set(pruning.UNWANTED_MODULES)


def test_the_keyring_that_is_accepted_is_the_one_that_is_carried() -> None:
    accepted = {system: [module] for system, (module, _kind) in device_store._ALLOWED.items()}
    assert accepted == pruning.KEYRINGS


def test_what_shows_notes_is_carried_where_it_is_needed_and_nowhere_else() -> None:
    needed = {
        system for system, modules in pruning.NOTES.items() if notifications.LIBRARY in modules
    }
    assert needed == {"darwin", "win32"}
    assert pruning.NOTES["linux"] == []


def test_a_library_of_the_system_is_told_from_ours() -> None:
    assert pruning.is_the_systems("/usr/lib/x86_64-linux-gnu/libssl.so.3")
    assert pruning.is_the_systems("/lib/x86_64-linux-gnu/libz.so.1")
    assert not pruning.is_the_systems("/opt/venv/lib/python3.11/libQt6Core.so.6")
