"""Something steady from the lock screen, without a key, to its end."""

from tests.journeys.tale import begin

with begin() as app:
    app.focus("Your key")
    app.frame()
    app.keys("shift+Tab")
    app.focus("Steady me")
    app.keys("Return")
    app.focus("Come back to now")
    app.frame()
    app.keys("Return")
    app.focus("Next")
    app.frame()
    for name in ("Pause", "Back", "Next", "Stop"):
        app.sees(name)
    app.tab("Stop")
    app.keys("Return")
    app.tab("Close")
    app.frame()
    app.keys("Escape", "Escape")
    app.sees("Unlock")
