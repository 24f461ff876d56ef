"""Write, search, lock, unlock, quit: what stays in memory, files and system calls.

Prints a JSON document with what was seen; the test judges it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.journeys import traces
from tests.journeys.reader import Journey

KEY = "Quokka lantern seventeen birch"
WORD = "zephyrquartz"
DRAFT = "velvetomelette"
SEARCH = "zephyrqu"


KEYS_OF_THE_VAULT = """
import sys
from pathlib import Path
from companion.vault.opener import by_passphrase
_header, master = by_passphrase(sys.stdin.read()).unlock(Path(sys.argv[1]))
print(bytes(master.raw).hex(), bytes(master.database_key(1)).hex())
"""


def secrets(base: Path) -> dict[str, list[bytes]]:
    """Return all that must not stay in memory, each in the forms in which it could.

    The master key and the database's key are found as the app finds them, from the
    header on the disk.
    """
    told = subprocess.run(
        [os.environ["COMPANION_PYTHON"], "-c", KEYS_OF_THE_VAULT, str(base / "data" / "vault")],
        input=KEY, capture_output=True, text=True, check=True,
    )  # fmt: skip
    sought = {
        word: [word.encode(), word.encode("utf-16-le"), word.encode().hex().encode()]
        for word in (WORD, DRAFT, SEARCH, KEY)
    }
    for name, key in zip(("master key", "database key"), told.stdout.split(), strict=True):
        sought[name] = [bytes.fromhex(key), key.encode(), key.upper().encode()]
    return sought


def processes(base: Path) -> list[int]:
    """Return every process of the app: the window, and whatever it started."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        is_app = b"companion" in words or words[0].endswith(b"/companion")
        if is_app and str(base).encode() in words and b"strace" not in words[0]:
            found.append(int(folder.name))
    return found


def came_back_hidden(pid: int) -> bool:
    """Say whether the process has become the new one: in between it has no command at all."""
    return b"hidden" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")


def in_memory(pids: list[int], sought: dict[str, list[bytes]]) -> dict[str, int]:
    """Count in the memory of processes what must not stay there."""
    counts = dict.fromkeys(sought, 0)
    for pid in pids:
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
            for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
                place, rights, *_rest = line.split()
                if "r" not in rights or line.endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
                    continue
                start, end = (int(part, 16) for part in place.split("-"))
                try:
                    memory.seek(start)
                    content = memory.read(end - start) or b""
                except (OSError, OverflowError, ValueError):
                    continue
                for name, forms in sought.items():
                    counts[name] += sum(content.count(form) for form in forms)
    return counts


def look_around_help(app: Journey) -> None:
    """Go to every page of help, while locked."""
    app.keys("F1")
    app.wait_for("You can reach someone right now")
    for name, sign in (
        ("What happens when I call", "When you call"),
        ("Help near you", "Ways to find help where you are"),
        ("A card to carry", "Three steps"),
        ("Local lists", "No local lists here."),
    ):
        app.press(name)
        app.wait_for_text(sign)
        app.keys("Escape")
        app.wait_for("You can reach someone right now")
    app.press("QR code to call, 988 of 988 Suicide & Crisis Lifeline", "check box")
    app.wait_for_text("It will offer to call 988")
    app.keys("Escape")


def main() -> None:
    """Walk the journey; any surprise ends it with a sentence."""
    base = Path(sys.argv[1])
    with Journey(base, *traces.command(base.parent / "trace")) as app:
        app.wait_for_focus("Start writing")
        app.keys("Return")
        app.wait_for_focus("Page")
        app.type(f"The word is {WORD}.")
        app.keys("ctrl+s")
        app.wait_for_focus("Your key")
        app.type(KEY)
        app.keys("Return")
        app.wait_for_focus("Your key again")
        app.type(KEY)
        app.keys("Return")
        app.wait_for_focus("Later")
        app.keys("Return")
        app.wait_for_focus("Page")
        app.keys("ctrl+f")
        app.wait_for_focus("Search")
        app.type(SEARCH)
        app.keys("Return")
        app.wait_until(lambda: "Page without a title" in app.focused(), "the page in the list")
        app.keys("Return")
        app.wait_until(lambda: WORD in app.text_of("Page"), "the page that was found")
        app.keys("ctrl+n")
        app.wait_until(lambda: app.text_of("Page") == "", "an empty page")
        app.type(DRAFT)
        app.wait_until(lambda: app.text_of("Page") == DRAFT, "the whole draft")
        pid = app.app_pid()
        sought = secrets(base)
        before = in_memory(processes(base), sought)
        app.keys("ctrl+l")
        app.wait_for("Unlock", "push button")
        app.wait_for_focus("Your key")
        after = in_memory(processes(base), sought)
        same_process = pid == app.app_pid()
        look_around_help(app)
        app.wait_for_focus("Your key")
        app.type(KEY)
        app.keys("Return")
        app.wait_for_text("There are words you had not saved.")
        app.press("Hide now")
        app.wait_until(lambda: came_back_hidden(pid), "the new process, minimised")
        app.wait_for("Unlock", "push button")
        watched = processes(base)
        hidden = in_memory(watched, sought)
    seen = {
        "before": before,
        "after": after,
        "hidden": hidden,
        "same_process": same_process,
        "was_watched": pid in watched,
        "networks": [
            line.split(":")[0].strip()
            for line in Path("/proc/net/dev").read_text().splitlines()
            if ":" in line
        ],
    }
    print(json.dumps(seen))


main()
