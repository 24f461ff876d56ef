"""Write, search, lock, unlock, quit: what stays in memory, files and system calls.

Prints a JSON document with what was seen; the test judges it.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from tests.journeys.reader import Journey

KEY = "Quokka lantern seventeen birch"
WORD = "zephyrquartz"
DRAFT = "velvetomelette"
SEARCH = "zephyrqu"


def in_memory(pid: int) -> dict[str, int]:
    """Count the words of the journal in a process's memory, in UTF-8 and UTF-16."""
    counts = dict.fromkeys((WORD, DRAFT, KEY), 0)
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
            for word in counts:
                for encoding in ("utf-8", "utf-16-le"):
                    counts[word] += content.count(word.encode(encoding))
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
    trace = base.parent / "trace"
    strace = (
        "strace", "-f", "-qq", "-s", "200", "-e", "trace=socket,connect,open,openat,creat,rename",
        "-o", str(trace),
    ) if shutil.which("strace") else ()  # fmt: skip
    with Journey(base, *strace) as app:
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
        app.wait_for_focus("Page")
        app.type(DRAFT)
        pid = app.app_pid()
        before = in_memory(pid)
        app.keys("ctrl+l")
        app.wait_for("Unlock", "push button")
        app.wait_for_focus("Your key")
        after = in_memory(pid)
        same_process = pid == app.app_pid()
        look_around_help(app)
        app.wait_for_focus("Your key")
        app.type(KEY)
        app.keys("Return")
        app.wait_for_text("There are words you had not saved.")
        app.press("Hide now")
        app.wait_until(lambda: not in_memory(app.app_pid())[WORD], "an empty memory")
        hidden = in_memory(app.app_pid())
    print(
        json.dumps(
            {"before": before, "after": after, "hidden": hidden, "same_process": same_process}
        )
    )


main()
