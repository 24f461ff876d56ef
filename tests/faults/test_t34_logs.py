"""T34, T46: the log holds no content, and a session leaves nothing outside of its folder."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from companion import logs
from companion.errors import CompanionError
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import backups, shares
from companion.vault.opener import by_passphrase
from companion.vault.restoring import restore
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, NOW, PASSPHRASE, new_vault, page
from tests.support.crashes import FullDisk

CANARY = "zanzibarquartz"
NEW = f"a newer {CANARY} window"
ROOT = Path(__file__).resolve().parents[2]


def test_a_log_of_everything_holds_no_word_and_no_key(
    vault: Vault, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs.start(paths.log)
    logs.logger.setLevel("DEBUG")
    try:
        entry = Journal(vault).write(page(CANARY, title=CANARY, tags=(CANARY,)), now=NOW)
        code = vault.new_recovery_code(PASSPHRASE)
        issued = shares.issue(vault, PASSPHRASE)
        made = backups.make(vault, now=NOW).snapshot.folder
        with monkeypatch.context() as patch:
            FullDisk(patch)
            with suppress(CompanionError):
                backups.make(vault, now=NOW)
        with suppress(Exception), vault.transaction() as connection:
            connection.exec_driver_sql("INSERT INTO entry (title) VALUES (?)", (CANARY,))
        with suppress(CompanionError):
            Journal(vault).read(CANARY)
        vault.close()
        with suppress(CompanionError):
            Vault.unlock(paths, NEW)
        with suppress(CompanionError):
            restore(paths, made, by_passphrase(NEW), now=NOW)
        shares.recover(paths, [issued[0].text, issued[1].text], NEW, cost=CHEAP).close()
    finally:
        for handler in list(logs.logger.handlers):
            handler.close()
            logs.logger.removeHandler(handler)
    told = paths.log.read_text()
    assert "vault recovered" in told  # the control: it was written to
    private = (CANARY, PASSPHRASE, NEW, code, entry.id, *(share.text for share in issued))
    assert not [each for each in private if each in told]


def test_a_session_leaves_nothing_outside_of_its_folder(tmp_path: Path) -> None:
    """T46: no list of recent files, no thumbnails, no settings of a library, no history."""
    home = tmp_path / "home"
    home.mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TMPDIR": str(tmp_path),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    new_vault(Paths.below(tmp_path / "base")).close()
    for words in (("backup", str(tmp_path)), ("check",)):
        subprocess.run(
            [
                sys.executable, "-m", "companion", "--base-dir", str(tmp_path / "base"),
                "vault", *words, "--passphrase-file", "-",
            ],
            cwd=ROOT, env=environment, input=f"{PASSPHRASE}\n", text=True, check=True,
            capture_output=True,
        )  # fmt: skip
    assert list(home.rglob("*")) == []
    left = {each.name for each in tmp_path.iterdir() if not each.name.endswith("backup")}
    assert left == {"home", "base"}
