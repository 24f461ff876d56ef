"""An installed copy finds its data: the wheel carries assets and migrations."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_a_copy_from_the_wheel_finds_help_and_makes_a_vault(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}

    def companion(*arguments: str) -> str:
        command = [sys.executable, "-m", "companion", "--base-dir", str(tmp_path / "base")]
        result = subprocess.run(
            [*command, *arguments],
            input="four words that work\n",
            env=environment,
            cwd=tmp_path,
            check=True,
            capture_output=True,
            text=True,
        )
        return result.stdout

    found = json.loads(companion("find", "--country", "US", "--json"))
    assert any(resource["id"] == "us-988-lifeline" for resource in found["resources"])
    assert json.loads(companion("guide", "list", "--json"))["pages"]
    companion("vault", "create", "--passphrase-file", "-")
    assert json.loads(companion("vault", "check", "--passphrase-file", "-", "--json"))["sound"]
