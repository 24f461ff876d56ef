"""companion vault salvage, about, erase."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from companion.journal.service import Journal
from companion.paths import Paths
from companion.platform.key_store.device_store import DeviceStore
from companion.vault.vault import Vault
from tests.cli.conftest import Call, one_sentence
from tests.support.builders import NOW, PASSPHRASE, fingerprints, page


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the keyring of whoever runs this alone."""
    monkeypatch.setattr(DeviceStore, "remove", lambda *_: None)


@pytest.fixture
def written(made: Paths) -> Paths:
    """Write two pages into the journal."""
    vault = Vault.unlock(made, PASSPHRASE)
    for text in ("one", "two"):
        Journal(vault).write(page(text), now=NOW)
    vault.close()
    return made


def test_salvaging_a_damaged_journal(call: Call, written: Paths, key: str) -> None:
    file = written.vault / "journal.1.db"
    content = bytearray(file.read_bytes())
    content[5000] ^= 1
    file.write_bytes(content)
    assert "damaged" in one_sentence(call("vault", "check", "--passphrase-file", key))
    result = call("vault", "salvage", "--json", "--passphrase-file", key)
    document = json.loads(result.stdout)
    assert document["damaged_pages"] == 1
    assert document["rows"]["entry"] == 2
    assert Path(document["set_aside"]).is_dir()
    assert call("vault", "check", "--passphrase-file", key).exit_code == 0
    told = call("vault", "salvage", "--passphrase-file", key)
    assert "Damaged parts: 0" in told.stdout
    assert "The damaged journal is kept:" in told.stderr


def test_salvaging_with_a_code(call: Call, written: Paths, key: str) -> None:
    assert written.vault.is_dir()
    code = call("vault", "recovery-code", "--passphrase-file", key).stdout
    assert call("vault", "salvage", "--code-file", "-", input=code).exit_code == 0


def test_new_keys_for_everything(call: Call, written: Paths, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    call("vault", "backup", str(copies), "--passphrase-file", "-", input=f"{PASSPHRASE}\n")
    words = ("vault", "renew", "--passphrase-file", "-", "--new-passphrase-file", "-")
    result = call(*words, input=f"{PASSPHRASE}\nanother key that is long\n")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "erased: 1" in result.stderr
    assert list(copies.iterdir()) == []
    Vault.unlock(written, "another key that is long").close()


def test_about_my_data(call: Call, written: Paths, key: str) -> None:
    result = call("vault", "about")
    assert f"{written.vault / 'journal.1.db'}" in result.stdout
    assert "locked" in result.stdout
    document = json.loads(call("vault", "about", "--json", "--passphrase-file", key).stdout)
    assert {"name": "entry", "rows": 2} in document["tables"]
    listed = {one["path"]: one["readable"] for one in document["files"]}
    assert listed[str(written.vault / "journal.1.db")] == "locked"


def test_erasing_asks_first(call: Call, written: Paths) -> None:
    before = fingerprints(written.data)
    assert "Nothing was erased." in call("vault", "erase", input="no\n").stderr
    assert fingerprints(written.data) == before
    result = call("vault", "erase", input="erase\n")
    assert result.exit_code == 0
    assert "solid-state" in result.stderr
    assert not written.vault.exists()


def test_erasing_with_the_key_reaches_known_copies(
    call: Call, written: Paths, key: str, tmp_path: Path
) -> None:
    known, named = tmp_path / "known", tmp_path / "named"
    for folder in (known, named):
        folder.mkdir()
    call("vault", "backup", str(known), "--passphrase-file", key)
    result = call("vault", "erase", "--yes", "--passphrase-file", key, "--backups", str(named))
    assert result.exit_code == 0
    assert not written.vault.exists()
    assert list(known.iterdir()) == []
