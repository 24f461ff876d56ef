"""How this app works: its own manual, in the form of the guide. It needs no vault."""

from __future__ import annotations

from companion.guide.pages import Guide, read_head
from companion.paths import assets


def read_manual(language: str) -> Guide:
    """Return the pages of the manual in a language; never raises."""
    return Guide.load(language, assets() / "manual")


def picture_of(language: str, page_id: str) -> str:
    """Return the picture of the tour that belongs to a page on paper, or ''.

    Raises OSError or ValueError for a page that is not there or not whole.
    """
    return str(read_head(assets() / "manual" / language / f"{page_id}.md").get("picture", ""))
