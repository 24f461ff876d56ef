"""Build the zip for a USB stick: `python -m installers.portable`.

Unpacked, it keeps everything beside itself and leaves nothing on the computer.
A stick knows no links, so none are in it.
"""

from __future__ import annotations

import platform
import shutil
import stat
import sys
import time
import zipfile
from pathlib import Path
from typing import Final

from companion import __version__
from companion.process import PORTABLE_MARK
from installers import licences
from installers.freeze import BUILD, FROZEN, ROOT, source_date

TREE: Final = BUILD / "portable" / "Companion"
_START: Final = """\
#!/bin/sh
# Opens Companion. All it keeps goes into the folder `data` beside this file.
exec "$(dirname "$(readlink -f "$0")")/program/companion" "$@"
"""
_READ_ME: Final = """\
Companion {version}

To open it: double-click `Companion.sh`, and choose to run it. If your file manager only shows
the file's text, open a terminal in this folder and type: sh Companion.sh
Everything it keeps is in the folder `data` beside this file. Your pages are in it, encrypted.
Take the whole folder with you. Close Companion before you take the stick out.
Reminders come only while Companion is open.

Para abrirlo: haz doble clic en `Companion.sh` y elige ejecutarlo. Si solo se ve el texto del
archivo, abre una terminal en esta carpeta y escribe: sh Companion.sh
Todo lo que guarda está en la carpeta `data`, junto a este archivo. Ahí están tus páginas, cifradas.
Lleva contigo la carpeta entera. Cierra Companion antes de sacar la memoria.
Los recordatorios llegan solo mientras Companion está abierto.
"""


def build() -> Path:
    """Build the zip; return the file in dist/."""
    shutil.rmtree(TREE, ignore_errors=True)
    shutil.copytree(FROZEN / "companion-portable", TREE / "program", symlinks=True)
    for path in (TREE / "program").rglob("*"):
        if path.is_symlink():  # a second name for what its users find by a path of their own
            path.unlink()
    (TREE / "program" / PORTABLE_MARK).write_text("Keep everything beside.\n", "utf-8")
    (TREE / "Companion.sh").write_text(_START, "utf-8")
    (TREE / "READ ME.txt").write_text(_READ_ME.format(version=__version__), "utf-8")
    (TREE / "LICENCES.txt").write_text(licences.text(), "utf-8")
    return packed(TREE, ROOT / "dist" / f"companion-{__version__}-{_system()}-portable.zip")


def packed(tree: Path, target: Path) -> Path:
    """Pack a folder so that the same files give the same bytes; return the zip."""
    target.parent.mkdir(exist_ok=True)
    dated = time.gmtime(source_date())[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(path for path in tree.rglob("*") if path.is_file()):
            runs = file.suffix == ".sh" or file.name == "companion"
            entry = zipfile.ZipInfo(f"{tree.name}/{file.relative_to(tree).as_posix()}", dated)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, so that the rights are kept
            entry.external_attr = (stat.S_IFREG | (0o755 if runs else 0o644)) << 16
            archive.writestr(entry, file.read_bytes())
    return target


def _system() -> str:
    return f"{sys.platform}-{platform.machine()}"


if __name__ == "__main__":
    made = build()
    print(f"{made.relative_to(ROOT)}  {made.stat().st_size / 1e6:.1f} MB", file=sys.stderr)
