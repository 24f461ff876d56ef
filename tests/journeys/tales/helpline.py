"""A helpline found without unlocking, and a card with it on paper."""

from tests.journeys.tale import LANGUAGE, begin

SOUGHT, NUMBER = {
    "en": ("988", "9 8 8"),
    "es": ("linea de la vida", "800 911 2000"),
}[LANGUAGE]

with begin() as app:
    app.focus("Your key")
    app.keys("F1")
    app.sees("You can reach someone right now")
    app.frame()
    app.keys("ctrl+f")
    app.focus("Search help lines")
    app.type(SOUGHT)
    app.tab("Help lines", inside=True)
    app.keys("Home", "Return")
    app.sees("What happens")
    app.wait_for_text(NUMBER)
    app.frame()
    app.sees("Take it off my card")
    app.keys("Escape")
    app.sees("You can reach someone right now")
    app.tab("A card to carry")
    app.keys("Return")
    app.tab("Card for a wallet")
    app.keys("Return")
    app.sees("Save as PDF")
    app.frame()
