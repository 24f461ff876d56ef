"""T30, T31: a real disk that is full, and one that cannot be written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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
