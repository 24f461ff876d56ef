"""Build the folder that every installer carries: `python -m installers.freeze`.

Two builds of one commit give the same bytes: the time is the commit's, Python's
hashes are not random, and nothing of an earlier build is used.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
BUILD: Final = ROOT / "build"
FROZEN: Final = BUILD / "frozen"


def source_date() -> int:
    """Return the time that everything is dated by, in seconds: the last commit's."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def environment() -> dict[str, str]:
    """Return the variables to build under."""
    return {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(source_date()),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "QT_QPA_PLATFORM": "offscreen",
    }


def freeze(*, spec: Path = ROOT / "installers" / "companion.spec") -> Path:
    """Build the folders; return the one that holds `companion` and `companion-portable`."""
    shutil.rmtree(FROZEN, ignore_errors=True)
    command = [
        sys.executable, "-m", "PyInstaller", "--clean", "--noconfirm", "--log-level", "WARN",
        "--distpath", str(FROZEN), "--workpath", str(BUILD / "freezing"), str(spec),
    ]  # fmt: skip
    subprocess.run(command, check=True, cwd=ROOT, env=environment())
    return FROZEN


if __name__ == "__main__":
    freeze()
