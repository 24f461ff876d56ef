"""Build the Debian package from the built folder: `python -m installers.deb`.

The package carries Python and its libraries; the C libraries that Debian mends
(OpenSSL, zlib, X11, …) are dependencies, found by dpkg-shlibdeps.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from companion import __version__
from installers import drawing, licences, manual
from installers.freeze import BUILD, FROZEN, ROOT, environment, source_date

LINUX: Final = ROOT / "installers" / "linux"
TREE: Final = BUILD / "deb"
PROGRAM: Final = Path("usr/lib/companion")
MAINTAINER: Final = "The Companion authors <maintainers@companion.invalid>"
LOADED_LATER: Final = (
    "libegl1", "libgl1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1",
    "libxcb-render-util0", "libxcb-shape0", "libxcb-xinerama0", "libxcb-xkb1", "libxkbcommon-x11-0",
)  # fmt: skip
"""What Qt loads at the moment it is needed; scripts/system-libraries names the same."""
DESCRIPTION: Final = """\
notes, dates and useful numbers, kept on this computer
 A private companion for people who went through something hard, and for
 their families: an encrypted journal, hard dates with a plan for each, small
 things that help, and help lines of many countries that work without a
 network.
 .
 The program opens no network connection and asks for no account and no name.
 It is not treatment."""


def build() -> Path:
    """Build the package; return the file in dist/."""
    shutil.rmtree(TREE, ignore_errors=True)
    root = TREE / "companion"
    shutil.copytree(FROZEN / "companion", root / PROGRAM, symlinks=True)
    _strip(root / PROGRAM)
    _put_documents(root / "usr/share")
    (root / "usr/bin").mkdir()
    (root / "usr/bin/companion").symlink_to("../lib/companion/companion")
    _put_rights(root)
    _put_control(root)
    return _packed(root)


def control(*, depends: str, kilobytes: int, architecture: str) -> str:
    """Return the control file of the package.

    `kilobytes` is the size of what is installed (Debian Policy 5.6.20).
    """
    return (
        f"Package: companion\nVersion: {__version__}-1\nArchitecture: {architecture}\n"
        f"Maintainer: {MAINTAINER}\nInstalled-Size: {kilobytes}\nDepends: {depends}\n"
        "Recommends: at-spi2-core, fonts-dejavu-core, libenchant-2-2\n"
        "Suggests: gnome-keyring | kwalletmanager\n"
        "Section: misc\nPriority: optional\nHomepage: https://companion.invalid/\n"
        f"Description: {DESCRIPTION}\n"
    )


def _strip(folder: Path) -> None:
    """Take what only a debugger reads out of the libraries."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink() and file.read_bytes()[:4] == b"\x7fELF":
            kinds = subprocess.run(
                ["file", "--brief", str(file)], check=True, capture_output=True, text=True
            )
            # Only what asks for it: a library that was already stripped may have been
            # edited since, and strip can break those.
            if "not stripped" in kinds.stdout and file.name != "companion":
                subprocess.run(["strip", "--strip-unneeded", str(file)], check=True)


def _put_documents(share: Path) -> None:
    """Write everything below /usr/share."""
    files = {
        "applications/companion.desktop": (LINUX / "companion.desktop").read_bytes(),
        "metainfo/invalid.companion.Companion.metainfo.xml": (
            LINUX / "companion.metainfo.xml"
        ).read_bytes(),
        "mime/packages/companion.xml": (LINUX / "companion-mime.xml").read_bytes(),
        "man/man1/companion.1.gz": _zipped(manual.manual(source_date())),
        "doc/companion/copyright": (LINUX / "copyright").read_bytes(),
        "doc/companion/changelog.Debian.gz": _zipped(changelog(source_date())),
        "doc/companion/LICENCES.gz": _zipped(licences.text()),
        "doc/companion/NEWS.gz": _zipped((ROOT / "CHANGELOG.md").read_text("utf-8")),
        "lintian/overrides/companion": (LINUX / "lintian-overrides").read_bytes(),
        **{place: manual.completion(kind).encode() for place, kind in manual.COMPLETIONS.items()},
    }
    for place, content in files.items():
        (share / place).parent.mkdir(parents=True, exist_ok=True)
        (share / place).write_bytes(content)
    drawing.write_hicolor(share / "icons" / "hicolor")


