"""A reminder comes while locked and names nothing; Open, the key, and its date is there."""

from tests.journeys import notes
from tests.journeys.tale import _, begin

NAME = "Beto"

with notes.service(), begin() as app:
    app.focus("Your key")
    app.wait_until(lambda: notes.shown() == 1, "a note")
    app.frame()
    assert app.find(NAME) is None
    notes.open_first()
    app.wait_until(lambda: notes.shown() == 0, "an answer")
    assert notes.said() == [_("You have a note.")]
    assert NAME not in notes.history()
    app.unlock_to("Make a plan")
    app.wait_for_text(NAME)
    assert NAME not in notes.titles()
    app.frame()
