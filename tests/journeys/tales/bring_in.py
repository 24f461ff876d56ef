"""A journal of another app brought in, looked at first."""

from pathlib import Path

from tests.journeys.tale import begin

with begin() as app:
    app.unlock()
    app.keys("alt+6")
    app.tab("Bring in another journal")
    app.frame()
    app.keys("Return")
    app.focus("File or folder")
    app.type(str(Path(app.base).parent / "journal.json"))
    app.keys("Return")
    app.sees("Bring it in")
    app.frame()
    app.tab("Bring it in")
    app.keys("Return")
    app.wait_for_text("40")
    app.frame()
    app.keys("alt+2")
    app.focus("Page")
    app.keys("ctrl+f")
    app.focus("Search")
    app.type("harbour 7")
    app.wait_for_text("Day 7")
    app.frame()
