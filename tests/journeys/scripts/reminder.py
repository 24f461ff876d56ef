"""A note on the real screen, while locked; Open, the key, and the page of its date."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.journeys.reader import Journey

KEY = "four words that stay"
NAME = "Zwielicht"


def told(*words: str) -> str:
    """Return what the notification service answers."""
    return subprocess.run(["dunstctl", *words], capture_output=True, text=True, check=False).stdout


def titles() -> str:
    """Return the titles of all windows on the screen."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "", "getwindowname", "%@"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return found.stdout


def main() -> None:
    """Walk the journey; any surprise ends it with a sentence."""
    (Path(os.environ["HOME"]) / "dunstrc").write_text("[global]\n stack_duplicates = false\n")
    service = subprocess.Popen(
        ["dunst", "-conf", f"{os.environ['HOME']}/dunstrc"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        with Journey(Path(sys.argv[1])) as app:
            app.wait_for_focus("Your key")
            # The app found the agent gone and started it, locked as it is.
            app.wait_until(lambda: told("count", "displayed").strip() == "1", "a note")
            told("action", "0")
            app.wait_until(lambda: told("count", "displayed").strip() == "0", "an answer")
            assert app.find(NAME) is None
            assert NAME not in titles()
            app.wait_for_focus("Your key")
            app.type(KEY)
            app.keys("Return")
            app.wait_for_text(NAME)
            app.wait_for("Make a plan")
            assert "Companion" in titles()
            assert NAME not in titles()
            notes = json.loads(told("history"))["data"][0]
            assert [note["summary"]["data"] for note in notes] == ["You have a note."]
            assert NAME not in told("history")
    finally:
        service.terminate()


main()
