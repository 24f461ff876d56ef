"""The interface in the person's language.

Strings are written in English in the code and translated by gettext. A
language is chosen once, when the process starts; changing it in Settings
rebuilds the window.
"""

from __future__ import annotations

import gettext
import locale
import os
from datetime import date

from companion.paths import assets

DOMAIN = "companion"
LANGUAGES = {"en": "English", "es": "Español"}
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi"})

_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def system_locale() -> str:
    """Return the locale the person's system is set to, like 'es_MX'; '' when unknown."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value and value.split(".")[0] not in {"C", "POSIX"}:
            return value.split(".")[0].split("@")[0]
    name = locale.getlocale()[0] or ""
    return "" if name in {"C", "POSIX"} else name


def system_language() -> str:
    """Return the first of the app's languages that the system asks for, or 'en'."""
    language = system_locale().split("_")[0].lower()
    return language if language in LANGUAGES else "en"


def use(language: str | None) -> str:
    """Speak a language from now on ('' or None: the system's); return its code."""
    global _current, _language  # noqa: PLW0603  # one process, one language
    _language = language if language in LANGUAGES else system_language()
    _current = gettext.translation(
        DOMAIN, assets() / "locale", languages=[_language], fallback=True
    )
    return _language


def language() -> str:
    """Return the code of the language in use: 'en' or 'es'."""
    return _language


def is_right_to_left() -> bool:
    """Say whether the language in use is read from right to left."""
    return _language in _RIGHT_TO_LEFT


def _(text: str) -> str:
    """Return the text in the language in use."""
    return _current.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a text that fits a count, in the language in use."""
    return _current.ngettext(one, many, count)


def marked(text: str) -> str:
    """Mark a text for translation where it stands; `_` translates it later."""
    return text


_MONTHS = (
    marked("January"), marked("February"), marked("March"), marked("April"), marked("May"),
    marked("June"), marked("July"), marked("August"), marked("September"), marked("October"),
    marked("November"), marked("December"),
)  # fmt: skip


def month_name(number: int) -> str:
    """Return the name of a month, 1 to 12; raise IndexError above."""
    return _(_MONTHS[number - 1])


def long_date(day: date) -> str:
    """Return a date with its month as a word: '10 March 2026', '10 de marzo de 2026'."""
    return _("{day} {month} {year}").format(day=day.day, month=month_name(day.month), year=day.year)
