"""What is in the app and whether anything in it is known to be bad; part of `make audit`.

Writes a bill of materials (CycloneDX) to build/audit, looks for keys and passwords in
every file of the tree against .secrets.baseline, and asks for known holes in what is
pinned. Where the list of holes cannot be reached it says so; that is no failure.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
KEPT: Final = ROOT / "build" / "audit"
PINNED: Final = "requirements/run.txt"
BASELINE: Final = ".secrets.baseline"
_NOT_ASKED: Final = ("could not be audited", "ConnectionError", "Name or service not known")


def main() -> int:
    """Do all three; return how many found something."""
    KEPT.mkdir(parents=True, exist_ok=True)
    return sum((_materials(), _secrets(), _holes()))


def _materials() -> bool:
    """Write the bill of materials."""
    file = KEPT / "companion.cdx.json"
    made = _run("cyclonedx_py", "requirements", PINNED, "--output-reproducible", "-o", str(file))
    if made.returncode:
        return _says("the bill of materials could not be written", made.stderr)
    parts = json.loads(file.read_text("utf-8"))["components"]
    return not _says(f"bill of materials: {len(parts)} parts in {file.relative_to(ROOT)}")


def _secrets() -> bool:
    """Hold every file that git knows against the secrets that were looked at before."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = [each for each in listed.stdout.split("\0") if each and not _is_picture(each)]
    found = _run("detect_secrets.pre_commit_hook", "--baseline", BASELINE, *files)
    if found.returncode:
        return _says("there may be a secret in the tree", found.stdout)
    return not _says(f"secrets: none in {len(files)} files beyond those in {BASELINE}")


def _is_picture(name: str) -> bool:
    return name.endswith((".webp", ".png", ".mo", ".ttf", ".otf", ".woff2"))


def _holes() -> bool:
    """Ask for known holes in what is pinned."""
    asked = _run(
        "pip_audit", "-r", PINNED, "--require-hashes", "--disable-pip", "--progress-spinner", "off"
    )
    told = asked.stdout + asked.stderr
    if any(words in told for words in _NOT_ASKED):
        return not _says("known holes: the list could not be reached from here; nothing is known")
    if asked.returncode:
        return _says("there are known holes", told)
    return not _says("known holes: none")


def _run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _says(sentence: str, more: str = "") -> bool:
    print(sentence, more, sep="\n" if more else "")
    return True


if __name__ == "__main__":
    sys.exit(main())
