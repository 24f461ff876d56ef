"""The names of countries, regions, kinds and languages, in English and Spanish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Names = Mapping[str, Mapping[str, str]]
"""From a code to its name in each language: {'MX': {'en': 'Mexico', 'es': 'México'}}."""


@dataclass(frozen=True, slots=True)
class NameBook:
    """What codes are called; a code without a name is called by itself."""

    countries: Names = field(default_factory=dict)
    kinds: Names = field(default_factory=dict)
    languages: Names = field(default_factory=dict)
    regions: Mapping[str, Names] = field(default_factory=dict)
    """From a country to the names of its regions."""

    def country(self, code: str, language: str) -> str:
        """Return the name of a country."""
        return _name(self.countries, code, language)

    def region(self, country: str, code: str, language: str) -> str:
        """Return the name of a part of a country."""
        return _name(self.regions.get(country, {}), code, language)

    def kind(self, kind: str, language: str) -> str:
        """Return the name of a kind of service."""
        return _name(self.kinds, kind, language).replace("_", " ")

    def language(self, code: str, language: str) -> str:
        """Return the name of a language, in a language."""
        return _name(self.languages, code, language)


def _name(names: Names, code: str, language: str) -> str:
    found = names.get(code, {})
    return found.get(language) or found.get("en") or code
