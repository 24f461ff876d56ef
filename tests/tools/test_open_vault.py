"""A journal is read without the app: by its documented format alone."""

from __future__ import annotations

import ast
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from companion.journal.model import Page
from companion.journal.service import Journal
from companion.paths import Paths
from tests.support.builders import NOW, PASSPHRASE, fingerprints, new_vault

TOOL = Path(__file__).resolve().parents[2] / "tools" / "open_vault.py"


def opened(folder: Path, typed: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", str(TOOL), str(folder), *words],
        input=f"{typed}\n",
        capture_output=True,
        text=True,
        check=False,
    )


def filled(paths: Paths) -> str:
    """Make a journal with two pages, one in the bin and a backup; return its recovery code."""
    vault = new_vault(paths)
    journal = Journal(vault)
    journal.write(Page(text="The sea was calm: señal.", title="Sea", tags=("calm",)), now=NOW)
    journal.write(Page(text="A second page."), now=NOW + timedelta(days=1))
    gone = journal.write(Page(text="Thrown away."), now=NOW)
    journal.move_to_bin(gone.id, now=NOW)
    code = vault.new_recovery_code(PASSPHRASE)
    vault.snapshot(now=NOW)
    vault.close()
    return code


def test_the_key_opens_it_and_nothing_is_changed(paths: Paths) -> None:
    filled(paths)
    before = fingerprints(paths.vault)
    read = opened(paths.vault, PASSPHRASE)
    assert read.returncode == 0, read.stderr
    assert "2026-03-10 21:15:30  Sea  calm\n\nThe sea was calm: señal." in read.stdout
    assert read.stdout.index("The sea was calm") < read.stdout.index("A second page.")
    assert "Thrown away." not in read.stdout
    assert fingerprints(paths.vault) == before


def test_the_recovery_code_opens_it_as_a_person_types_it(paths: Paths) -> None:
    code = filled(paths)
    read = opened(paths.vault, code.lower().replace("-", " "), "--recovery-code")
    assert "A second page." in read.stdout, read.stderr


def test_a_backup_is_opened_the_same_way(paths: Paths) -> None:
    filled(paths)
    (backup,) = paths.backups.glob("*.companion-backup")
    assert "A second page." in opened(backup, PASSPHRASE).stdout


def test_another_key_opens_nothing(paths: Paths) -> None:
    filled(paths)
    read = opened(paths.vault, "another key than that")
    assert (read.returncode, read.stdout) == (1, "")
    assert read.stderr == "That did not open it.\n"


def test_it_shares_no_code_with_the_app() -> None:
    tree = ast.parse(TOOL.read_text("utf-8"))
    imported = {
        name
        for node in ast.walk(tree)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    outside = {name.split(".")[0] for name in imported} - sys.stdlib_module_names
    assert outside == {"argon2", "cryptography", "sqlcipher3"}
