"""T28: a real gnome-keyring that is locked asks its own question, and holds nothing up."""

from __future__ import annotations

from pathlib import Path

from tests.support.keyring_bus import run


def test_while_the_keyring_asks_the_key_opens_the_journal_and_the_app_ends(tmp_path: Path) -> None:
    assert run(tmp_path, "tests.support.keyring_locked") == [
        "on",
        "asking its own question",
        "the page says that it waits",
        "opened with the key",
        "ended",
    ]
