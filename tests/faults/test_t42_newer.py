"""T25, T42: a newer vault is left alone; nothing outside a vault can weaken it."""

from __future__ import annotations

from dataclasses import fields

import pytest

from companion.errors import VaultTooNew
from companion.paths import Paths
from companion.settings import Settings
from companion.vault import header as headers
from companion.vault import quick_unlock
from companion.vault.vault import Vault
from tests.support.builders import PASSPHRASE, fingerprints


def test_a_header_of_a_later_format_is_left_alone(
    vault: Vault, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.close()
    header = headers.load(paths.vault)[0]
    with monkeypatch.context() as patch:
        patch.setattr(headers, "FORMAT", headers.FORMAT + 1)
        headers.save(paths.vault, header)
    before = fingerprints(paths.data)
    with pytest.raises(VaultTooNew):
        Vault.unlock(paths, PASSPHRASE)
    assert fingerprints(paths.data) == before


def test_a_database_of_a_later_version_is_left_alone(vault: Vault, paths: Paths) -> None:
    vault._database.run_alone("PRAGMA user_version = 99")
    vault.close()
    names = {file.name: file.read_bytes() for file in paths.vault.iterdir()}
    with pytest.raises(VaultTooNew):
        Vault.unlock(paths, PASSPHRASE)
    assert {file.name: file.read_bytes() for file in paths.vault.iterdir()} == names


def test_settings_outside_say_nothing_about_keys_and_locking(vault: Vault, paths: Paths) -> None:
    """T25: whatever is written there, quick unlock stays off."""
    words = ("lock", "unlock", "key", "capture", "cover", "screen", "clipboard", "backup")
    assert not [each.name for each in fields(Settings) if any(word in each.name for word in words)]
    paths.config.mkdir(parents=True)
    names = ("quick_unlock", "os-keyring", "lock_minutes", "quick_unlock.key_given")
    paths.settings.write_text("[companion]\n" + "".join(f"{name} = 1\n" for name in names))
    assert not quick_unlock.is_on(paths)
    assert "os-keyring" not in vault.info.slots
