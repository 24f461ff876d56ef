"""T30, T31: a real disk that is full, and one that cannot be written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import backups
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, base_of, fingerprints, new_vault, page
from tests.support.tools import tool

ROOT = Path(__file__).resolve().parents[2]


def in_a_small_disk(tmp_path: Path, work: str, size: str) -> subprocess.CompletedProcess[str]:
    """Run some work of tests/support/places.py on a tmpfs that nobody else sees."""
    apart = ["unshare", "--mount"] if os.getuid() == 0 else ["unshare", "--mount", "-r"]
    place = tmp_path / "small"
    place.mkdir()
    if shutil.which("unshare") is None:
        pytest.skip("no unshare")
    mount = f'mount -t tmpfs -o size={size} tmpfs "$1"'
    tried = subprocess.run(
        [*apart, "sh", "-c", mount, "sh", place], capture_output=True, check=False
    )
    if tried.returncode:
        pytest.skip("this user may not mount")
    script = f'{mount} && exec "$2" -m tests.support.places {work} "$1"'
    return subprocess.run(
        [*apart, "sh", "-c", script, "sh", place, sys.executable],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "en_US.UTF-8", "LANGUAGE": "en"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_a_full_disk_loses_nothing_and_says_so(tmp_path: Path) -> None:
    """T30: filled at 30 points; kept is kept, and it works on once there is room."""
    done = in_a_small_disk(tmp_path, "full", "6m")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("lost 0\n")
    assert "refused 0" not in done.stdout


_RIGHTS = "-dac_override,-dac_read_search"
CLOSED = (f"--bounding-set={_RIGHTS}", f"--inh-caps={_RIGHTS}")
"""Takes from root the right to write everywhere, so that only that of the owner is left."""


def test_folders_closed_to_writing_are_explained(paths: Paths) -> None:
    """T31: folders of 0555: one sentence for what would write, a copy is verified all the same."""
    vault = new_vault(paths)
    Journal(vault).write(page("kept"), now=NOW)
    backup = backups.make(vault, now=NOW).snapshot.folder
    vault.close()
    before = fingerprints(base_of(paths))
    as_anybody = [] if os.getuid() else [tool("setpriv", "util-linux"), *CLOSED, "--"]
    below = [each for each in base_of(paths).rglob("*") if each.is_dir()]
    for each in below:
        each.chmod(0o555)
    try:
        for words in (("check",), ("verify", str(backup))):
            done = subprocess.run(
                [
                    *as_anybody, sys.executable, "-m", "companion", "--base-dir",
                    str(base_of(paths)), "vault", *words, "--passphrase-file", "-",
                ],
                cwd=ROOT, env={**os.environ, "LC_ALL": "en_US.UTF-8", "LANGUAGE": "en"},
                input=f"{PASSPHRASE}\n", capture_output=True, text=True, check=False, timeout=60,
            )  # fmt: skip
            if words[0] == "verify":
                assert (done.returncode, done.stderr) == (0, "")
            else:
                assert done.returncode == 1
                assert done.stderr.startswith("The app cannot write to this folder")
                assert done.stderr.count("\n") == 1
    finally:
        for each in below:
            each.chmod(0o700)
    assert fingerprints(base_of(paths)) == before
    vault = Vault.unlock(paths, PASSPHRASE)
    assert Journal(vault).count() == 1
    vault.close()


def test_a_place_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    """T31: one calm sentence for what cannot be done; a copy there is verified all the same."""
    done = in_a_small_disk(tmp_path, "read-only", "20m")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("The app cannot write to this folder") == 2
    assert "This copy is whole and opens." in done.stdout
    assert "check 1" in done.stdout
    assert "verify 0" in done.stdout
    assert "backup 1" in done.stdout
