"""A fresh machine to a saved page, by keyboard alone; then locked, unlocked, found again."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.journeys.reader import Journey

KEY = "four words that stay"
WORDS = "The herons came back to the river tonight."


def main() -> None:
    """Walk the journey; any surprise ends it with a sentence."""
    with Journey(Path(sys.argv[1])) as app:
        first_page(app)
        lock_with_unsaved_words(app)
        find_again(app)
        help_and_back(app)


def first_page(app: Journey) -> None:
    """Welcome: Enter, a page, Ctrl+S, key, Tab, key, Enter, Enter."""
    app.wait_for("Start writing", "push button")
    app.wait_for("Get help now", "push button")
    app.wait_for_focus("Start writing")
    app.keys("Return")
    app.wait_for_focus("Page")
    app.type(WORDS)
    app.wait_for_text("Not saved yet")
    assert app.text_of("Page") == WORDS
    app.keys("ctrl+s")
    app.wait_for_focus("Your key")
    app.type(KEY)
    app.keys("Tab")
    app.wait_for_focus("Your key again")
    app.type(KEY)
    app.keys("Return")
    app.wait_for("Saved on this computer")
    app.wait_for_focus("Later")
    app.keys("Return")
    app.wait_for("Lock", "push button")
    app.wait_for("Hide now", "push button")
    app.wait_for("Title")
    app.wait_for_focus("Page")
    app.type("A second page.")
    app.keys("ctrl+s")
    app.wait_for_text("Saved on this computer")


def lock_with_unsaved_words(app: Journey) -> None:
    """Lock with words that were not saved: they are there again afterwards."""
    app.keys("ctrl+n")
    app.wait_until(lambda: app.text_of("Page") == "", "an empty page")
    app.type("half a thought")
    app.keys("ctrl+l")
    app.wait_for("Unlock", "push button")
    assert app.find("Page") is None
    app.wait_for_text("Your words are saved")
    app.wait_for_focus("Your key")
    app.type("not the right words")
    app.keys("Return")
    app.wait_for_text("That did not match")
    app.type(KEY)
    app.keys("Return")
    app.wait_for("Search")
    app.wait_for_text("There are words you had not saved.")
    app.press("Continue")
    app.wait_until(lambda: app.text_of("Page") == "half a thought", "the unsaved words")


def find_again(app: Journey) -> None:
    """Find the first page by the beginning of a word."""
    app.keys("ctrl+f")
    app.wait_for_focus("Search")
    app.type("hero")
    app.wait_until(lambda: app.rows("Pages") == 1, "the one page that has it")
    app.keys("Return")
    app.wait_until(lambda: "Page without a title" in app.focused(), "the page in the list")
    app.keys("Return")
    app.wait_until(lambda: app.text_of("Page") == WORDS, "the first page")


def help_and_back(app: Journey) -> None:
    """Help over the open journal, and back to the same place."""
    app.keys("F1")
    app.wait_for("You can reach someone right now")
    app.wait_for("Help lines")
    app.keys("Escape")
    app.wait_until(lambda: app.text_of("Page") == WORDS, "the page again")


main()
