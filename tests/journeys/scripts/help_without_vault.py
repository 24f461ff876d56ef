"""Help from the lock screen, with the vault whole, and then with it deleted."""

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
        app.wait_for("Get help now", "push button")
        assert app.find("Hide now") is None
        shutil.rmtree(base / "data")
        app.keys("F1")
        app.wait_for("You can reach someone right now")
        app.wait_for("9 8 8")
        app.wait_for_text("In danger now?")
        app.wait_for("Help lines")
        app.keys("Escape")
        app.wait_for("Unlock", "push button")
        app.press("Get help now")
        app.wait_for("You can reach someone right now")


main()
