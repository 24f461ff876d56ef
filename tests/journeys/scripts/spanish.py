"""In Spanish, at 150 %: a first page, found again, and a helpline; by keyboard alone."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.journeys.reader import Journey

KEY = "cuatro palabras que quedan"
WORDS = "Las garzas volvieron al parque."


def main() -> None:
    """Walk the journey; any surprise ends it with a sentence."""
    base = Path(sys.argv[1])
    settings = base / "config" / "settings.ini"
    settings.parent.mkdir(parents=True, mode=0o700)
    settings.write_text("[companion]\nlanguage = es\ntext_size = 150\ncountry = MX\n")
    with Journey(base) as app:
        first_page(app)
        find_again(app)
        helpline(app)


def first_page(app: Journey) -> None:
    """Write before any key is chosen, then choose one."""
    app.wait_for_focus("Empezar a escribir")
    app.keys("Return")
    app.wait_for_focus("Página")
    app.type(WORDS)
    app.keys("ctrl+s")
    app.wait_for_focus("Tu llave")
    app.type(KEY)
    app.tab_to("Tu llave otra vez")
    app.type(KEY)
    app.keys("Return")
    app.wait_for_focus("Más tarde")
    app.keys("Return")
    app.wait_for_focus("Página")


def find_again(app: Journey) -> None:
    """Lock, unlock, and find the page by the beginning of a word."""
    app.keys("ctrl+l")
    app.wait_for("Abrir con llave", "push button")
    assert app.find("Página") is None
    app.wait_for_focus("Tu llave")
    app.type(KEY)
    app.keys("Return")
    app.wait_for_focus("Página")
    app.keys("ctrl+f")
    app.wait_for_focus("Buscar")
    app.type("garz")
    app.wait_until(lambda: app.rows("Páginas") == 1, "the one page that has it")
    app.keys("Return")
    app.wait_until(lambda: "Página sin título" in app.focused(), "the page in the list")
    app.keys("Return")
    app.wait_until(lambda: app.text_of("Página") == WORDS, "the first page")


def helpline(app: Journey) -> None:
    """Lock, and find a number without unlocking."""
    app.keys("ctrl+l")
    app.wait_for_focus("Tu llave")
    app.keys("F1")
    app.wait_for("Puedes hablar con alguien ahora")
    app.wait_for_text("Línea de la Vida")
    app.keys("ctrl+f")
    app.wait_for_focus("Buscar líneas de ayuda")
    app.type("linea de la vida")
    app.tab_to("Líneas de ayuda", inside=True)
    app.keys("Home", "Return")
    app.wait_for("Si no contesta")
    app.wait_for_text("Copiar 800 911 2000")
    app.keys("Escape")
    app.wait_for("Puedes hablar con alguien ahora")
    app.keys("Escape")
    app.wait_for_focus("Tu llave")


main()
