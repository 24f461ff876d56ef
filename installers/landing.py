"""Try the package where it lands: `python -m installers.landing`, as root on Debian.

In a fresh Debian made by debootstrap: installed by apt with what it needs, its
first page written through the accessibility tree by an ordinary user in a network
namespace with nothing in it, upgraded over the journal of an older version,
removed, and purged. Each line that is printed is something that was seen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from companion import __version__
from installers import within
from installers.freeze import BUILD, ROOT

SUITE: Final = os.environ.get("SUITE", "bookworm")
LANDING: Final = BUILD / "landing"
CLEAN: Final = LANDING / f"{SUITE}.tar"
PLACE: Final = LANDING / SUITE
PERSON: Final = "ana"
HOME: Final = PLACE / "home" / PERSON
JOURNEYS: Final = "/opt/journeys/tests/journeys"
KEY: Final = within.KEY
_KILLS: Final = 20
READERS: Final = (
    "xvfb", "xauth", "openbox", "xdotool", "dbus", "dbus-x11", "at-spi2-core", "python3-gi",
    "gir1.2-atspi-2.0", "desktop-file-utils", "man-db", "iproute2",
)  # fmt: skip
"""What reads and uses the window; none of it is needed by the app."""
READERS_LEAVE: Final = ("openbox", "dconf", "dbus", "at-spi", "X11", "stage.lock", ".Xauthority")
"""Whose files they are that appear while a window is read: not the app's."""


class NotSeen(Exception):
    """Something that was to be seen was not."""


def main() -> None:
    """Go through the life of the package, from the first installation to the purge."""
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        sys.exit("make deb-test needs root and debootstrap: sudo apt-get install debootstrap")
    started = time.monotonic()
    (package,) = (ROOT / "dist").glob(f"companion_{__version__}-1_*.deb")
    _make_place()
    with _mounted():
        _install(package)
        _look_inside()
        _use()
        _upgrade(package)
        _leave()
        _carry()
    _say(f"all of it in {time.monotonic() - started:.0f} s")


# The place


def _make_place() -> None:
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    if not CLEAN.exists():
        _run("debootstrap", "--variant=minbase", SUITE, str(PLACE))
        _run("tar", "-C", str(PLACE), "-cf", str(CLEAN), ".")
    else:
        _run("tar", "-C", str(PLACE), "-xpf", str(CLEAN))
    # A place that is thrown away need not wait until each file is safely on the disk.
    (PLACE / "etc/dpkg/dpkg.cfg.d/thrown-away").write_text("force-unsafe-io\n", "utf-8")
    shutil.copy("/etc/resolv.conf", PLACE / "etc" / "resolv.conf")
    for setting in Path("/etc/apt/apt.conf.d").glob("*proxy*"):
        shutil.copy(setting, PLACE / "etc" / "apt" / "apt.conf.d")
    _say(f"a clean {SUITE}")


@contextmanager
def _mounted() -> Iterator[None]:
    """Give the place /proc, /dev and a /dev/shm for as long as it is used."""
    mounts = (("proc", "proc"), ("devtmpfs", "dev"), ("tmpfs", "dev/shm"))
    done: list[Path] = []
    try:
        for kind, name in mounts:
            folder = PLACE / name
            folder.mkdir(exist_ok=True)
            _run("mount", "-t", kind, kind, str(folder))
            done.append(folder)
        yield
    finally:
        for folder in reversed(done):
            _run("umount", "--lazy", str(folder))


# What is tried


def _install(package: Path) -> None:
    before = _files()
    shutil.copy(package, PLACE / "root" / "companion.deb")
    _inside("apt-get", "update", "-qq")
    _inside("apt-get", "install", "-y", "-qq", "/root/companion.deb")
    _say("installed by apt with what it depends on")
    _inside("useradd", "--create-home", "--shell", "/bin/bash", PERSON)
    lacking = _inside(
        "sh",
        "-c",
        "find /usr/lib/companion -name '*.so*' -exec ldd {} + | grep 'not found' || true",
    )
    _expect(not lacking.strip(), f"libraries are missing:\n{lacking}")
    _expect(__version__ in _as_person("companion", "--version"), "no version")
    _expect(
        "us-988-lifeline" in _as_person("companion", "find", "--country", "US", "--json"),
        "no help line",
    )
    _say("every library is there; help is found without a key")
    started = {name for name in _files() - before if "autostart" in name or "systemd" in name}
    ours = {name for name in started if "companion" in name}
    _expect(not ours, f"it starts by itself: {sorted(ours)}")


