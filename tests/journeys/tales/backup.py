"""A copy put back from the lock screen, after words were lost from the journal."""

from tests.journeys.tale import KEY, LANGUAGE, begin

DONE = {"en": "The copy is your journal now.", "es": "La copia es ahora tu diario."}[LANGUAGE]

with begin() as app:
    app.focus("Your key")
    app.tab("Use a backup copy")
    app.keys("Return")
    app.focus("Folder of copies")
    app.frame()
    app.tab("The key of the copy")
    app.type(KEY)
    app.tab("Use this copy")
    app.keys("Return")
    app.wait_for_text(DONE)
    app.frame()
    app.tab("Back")
    app.keys("Return")
    app.unlock()
    app.keys("ctrl+f")
    app.focus("Search")
    app.type("herons")
    app.wait_for_text("The herons are in the copy.")
    app.frame()
