"""A note on the real screen, while locked; Open, the key, and the page of its date."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.journeys import notes
from tests.journeys.reader import Journey

KEY = "four words that stay"
NAME = "Zwielicht"

with notes.service(), Journey(Path(sys.argv[1])) as app:
    app.wait_for_focus("Your key")
    # The app found the agent gone and started it, locked as it is.
    app.wait_until(lambda: notes.shown() == 1, "a note")
    notes.open_first()
    app.wait_until(lambda: notes.shown() == 0, "an answer")
    assert app.find(NAME) is None
    assert NAME not in notes.titles()
    app.wait_for_focus("Your key")
    app.type(KEY)
    app.keys("Return")
    app.wait_for_text(NAME)
    app.wait_for("Make a plan")
    assert "Companion" in notes.titles()
    assert NAME not in notes.titles()
    assert notes.said() == ["You have a note."]
    assert NAME not in notes.history()
