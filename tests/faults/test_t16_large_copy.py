"""T16: a large locked copy takes little memory, and opens with public tools alone."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.support.disk_log import ROOT
from tests.support.proof import Proof
from tests.support.tools import tool

MOST_MIB = 150


@pytest.mark.slow
def test_a_large_copy_takes_little_memory_and_opens_with_age_and_tar(
    tmp_path: Path, proof: Proof
) -> None:
    """T16: half a gigabyte below 150 MiB of memory; `age -d`, `tar`, and every SHA-256 fits."""
    mib = proof.figure(short=24, full=504)
    copy, folder = tmp_path / "copy.age", tmp_path / "out"
    module = [sys.executable, "-m", "tests.support.large_copy"]
    made = subprocess.run(
        [*module, str(tmp_path / "base"), str(mib), str(copy)],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=1_200,
    )  # fmt: skip
    held = float(made.stdout)
    assert held < MOST_MIB
    assert copy.stat().st_size > mib * 1024 * 1024
    proof.says(mib=mib, most_mib_held=held)
    opened = tmp_path / "out.tar"
    subprocess.run(
        [tool("age"), "-d", "-i", str(tmp_path / "copy.key.age"), "-o", str(opened), str(copy)],
        check=True, timeout=600,
    )  # fmt: skip
    folder.mkdir()
    subprocess.run(["tar", "-xf", str(opened), "-C", str(folder)], check=True, timeout=600)
    (top,) = folder.iterdir()
    listed = json.loads((top / "manifest.json").read_bytes())["files"]
    assert len([name for name in listed if name.startswith("attachments/")]) == mib // 8
    for name, told in listed.items():
        with (top / name).open("rb") as stream:
            assert hashlib.file_digest(stream, "sha256").hexdigest() == told["sha256"]
    with tarfile.open(opened) as tar:
        assert len(tar.getnames()) == len(listed) + 1