def _look_inside() -> None:
    """See that the program carries what was tried, and keeps and hides as the source does."""
    (library,) = (PLACE / "usr" / "lib" / "companion").rglob("sqlcipher3/_sqlite3*.so")
    versions = within.carried(library)
    told = ", ".join(f"{name} {'.'.join(map(str, found))}" for name, found in versions.items())
    program = (
        "chroot", f"--userspec={PERSON}:{PERSON}", str(PLACE), "/usr/bin/env", "-i",
        f"HOME=/home/{PERSON}", "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "/usr/bin/companion",
    )  # fmt: skip
    base = f"/home/{PERSON}/within"
    seen = within.killed(program, base, HOME / "within", kills=_KILLS)
    shutil.rmtree(HOME / "within")
    _say(f"carries {told}; killed {seen['kills']} times: {seen['acknowledged']} saved, 0 lost")


def _use() -> None:
    _inside("apt-get", "install", "-y", "-qq", "--no-install-recommends", *READERS)
    _inside("desktop-file-validate", "/usr/share/applications/companion.desktop")
    _expect("COMPANION(1)" in _inside("man", "companion"), "no manual page")
    _put_journeys()
    reachable = _as_person("ip", "-oneline", "address", online=False)
    _expect(not reachable.strip(), f"there is a network: {reachable}")
    begun = time.monotonic()
    _journey("first_page", f"/home/{PERSON}/first")
    took = f"{time.monotonic() - begun:.0f} s"
    _say(f"a first page by keyboard, read through AT-SPI, with no network: {took}")


def _upgrade(package: Path) -> None:
    older = LANDING / "older"
    shutil.rmtree(older, ignore_errors=True)
    _write_older_journal(older)
    target = HOME / "older"
    shutil.copytree(older / "vault", target)
    _inside("chown", "-R", f"{PERSON}:{PERSON}", f"/home/{PERSON}/older")
    _pretend_older(package)
    _inside("apt-get", "install", "-y", "-qq", "/root/companion.deb")
    _expect(__version__ in _inside("dpkg-query", "-W", "companion"), "not upgraded")
    _journey("after_upgrade", f"/home/{PERSON}/older")
    _say("upgraded; the journal of an older version opens and its page is found")


def _leave() -> None:
    """Remove the package, put it back, and purge it: nothing of the person's goes."""
    for word in ("remove", "purge"):
        _inside("apt-get", "install", "-y", "-qq", "/root/companion.deb")
        _inside("apt-get", word, "-y", "-qq", "companion")
        _expect(not (PLACE / "usr/lib/companion").exists(), f"there after {word}")
    left = {name for name in _files() if "companion" in name and not name.startswith("home/")}
    left -= {"root/companion.deb"} | {name for name in left if name.startswith("opt/journeys")}
    _expect(not left, f"left behind: {sorted(left)}")
    _expect(any(HOME.glob("older/data/vault/journal.*.db")), "the journal is gone")
    _say("removed and purged: nothing of the program is left, and every word of the person is")


def _carry() -> None:
    """Use the portable copy, if one was built, and look for what it leaves behind."""
    built = sorted((ROOT / "dist").glob(f"companion-{__version__}-linux-*-portable.zip"))
    if not built:
        _say("no portable copy was built (make portable), so none was tried")
        return
    stick = PLACE / "media" / "stick"
    _run("unzip", "-q", str(built[-1]), "-d", str(stick))
    _inside("chown", "-R", f"{PERSON}:{PERSON}", "/media/stick")
    before = _files()
    _journey(
        "first_page", "/nowhere", COMPANION_PORTABLE="1",
        COMPANION_COMMAND="/media/stick/Companion/Companion.sh",
    )  # fmt: skip
    new = {name for name in _files() - before if not name.startswith("media/stick/")}
    left = {name for name in new if not any(word in name for word in READERS_LEAVE)}
    _expect(not left, f"left on the computer: {sorted(left)}")
    _expect(any(stick.rglob("journal.*.db")), "the journal is not on the stick")
    _say("the portable copy kept everything beside itself and left nothing on the computer")


# Parts of it


def _put_journeys() -> None:
    target = PLACE / JOURNEYS.lstrip("/")
    (target / "scripts").mkdir(parents=True)
    source = ROOT / "tests" / "journeys"
    (target.parent / "__init__.py").touch()
    for file in [*source.glob("*.py"), source / "stage.sh", *(source / "scripts").glob("*.py")]:
        if file.name != "test_journeys.py":
            shutil.copy(file, target / file.relative_to(source))