def changelog(seconds: int) -> str:
    """Return the changelog of the package itself (Debian Policy 4.4)."""
    from email.utils import formatdate

    return (
        f"companion ({__version__}-1) unstable; urgency=medium\n\n"
        f"  * Version {__version__}; what is new is told in NEWS.\n\n"
        f" -- {MAINTAINER}  {formatdate(seconds)}\n"
    )


def _zipped(text: str) -> bytes:
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def _put_rights(root: Path) -> None:
    """Let everybody read, and nobody but root write; programs alone may run."""
    for path in [root, *root.rglob("*")]:
        if path.is_symlink():
            continue
        if path.is_dir() or path == root / PROGRAM / "companion":
            path.chmod(0o755)
        else:
            path.chmod(0o644)


def _put_control(root: Path) -> None:
    folder = root / "DEBIAN"
    folder.mkdir(mode=0o755)
    installed = [path for path in root.rglob("*") if folder not in path.parents]
    kilobytes = sum(
        1 if path.is_dir() or path.is_symlink() else -(-path.stat().st_size // 1024)
        for path in installed
    )
    architecture = _printed("dpkg", "--print-architecture").strip()
    text = control(depends=_depends(root), kilobytes=kilobytes, architecture=architecture)
    (folder / "control").write_text(text, "utf-8")
    sums = "".join(
        f"{_printed('md5sum', str(path)).split()[0]}  {path.relative_to(root)}\n"
        for path in sorted(installed)
        if path.is_file() and not path.is_symlink()
    )
    (folder / "md5sums").write_text(sums, "utf-8")
    for file in ("control", "md5sums"):
        (folder / file).chmod(0o644)


def _depends(root: Path) -> str:
    """Return the packages whose libraries the programs and libraries in a tree ask for."""
    (TREE / "debian").mkdir(exist_ok=True)
    stanzas = "Source: companion\n\nPackage: companion\nArchitecture: any\n"
    (TREE / "debian" / "control").write_text(stanzas, "utf-8")
    objects = [
        str(path)
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_symlink() and path.read_bytes()[:4] == b"\x7fELF"
    ]
    private = [f"-l{root / PROGRAM / '_internal' / part}" for part in (".", "PySide6/Qt/lib")]
    command = ["dpkg-shlibdeps", "-O", "--warnings=0", "--ignore-missing-info", *private]
    found = subprocess.run(
        [*command, *objects], check=True, cwd=TREE, capture_output=True, text=True
    ).stdout
    linked = re.sub(r"^shlibs:Depends=", "", found.strip())
    names = {entry.split()[0] for entry in linked.split(",") if entry.strip()}
    later = [package for package in LOADED_LATER if package not in names]
    return ", ".join(sorted([entry.strip() for entry in linked.split(",")] + later))


def _packed(root: Path) -> Path:
    dated = source_date()
    for path in [root, *root.rglob("*")]:
        os.utime(path, (dated, dated), follow_symlinks=False)
    (ROOT / "dist").mkdir(exist_ok=True)
    architecture = _printed("dpkg", "--print-architecture").strip()
    package = ROOT / "dist" / f"companion_{__version__}-1_{architecture}.deb"
    # Two threads, whatever the machine has: the pieces that xz makes depend on it.
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z4", "--threads-max=2", "--build"]
    subprocess.run(
        [*command, str(root), str(package)],
        check=True, env=environment(), stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return package


def _printed(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    made = build()
    print(f"{made.relative_to(ROOT)}  {made.stat().st_size / 1e6:.1f} MB", file=sys.stderr)
