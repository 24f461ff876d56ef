"""The key was lost; the code of the sheet opens the journal and sets a new one."""

from pathlib import Path

from tests.journeys.tale import begin

NEW = "harbour bread quiet seven"

with begin() as app:
    code = (Path(app.base).parent / "code").read_text()
    app.focus("Your key")
    app.tab("I have a recovery sheet")
    app.keys("Return")
    app.focus("Recovery code")
    app.type(code.lower())
    app.frame()
    app.tab("New key")
    app.type(NEW)
    app.tab("New key again")
    app.type(NEW)
    app.keys("Return")
    app.focus("Page")
    app.frame()
    app.keys("ctrl+l")
    app.unlock(NEW)
    app.keys("ctrl+f")
    app.focus("Search")
    app.type("herons")
    app.wait_for_text("The herons are in the journal.")
