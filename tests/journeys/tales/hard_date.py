"""A plan for a hard date: name, day, three lines; locked, and there again."""

from tests.journeys.tale import LANGUAGE, begin

NAME, DAY, LINES = {
    "en": ("The spring day", "10 March 2126", ("At home", "Ben", "Call Ben")),
    "es": ("El dia de marzo", "10 de marzo de 2126", ("En casa", "Beto", "Llamar a Beto")),
}[LANGUAGE]
ASKED = {
    "en": ("Where will you be?", "Who knows?", "What will you do if it is too much?"),
    "es": ("¿Dónde vas a estar?", "¿Quién lo sabe?", "¿Qué harás si es demasiado?"),
}[LANGUAGE]
"""The app's own words, which come with its topics and not from the catalogue."""

with begin() as app:
    app.unlock()
    app.keys("alt+3")
    app.focus("Add a date")
    app.frame()
    app.keys("Return")
    app.focus("Its name, in your own words")
    app.type(NAME)
    app.keys("Return")
    app.focus("The day, like 10 March 2026")
    app.type(DAY)
    app.frame()
    app.keys("Return")
    app.focus("Make a plan")
    app.frame()
    app.keys("Return")
    for question, line in zip(ASKED, LINES, strict=True):
        app.wait_for_focus(question)
        app.type(line)
        app.keys("Tab")
    app.sees("Saved on this computer")
    app.frame()
    app.keys("ctrl+l")
    app.unlock()
    app.keys("alt+3")
    app.focus("Add a date")
    app.tab("Later", inside=True)
    app.keys("Home", "Return")
    app.focus("Open the plan")
    app.frame()
    app.keys("Return")
    for question, line in zip(ASKED, LINES, strict=True):
        app.wait_until(lambda q=question, a=line: app.text_of(q) == a, line)  # type: ignore[misc]
