"""The journal of an older version, opened after an upgrade: its page is there and is found.

Run by installers/landing.py, where a package is tried.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.journeys.reader import Journey

KEY = "four words that stay"
WORDS = "The herons came back before."


def main() -> None:
    """Walk the journey; any surprise ends it with a sentence."""
    with Journey(Path(sys.argv[1])) as app:
        app.wait_for_focus("Your key")
        app.type(KEY)
        app.keys("Return")
        app.wait_for_focus("Page")
        app.keys("ctrl+f")
        app.wait_for_focus("Search")
        app.type("hero")
        app.wait_until(lambda: app.rows("Pages") == 1, "the one page that has it")
        app.keys("Return")
        app.wait_until(lambda: "Page without a title" in app.focused(), "the page in the list")
        app.keys("Return")
        app.wait_until(lambda: app.text_of("Page").strip() == WORDS, "the page")


main()
