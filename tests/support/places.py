"""Work on a real disk that is full or cannot be written, run by a test in a mount of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from companion.cli.main import main as companion
from companion.errors import DiskFull
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import backups
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, new_vault, page


def full(place: Path) -> None:
    """Fill a small disk at many points; say how many pages were kept and none lost."""
    paths = Paths.below(place / "base")
    vault = new_vault(paths)
    journal = Journal(vault)
    kept: dict[str, str] = {}
    refused = 0
    for number in range(30):
        text = f"{number} " + "sea lamp window " * (number % 7 + 1) * 20
        filler = place / "filler"
        _fill(filler)
        try:
            kept[journal.write(page(text), now=NOW).id] = text
        except DiskFull:
            refused += 1
        if number % 6 == 5:  # now and then
            try:
                backups.make(vault, now=NOW)
            except DiskFull:
                assert not list(paths.backups.glob(".tmp*"))
        filler.unlink(missing_ok=True)
        kept[journal.write(page(f"after {number}"), now=NOW).id] = f"after {number}"
    vault.close()
    _fill(place / "filler")
    vault = Vault.unlock(paths, PASSPHRASE)  # while it is full
    found = {uid: Journal(vault).read(uid).page.text for uid in kept}
    assert found == kept
    (place / "filler").unlink()
    assert vault.check().sound
    vault.close()
    print(f"kept {len(kept)}, refused {refused}, lost 0")  # noqa: T201


def read_only(place: Path) -> None:
    """Make a vault and let the command line meet it once nothing can be written."""
    base = place / "base"
    paths = Paths.below(base)
    vault = new_vault(paths)
    Journal(vault).write(page("kept"), now=NOW)
    backup = backups.make(vault, now=NOW).snapshot.folder
    vault.close()
    key = place / "key"
    key.write_text(PASSPHRASE)
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
    for words in (("check",), ("verify", str(backup)), ("backup", str(place))):
        arguments = ["--base-dir", str(base), "vault", *words, "--passphrase-file", str(key)]
        try:
            companion(arguments)
        except SystemExit as ended:
            print(words[0], ended.code)  # noqa: T201


def _fill(file: Path) -> None:
    """Take all the room there is."""
    with file.open("wb", buffering=0) as stream:
        for size in (64 * 1024, 4096, 512, 1):
            try:
                while True:
                    stream.write(bytes(size))
                    if shutil.disk_usage(file.parent).free == 0:
                        return
            except OSError:
                continue


if __name__ == "__main__":
    {"full": full, "read-only": read_only}[sys.argv[1]](Path(sys.argv[2]))
