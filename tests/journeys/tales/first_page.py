"""A fresh machine to a saved page; locked, unlocked, found again."""

from tests.journeys.tale import KEY, LANGUAGE, _, begin

WORDS = {
    "en": "The herons came back to the river tonight.",
    "es": "Las garzas volvieron al parque.",
}[LANGUAGE]
PART = {"en": "hero", "es": "garz"}[LANGUAGE]

with begin() as app:
    app.focus("Start writing")
    app.frame()
    app.keys("Return")
    app.focus("Page")
    app.type(WORDS)
    app.frame()
    app.keys("ctrl+s")
    app.focus("Your key")
    app.type(KEY)
    app.tab("Your key again")
    app.type(KEY)
    app.frame()
    app.keys("Return")
    app.focus("Later")
    app.frame()
    app.keys("Return")
    app.focus("Page")
    app.keys("ctrl+l")
    app.sees("Unlock")
    app.frame()
    app.unlock()
    app.keys("ctrl+f")
    app.focus("Search")
    app.type(f"{PART}q")
    app.wait_until(lambda: app.rows(_("Pages")) == 0, "no page with such a word")
    app.keys("BackSpace")
    app.wait_until(lambda: app.rows(_("Pages")) == 1, "the one page that has it")
    app.frame()
    app.keys("Return")
    # The list keeps the words of a page to itself unless that is chosen.
    app.wait_until(lambda: _("Page without a title") in app.focused(), "the page in the list")
    app.keys("Return")
    app.page_is(WORDS)
    app.frame()
