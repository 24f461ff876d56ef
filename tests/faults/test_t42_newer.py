"""T25, T42: a newer vault is left alone; nothing outside a vault can weaken it."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from companion.errors import VaultTooNew
from companion.paths import Paths
from companion.settings import Settings
from companion.vault import header as headers
from companion.vault import quick_unlock
from companion.vault.preferences import Preferences
from companion.vault.privacy import Privacy, from_preferences, to_preferences
from companion.vault.tables import SCHEMA_VERSION
from companion.vault.vault import Vault
from tests.support.builders import PASSPHRASE, base_of, fingerprints
from tests.support.proof import FULL

ROOT = Path(__file__).resolve().parents[2]
SECTIONS = ("companion", "privacy", "quick_unlock")
NOT_OURS = ("PYTHON", "LD_", "PATH", "HOME", "QT_", "LC_", "LANG", "SSL", "OPENSSL")
"""What another program than the app is told by: it would not even begin."""


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
    vault._database.run_alone(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
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


ENVIRONMENT = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
WHERE_THINGS_ARE = {"XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"}
ASKED = """
import sys
from pathlib import Path
from companion.paths import Paths
from companion.settings import load
from companion.ui.unlock import session
from companion.vault import quick_unlock
from companion.vault.preferences import Preferences
from companion.vault.privacy import from_preferences
paths, key = Paths.below(Path(sys.argv[1])), sys.stdin.read()
for number in range(int(sys.argv[2])):
    text = (paths.config / f"{number}.ini").read_text()
    paths.settings.write_text(text)
    assert "text_size" not in text or load(paths.settings).text_size == 110
    opened = session.unlock(paths, key)
    print(from_preferences(Preferences(opened.vault).all()), quick_unlock.is_on(paths))
    opened.vault.close()
"""
_NAMES_A_FILE = 800


def words_of_the_code() -> set[str]:
    """Return every string in the code that could be the name of a key or a variable."""
    found = set()
    for file in (ROOT / "companion").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    names = {each for each in found if re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]{2,40}", each)}
    return names | set(to_preferences(Privacy())) | {each.name for each in fields(Privacy)}


@pytest.mark.parametrize("value", ["0", "off"] if FULL else ["0"])
def test_no_key_and_no_variable_that_the_code_knows_weakens_anything(
    vault: Vault, paths: Paths, value: str
) -> None:
    """T25: every name found in the code, in settings.ini and in the environment, set to off."""
    vault.close()
    names = words_of_the_code()
    assert {"lock_after", "privacy.cover_screen", "os-keyring"} <= names
    paths.config.mkdir(parents=True, exist_ok=True)
    lines = {name.lower(): f"{name} = {value}\n" for name in sorted(names)}
    lines["text_size"] = "text_size = 110\n"  # the control: the file is read
    files = [
        list(lines.values())[first : first + _NAMES_A_FILE]
        for first in range(0, len(lines), _NAMES_A_FILE)
    ]
    for number, part in enumerate(files):
        text = "".join(f"[{section}]\n{''.join(part)}" for section in SECTIONS)
        (paths.config / f"{number}.ini").write_text(text)
    shouted = {re.sub(r"[^A-Z0-9]", "_", name.upper()) for name in names}
    variables = shouted | {f"COMPANION_{name}" for name in shouted}
    variables |= {name for name in names if ENVIRONMENT.fullmatch(name)}
    free = {name for name in variables - WHERE_THINGS_ARE if not name.startswith(NOT_OURS)}
    done = subprocess.run(
        [sys.executable, "-c", ASKED, str(base_of(paths)), str(len(files))],
        cwd=ROOT, input=PASSPHRASE, capture_output=True, text=True, check=False,
        env={**dict.fromkeys(free, value), "PATH": os.environ["PATH"], "HOME": str(paths.config)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"{Privacy()} False"] * len(files)
