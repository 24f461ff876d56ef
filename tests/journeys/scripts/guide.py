"""A page of the guide, opened by keyboard and read with its headings, as a screen reader does."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.journeys.reader import Journey

KEY = "four words that stay"
TITLE = "Kinds of support and how to choose"
HEADINGS = ["One to one", "A group", "Online"]


def main() -> None:
    """Walk the journey; any surprise ends it with a sentence."""
    with Journey(Path(sys.argv[1])) as app:
        app.wait_for_focus("Your key")
        app.type(KEY)
        app.keys("Return")
        app.wait_for_focus("Page")
        app.keys("alt+5")
        app.wait_for("People", "heading")
        app.tab_to("Peer-support guide")
        app.keys("Return")
        app.wait_for("Peer-support guide", "heading")
        app.tab_to("Pages of the guide", inside=True)
        app.keys("Home", "Down", "Down", "Down", "Return")
        app.wait_for(TITLE, "heading")
        app.wait_for_focus("Read")
        assert not set(HEADINGS) & set(headings(app))
        app.keys("Return")
        app.wait_for(HEADINGS[-1], "heading")
        heard = headings(app)
        assert heard[0] == TITLE, heard
        assert [each for each in heard if each in HEADINGS] == HEADINGS, heard
        app.wait_for_text("No clinician and no survivor has reviewed this page yet.")
        app.keys("F1")
        app.wait_for("You can reach someone right now")
        app.keys("Escape")
        app.wait_for(TITLE, "heading")


def headings(app: Journey) -> list[str]:
    """Return the headings in sight, in the order they are read."""
    return [node.get_name() for node in app.nodes() if node.get_role_name() == "heading"]


main()
