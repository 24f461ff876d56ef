"""Write the checksums of what is handed out, and sign them: `python -m installers.release`.

Everything is built by now. With MINISIGN_KEY, the path of a secret key of
minisign, the list is signed; minisign asks for the passphrase itself. Without
it the command to sign with is printed.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from companion import __version__
from installers.freeze import ROOT

LIST: Final = "SHA256SUMS"
_HANDED_OUT: Final = ("*.deb", "*.zip", "*.whl", "*.pdf", "*.exe", "*.dmg", "*.flatpak")


def checksums(folder: Path) -> str:
    """Return a line for each file that is handed out, as `sha256sum --check` reads it."""
    files = sorted(file for pattern in _HANDED_OUT for file in folder.glob(pattern))
    return "".join(f"{_digest(file)}  {file.name}\n" for file in files)


def signing(folder: Path, key: str) -> list[str]:
    """Return the command that signs the list with a secret key of minisign."""
    said = f"Companion {__version__}"
    return ["minisign", "-S", "-s", key, "-m", str(folder / LIST), "-t", said]


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def main() -> None:
    """Write the list and sign it, or say how."""
    folder = ROOT / "dist"
    (folder / LIST).write_text(checksums(folder), "utf-8")
    key = os.environ.get("MINISIGN_KEY", "")
    if key:
        subprocess.run(signing(folder, key), check=True)
    else:
        print("To sign it: " + " ".join(signing(folder, "KEY")), file=sys.stderr)


if __name__ == "__main__":
    main()
