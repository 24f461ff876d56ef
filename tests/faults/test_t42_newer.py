"""T25, T42: a newer vault is left alone; nothing outside a vault can weaken it."""

from __future__ import annotations

from dataclasses import fields

import pytest

from companion.errors import VaultTooNew
from companion.paths import Paths
from companion.settings import Settings
from companion.vault import header as headers
from companion.vault import quick_unlock
from companion.vault.preferences import Preferences
from companion.vault.privacy import Privacy, from_preferences, to_preferences
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
    """T25: whatever is written there, what protects stays as it is in the vault."""
    words = {"lock", "unlock", "key", "capture", "cover", "screen", "clipboard", "backup"}
    assert not [each.name for each in fields(Settings) if words & set(each.name.split("_"))]
    paths.config.mkdir(parents=True)
    names = ("quick_unlock", "os-keyring", "lock_minutes", "quick_unlock.key_given")
    written = dict.fromkeys(names, "1") | to_preferences(Privacy(lock_after=0, cover_screen=False))
    lines = [f"{name} = {value}\n" for name, value in written.items()]
    paths.settings.write_text("[companion]\n" + "".join(lines))
    assert not quick_unlock.is_on(paths)
    assert "os-keyring" not in vault.info.slots
    assert from_preferences(Preferences(vault).all()) == Privacy()
