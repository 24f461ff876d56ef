"""What is in the app and whether anything in it is known to be bad; part of `make audit`.

Writes a bill of materials (CycloneDX) to build/audit, looks for keys and passwords in
every file of the tree against .secrets.baseline, and asks for known holes in what is
pinned. Where the list of holes cannot be reached it says so; that is no failure.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scripts import proof

ROOT: Final = Path(__file__).resolve().parent.parent
KEPT: Final = ROOT / "build" / "audit"
PINNED: Final = "requirements/run.txt"
BASELINE: Final = ".secrets.baseline"
_NOT_ASKED: Final = ("could not be audited", "ConnectionError", "Name or service not known")


def main() -> int:
    """Do all three, keep what was found for docs/proof.md; return how many found something bad."""
    KEPT.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    looks = (_materials, _secrets, _holes)
    found = [look() for look in looks]
    proof.keep(
        "audit/scripts/audit.py",
        "What is in the app, whether a secret lies in its tree, and known holes in its parts.",
        time.monotonic() - begun,
        {name: figure for each in found for name, figure in each.figures.items()},
    )
    for each in found:
        print(each.sentence, each.more, sep="\n" if each.more else "")
    return sum(each.is_bad for each in found)


@dataclass(frozen=True, slots=True)
class Found:
    """What one look found."""

    sentence: str
    figures: dict[str, float | str]
    more: str = ""
    is_bad: bool = False


def _materials() -> Found:
    """Write the bill of materials."""
    file = KEPT / "companion.cdx.json"
    made = _run("cyclonedx_py", "requirements", PINNED, "--output-reproducible", "-o", str(file))
    if made.returncode:
        return Found("the bill of materials could not be written", {}, made.stderr, is_bad=True)
    parts = len(json.loads(file.read_text("utf-8"))["components"])
    where = file.relative_to(ROOT)
    return Found(f"bill of materials: {parts} parts in {where}", {"parts": parts})


def _secrets() -> Found:
    """Hold every file that git knows against the secrets that were looked at before."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = [each for each in listed.stdout.split("\0") if each and not _is_picture(each)]
    found = _run("detect_secrets.pre_commit_hook", "--baseline", BASELINE, *files)
    if found.returncode:
        return Found("there may be a secret in the tree", {}, found.stdout, is_bad=True)
    sentence = f"secrets: none in {len(files)} files beyond those in {BASELINE}"
    return Found(sentence, {"files": len(files), "secrets": 0})


def _is_picture(name: str) -> bool:
    return name.endswith((".webp", ".png", ".mo", ".ttf", ".otf", ".woff2"))


def _holes() -> Found:
    """Ask for known holes in what is pinned."""
    asked = _run(
        "pip_audit", "-r", PINNED, "--require-hashes", "--disable-pip", "--progress-spinner", "off"
    )
    told = asked.stdout + asked.stderr
    if any(words in told for words in _NOT_ASKED):
        sentence = "known holes: the list could not be reached from here; nothing is known"
        return Found(sentence, {"known_holes": "the list was not reached"})
    if asked.returncode:
        return Found("there are known holes", {}, told, is_bad=True)
    return Found("known holes: none", {"known_holes": 0})


def _run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main())
