"""Guessing a person's country from the settings of their system."""

from __future__ import annotations

import re
from collections.abc import Container

from companion.resources.model import EUROPE, WORLD

DEFAULT = "US"
"""Where the system says nothing, and for English and Spanish without a country."""

EUROPEAN_UNION = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR",
    "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO",
    "SE", "SI", "SK",
}  # fmt: skip
_HOME_OF_LANGUAGE = {
    "cs": "CZ", "cy": "GB", "da": "DK", "el": "GR", "fi": "FI", "fil": "PH", "ga": "IE",
    "he": "IL", "hi": "IN", "hu": "HU", "it": "IT", "ja": "JP", "ko": "KR", "mi": "NZ",
    "ms": "MY", "nb": "NO", "ne": "NP", "nl": "NL", "nn": "NO", "no": "NO", "pl": "PL",
    "si": "LK", "sv": "SE", "tl": "PH", "uk": "UA",
}  # fmt: skip
"""Languages that are spoken at home in one country of the directory above all."""


def guess_country(locale_name: str, known: Container[str]) -> str:
    """Return the code of the country that a locale name like 'es_MX.UTF-8' points to.

    A country that is not known becomes EUROPE when it is in the European Union,
    else WORLD: better a worldwide list than the numbers of another country.
    Without a country, a language that has one home gives it; English, Spanish
    and an empty name give DEFAULT, whose lines answer in both; others WORLD.
    """
    language, *rest = re.split(r"[-_]", re.split(r"[.@]", locale_name)[0])
    country = next((part.upper() for part in rest if re.fullmatch("[A-Za-z]{2}", part)), "")
    if not country:
        language = language.lower()
        if language in {"", "c", "posix", "en", "es"}:
            return DEFAULT
        country = _HOME_OF_LANGUAGE.get(language, WORLD)
    if country in known:
        return country
    return EUROPE if country in EUROPEAN_UNION and EUROPE in known else WORLD
