"""T27: quick unlock with a real Secret Service, gnome-keyring, on a bus of its own."""

from __future__ import annotations

from pathlib import Path

from tests.support.keyring_bus import run


def test_remember_open_and_forget_with_a_real_keyring(tmp_path: Path) -> None:
    said = run(tmp_path, "tests.support.keyring_session")
    assert said == ["kept", "opened", "gone", "slot gone", "forgotten"]


def test_the_same_in_the_window_and_what_a_wiped_keyring_says(tmp_path: Path) -> None:
    assert run(tmp_path, "tests.support.keyring_window") == [
        "On",
        "opened",
        "This device cannot open the journal by itself",
        "Forgotten",
        "not offered",
    ]