def _journey(name: str, base: str, **environment: str) -> None:
    """Run a journey's script against the installed program, with no network."""
    variables = {"COMPANION_COMMAND": "/usr/bin/companion", **environment}
    _as_person(
        "env", "PYTHONPATH=/opt/journeys", "PYTHONDONTWRITEBYTECODE=1",
        *(f"{name}={value}" for name, value in variables.items()),
        "STAGE_LOCK=/tmp/stage.lock", f"XDG_RUNTIME_DIR=/home/{PERSON}",
        f"COMPANION_ROOT=/home/{PERSON}",
        "dbus-run-session", "--", "bash", f"{JOURNEYS}/stage.sh", "/usr/bin/python3",
        f"{JOURNEYS}/scripts/{name}.py", base,
        online=False,
    )  # fmt: skip
    with suppress(OSError):
        (HOME / "display").unlink()


def _write_older_journal(folder: Path) -> None:
    """Let the code as it was before its newest schema write a journal with one page."""
    newest = max((ROOT / "companion/vault/migrations/versions").glob("0*.py"))
    changes = _run(
        "git", "-C", str(ROOT), "rev-list", "--first-parent", "HEAD", "--",
        str(newest.relative_to(ROOT)),
    )  # fmt: skip
    (folder / "code").mkdir(parents=True)
    older = LANDING / "older.tar"
    _run("git", "-C", str(ROOT), "archive", "-o", str(older), f"{changes.split()[-1]}^1")
    _run("tar", "-C", str(folder / "code"), "-xf", str(older))
    for text, *words in (
        (KEY, "vault", "create"),
        (f"{KEY}\nThe herons came back before.", "journal", "add"),
    ):
        subprocess.run(
            [
                sys.executable, "-m", "companion", "--base-dir", str(folder / "vault"), *words,
                "--passphrase-file", "-",
            ],
            cwd=folder / "code", env={**os.environ, "PYTHONPATH": str(folder / "code")},
            input=f"{text}\n", text=True, check=True, capture_output=True,
        )  # fmt: skip


def _pretend_older(package: Path) -> None:
    """Install the package again under a lower number, so that apt has something to upgrade."""
    tree = LANDING / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    _run("dpkg-deb", "--raw-extract", str(package), str(tree))
    control = tree / "DEBIAN" / "control"
    control.write_text(
        control.read_text("utf-8").replace(f"Version: {__version__}-1", "Version: 0.0.1-1"), "utf-8"
    )
    _run("dpkg-deb", "-Znone", "--build", str(tree), str(PLACE / "root" / "older.deb"))
    shutil.rmtree(tree)
    _inside("apt-get", "install", "-y", "-qq", "--allow-downgrades", "/root/older.deb")
    (PLACE / "root" / "older.deb").unlink()


# Running


def _as_person(*command: str, online: bool = True) -> str:
    """Run something as the ordinary user; without a network where that is asked for."""
    alone = () if online else ("unshare", "--net")
    return _run(
        *alone, "chroot", f"--userspec={PERSON}:{PERSON}", str(PLACE), "/usr/bin/env", "-i",
        f"HOME=/home/{PERSON}", "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TERM=dumb", "sh", "-c",
        'cd "$HOME"; exec "$@"', "sh", *command,
    )  # fmt: skip


def _inside(*command: str) -> str:
    return _run(
        "chroot", str(PLACE), "/usr/bin/env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME=/root", "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive", *command,
    )  # fmt: skip


def _files() -> set[str]:
    """Return the names of all files, but of what the system itself keeps changing."""
    found = _run("find", str(PLACE), "-xdev", "-not", "-type", "d", "-printf", "%P\\n")
    passing = ("var/lib/dpkg", "var/lib/apt", "var/cache", "var/log", "proc", "dev")
    return {name for name in found.splitlines() if not name.startswith(passing)}


def _run(*command: str) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace")
    if done.returncode != 0:
        raise NotSeen(f"{' '.join(command[:12])}\n{done.stdout[-2000:]}\n{done.stderr[-3000:]}")
    return done.stdout


def _expect(fact: object, otherwise: str) -> None:
    if not fact:
        raise NotSeen(otherwise)


def _say(line: str) -> None:
    print(f"deb-test: {line}", flush=True)


if __name__ == "__main__":
    main()
