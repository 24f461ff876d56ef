from __future__ import annotations

import subprocess
import sys

import pytest

from companion.paths import Paths
from companion.vault import presence, vault
from tests.support.builders import new_vault

STATES = (
    "nothing",
    "empty folder",
    "only a lock file",
    "whole",
    "one file",
    "a file",
    "closed off",
)


def put(paths: Paths, state: str) -> None:
    folder = paths.vault
    if state == "whole":
        new_vault(paths).close()
        return
    folder.parent.mkdir(parents=True)
    if state == "a file":
        folder.write_text("")
    elif state != "nothing":
        folder.mkdir()
    if state == "only a lock file":
        (folder / presence.LOCK_FILE).touch()
    elif state in {"one file", "closed off"}:
        (folder / "vault.json.2").touch()
    if state == "closed off":
        folder.chmod(0)


@pytest.mark.parametrize("state", STATES)
def test_the_window_and_the_vault_agree(paths: Paths, state: str) -> None:
    put(paths, state)
    assert presence.exists(paths) == vault.exists(paths)
    if state == "closed off":
        paths.vault.chmod(0o700)
    assert vault.exists(paths) == (state in {"whole", "one file", "closed off"})


def test_asking_imports_nothing_heavy() -> None:
    """It is asked before the first paint (docs/decisions/005-what-waits.md)."""
    heavy = "{'sqlalchemy', 'sqlcipher3', 'argon2', 'cryptography', 'psutil', 'alembic'}"
    probe = f"import sys, companion.vault.presence as p; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
