"""An exercise from the lock screen to its end, by keyboard alone, with the vault deleted."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.journeys.reader import Journey


def main() -> None:
    """Walk the journey; any surprise ends it with a sentence."""
    base = Path(sys.argv[1])
    with Journey(base) as app:
        app.wait_for("Unlock", "push button")
        shutil.rmtree(base / "data")
        app.wait_for_focus("Your key")
        app.keys("shift+Tab")
        app.wait_for_focus("Steady me")
        app.keys("Return")
        app.wait_for_focus("Come back to now")
        app.keys("Return")
        app.wait_for_focus("Next")
        app.wait_for_text("You may feel far away.")
        for name in ("Pause", "Back", "Next", "Stop"):
            app.wait_for(name, "push button")
        app.keys("Return")
        app.wait_for_text("seconds left")
        app.keys("F1")
        app.wait_for("You can reach someone right now")
        app.keys("Escape")
        app.wait_for_text("Paused.")
        app.wait_for_focus("Next")
        app.keys("Return", "Return", "Return")
        app.wait_for_focus("Your words")
        app.type("Today is Tuesday")
        app.tab_to("Next")
        app.keys("Return", "Return")
        app.tab_to("A bit more here")
        app.keys("space")
        app.tab_to("Next")
        app.keys("Return", "Return")
        app.wait_for_text("Done. Nothing to log unless you want to.")
        app.wait_for_focus("Close")
        app.keys("Return")
        app.wait_for("Look around the room", "push button")
        app.keys("Escape")
        app.wait_for("Unlock", "push button")
        assert not [file for file in base.rglob("*") if _holds(file, b"Tuesday")]


def _holds(file: Path, words: bytes) -> bool:
    return file.is_file() and words in file.read_bytes()


main()
