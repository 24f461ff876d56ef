"""A first plan by keyboard alone: name, date, three lines; the actions are counted."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.journeys.reader import Journey

KEY = "four words that stay"
MOST_ACTIONS = 12
"""An action is one press of keys, or one text typed into a field."""


class Counted:
    """The keyboard, with what was done on it."""

    def __init__(self, app: Journey) -> None:
        self.app = app
        self.actions = 0

    def keys(self, name: str) -> None:
        """Press keys once."""
        self.actions += 1
        self.app.keys(name)

    def type(self, text: str) -> None:
        """Type a text."""
        self.actions += 1
        self.app.type(text)


def main() -> None:
    """Walk the journey; any surprise ends it with a sentence."""
    with Journey(Path(sys.argv[1])) as app:
        app.wait_for_focus("Your key")
        app.type(KEY)
        app.keys("Return")
        app.wait_for_focus("Page")
        actions = first_plan(app)
        assert actions <= MOST_ACTIONS, f"{actions} actions"
        is_kept(app)
        print(f"{actions} actions")  # read by the test


def first_plan(app: Journey) -> int:
    """Go to Dates, add a date, and write three lines; return the number of actions."""
    hand = Counted(app)
    hand.keys("alt+3")
    app.wait_for_focus("Add a date")
    hand.keys("Return")
    app.wait_for_focus("Its name, in your own words")
    hand.type("The spring day")
    hand.keys("Return")
    app.wait_for_focus("The day, like 10 March 2026")
    hand.type("10 March 2126")
    hand.keys("Return")
    app.wait_for_focus("Make a plan")
    hand.keys("Return")
    app.wait_for_focus("Where will you be?")
    hand.type("At home")
    hand.keys("Tab")
    app.wait_for_focus("Who knows?")
    hand.type("Ben")
    hand.keys("Tab")
    app.wait_for_focus("What will you do if it is too much?")
    hand.type("Call Ben")
    app.wait_for_text("Saved on this computer")
    return hand.actions


def is_kept(app: Journey) -> None:
    """Lock, unlock, and find the plan as it was written."""
    app.keys("ctrl+l")
    app.wait_for_focus("Your key")
    app.type(KEY)
    app.keys("Return")
    app.wait_for_focus("Page")
    app.keys("alt+3")
    app.wait_for_focus("Add a date")
    app.tab_to("Later", inside=True)
    app.keys("Home", "Return")
    app.wait_for_focus("Open the plan")
    app.keys("Return")
    app.wait_until(lambda: app.text_of("Where will you be?") == "At home", "the first line")
    assert app.text_of("Who knows?") == "Ben"
    assert app.text_of("What will you do if it is too much?") == "Call Ben"


main()
