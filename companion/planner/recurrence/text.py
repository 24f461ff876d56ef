"""A text of the planner's data files in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text in the languages of the app."""

    en: str
    es: str

    def spoken(self, language: str) -> str:
        """Return it in a language ('en', 'es'); English where there is no other."""
        return self.es if language == "es" else self.en
