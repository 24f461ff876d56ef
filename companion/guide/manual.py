"""How this app works: its own manual, in the form of the guide. It needs no vault."""

from __future__ import annotations

from companion.guide.pages import Guide
from companion.paths import assets


def read_manual(language: str) -> Guide:
    """Return the pages of the manual in a language; never raises."""
    return Guide.load(language, assets() / "manual")
