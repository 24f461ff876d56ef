"""Makes a large locked copy in a process of its own, and says how much memory it held at most.

`python -m tests.support.large_copy BASE MIB TARGET`; it prints MiB. What locks the small
file with the key is Argon2's cousin scrypt and takes as much memory as it is meant to; it
stands apart here, so that the copy itself is what is measured.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pyrage

from companion.journal.attachments import Attachments
from companion.journal.exporters.archive import archive
from companion.journal.model import Page
from companion.journal.service import Journal
from companion.paths import Paths
from tests.support.builders import NOW, PASSPHRASE, new_vault

_PIECE_MIB = 8


def most_held() -> float:
    """Return the most memory that this process ever held, in MiB (VmHWM; Linux)."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    line = next(each for each in lines if each.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def main(base: Path, mib: int, target: Path) -> None:
    """Fill a journal with files of random bytes, and take all of it out, locked."""
    vault = new_vault(Paths.below(base))
    entry = Journal(vault).write(Page("the sea"), now=NOW)
    for number in range(mib // _PIECE_MIB):
        content = io.BytesIO(os.urandom(_PIECE_MIB * 1024 * 1024))
        Attachments(vault).attach(entry.id, f"{number}.bin", content, now=NOW)
    pyrage.passphrase.encrypt = lambda content, _key: content
    archive(vault, target, PASSPHRASE, now=NOW, small=0)
    vault.close()
    print(f"{most_held():.1f}")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
