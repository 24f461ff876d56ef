"""Opens locked archives with the public age tool, as somebody without this app would."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
from pathlib import Path

import pytest

_SECONDS = 60


def decrypt(archive: Path, target: Path, passphrase: str, key: Path | None = None) -> int:
    """Decrypt an archive to a file and return how age ended.

    age asks its terminal for the passphrase, so it gets one of its own. Where age
    is missing the test is skipped with the reason; with CI=true that is a failure.
    """
    lacking = [name for name in ("age", "setsid") if shutil.which(name) is None]
    if lacking:
        reason = f"needs {', '.join(lacking)}; scripts/system-libraries test installs it"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    identity = [] if key is None else ["-i", str(key)]
    ours, theirs = pty.openpty()
    try:
        with subprocess.Popen(
            ["setsid", "--ctty", "--wait", "age", "-d", *identity, "-o", str(target), str(archive)],
            stdin=theirs,
            stdout=subprocess.DEVNULL,
            stderr=theirs,
        ) as process:
            said = b""
            while b"passphrase" not in said:
                said += os.read(ours, 1024)
            os.write(ours, passphrase.encode() + b"\n")
            return process.wait(timeout=_SECONDS)
    finally:
        os.close(theirs)
        os.close(ours)
